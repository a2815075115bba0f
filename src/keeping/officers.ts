import type { Outcome, Role } from '../accounts/index.ts'

/** Who decides what is deleted and what is given. */
export const OFFICERS: readonly Role[] = ['data-protection-officer']

export const NOT_FOUND: Outcome = { notFound: true }

/** How many rows a page has. */
export const A_PAGE = 50

/** The page of a list, from 1. */
export const pageIn = (query: Readonly<Record<string, string>>): number =>
  /^[1-9]\d{0,5}$/.test(query.page ?? '') ? Number(query.page) : 1
