import type { Outcome, Role } from '../accounts/index.ts'

/** Who decides what is deleted and what is given. */
export const OFFICERS: readonly Role[] = ['data-protection-officer']

export const NOT_FOUND: Outcome = { notFound: true }

/** How many rows a page has. */
export const A_PAGE = 50
