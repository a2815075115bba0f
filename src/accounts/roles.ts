/** What somebody may be here: the one list of roles. What each may do stands at the routes. */
export const ROLES = [
  'professional',
  'safeguarding-lead',
  'first-contact',
  'exploitation-team',
  'police-team',
  'partnership-officer',
  'administrator',
  'auditor',
  'data-protection-officer',
] as const
export type Role = (typeof ROLES)[number]

/** A role in words, for `t`. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  professional: 'Professional',
  'safeguarding-lead': 'Safeguarding lead',
  'first-contact': 'First Contact worker',
  'exploitation-team': 'Exploitation team',
  'police-team': 'Police team',
  'partnership-officer': 'Partnership officer',
  administrator: 'Administrator',
  auditor: 'Auditor',
  'data-protection-officer': 'Data protection officer',
}

/** What a role is for, in a sentence, for `t`. */
export const ROLE_MEANS: Readonly<Record<Role, string>> = {
  professional: 'Tells what they have noticed, and reads the answer.',
  'safeguarding-lead': 'Looks after what colleagues have noticed, and decides whom to tell.',
  'first-contact': 'Receives concerns, decides what will be done, and answers.',
  'exploitation-team': 'Receives assessments of exploitation, and plans what stops it.',
  'police-team': 'Takes what partners share to the police, and tells what became of it.',
  'partnership-officer': 'Runs surveys and focus groups, writes briefings and keeps the priority.',
  administrator:
    'Invites people and organisations, gives and takes roles, and sees the record of what was done.',
  auditor: 'Reads the record of what was done, and the figures. Changes nothing.',
  'data-protection-officer':
    'Decides what is deleted and what must not be, and gives people what is kept about them.',
}

export const isRole = (text: unknown): text is Role => ROLES.includes(text as Role)

/** What an organisation is; the partnership itself is one, and there is one of it. */
export const ORGANISATION_KINDS = [
  'partnership',
  'council',
  'police',
  'health',
  'school',
  'voluntary',
  'business',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** A kind in words, for `t`. */
export const KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  partnership: 'The partnership',
  council: 'Council',
  police: 'Police',
  health: 'Health',
  school: 'School or college',
  voluntary: 'Voluntary or community group',
  business: 'Business',
}

const WHO_TELL: readonly Role[] = ['professional', 'safeguarding-lead']

/** Which roles there are in an organisation of each kind. */
export const ROLES_IN: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  partnership: ['partnership-officer', 'administrator', 'auditor', 'data-protection-officer'],
  council: [...WHO_TELL, 'first-contact', 'exploitation-team'],
  police: [...WHO_TELL, 'exploitation-team', 'police-team'],
  health: [...WHO_TELL, 'exploitation-team'],
  school: WHO_TELL,
  voluntary: WHO_TELL,
  business: WHO_TELL,
}

export const isOrganisationKind = (text: unknown): text is OrganisationKind =>
  ORGANISATION_KINDS.includes(text as OrganisationKind)
