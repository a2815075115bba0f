/** What somebody may be here: the one list of roles. What each may do stands at the routes. */
export const ROLES = ['partnership-officer', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** A role in words, for `t`. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'partnership-officer': 'Partnership officer',
  administrator: 'Administrator',
}

/** What a role is for, in a sentence, for `t`. */
export const ROLE_MEANS: Readonly<Record<Role, string>> = {
  'partnership-officer': 'Runs surveys and focus groups, writes briefings and keeps the priority.',
  administrator: 'Invites people, gives and takes roles, and sees the record of what was done.',
}

export const isRole = (text: unknown): text is Role => ROLES.includes(text as Role)
