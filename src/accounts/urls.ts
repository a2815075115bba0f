/** The paths of this room. */
export const ACCOUNT_PATHS = {
  signIn: '/sign-in',
  signOut: '/sign-out',
  /** Leads to the first place of one's own work. */
  home: '/home',
  account: '/account',
  people: '/people',
  organisations: '/people/organisations',
  audit: '/audit',
} as const

export const organisationPath = (id: string): string => `${ACCOUNT_PATHS.organisations}/${id}`
export const personPath = (id: string): string => `${ACCOUNT_PATHS.people}/${id}`
/** Where the link of an invitation leads. */
export const invitationPath = (token: string): string => `/invitation/${token}`
