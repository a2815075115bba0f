/** As PostgreSQL writes an id: 32 hexadecimal digits in five groups, in small letters. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text can be an id of a row: anything else would be an error of the database. */
export const isUuid = (text: string): boolean => UUID.test(text)
