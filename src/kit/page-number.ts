/** Which page of a list is asked for, from 1: what is no such number, or too large for any list, is the first. */
export const pageNumber = (asked: unknown): number =>
  typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1
