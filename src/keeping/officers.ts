import type { Outcome, Role } from '../accounts/index.ts'

/** Who decides what is deleted and what is given. */
export const OFFICERS: readonly Role[] = ['data-protection-officer']

export const NOT_FOUND: Outcome = { notFound: true }

/** How many rows a page has. */
export const A_PAGE = 50

/** The page of a list, from 1. */
export const pageIn = (query: Readonly<Record<string, string>>): number =>
  /^[1-9]\d{0,5}$/.test(query.page ?? '') ? Number(query.page) : 1

/** A field of a form as one text; '' where it was not sent. */
export const textOf = (form: Readonly<Record<string, unknown>>, name: string): string => {
  const value = [form[name]].flat()[0]
  // A database of texts takes no NUL, and nobody types the other control characters.
  return typeof value === 'string'
    ? value
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .trim()
    : ''
}

/** Each value of a field that was sent. */
export const textsOf = (form: Readonly<Record<string, unknown>>, name: string): string[] =>
  [form[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '')
