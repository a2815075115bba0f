/** The paths of this room. */
export const ACCOUNT_PATHS = {
  signIn: '/sign-in',
  signOut: '/sign-out',
  /** Leads to the first place of one's own work. */
  home: '/home',
  account: '/account',
  passkeys: '/account/passkeys',
  people: '/people',
  organisations: '/people/organisations',
  audit: '/audit',
  programs: '/people/programs',
  joiners: '/people/joiners',
  away: '/people/away',
  reviews: '/access-reviews',
  /** For programs: what it says of itself, for people and as OpenAPI. */
  api: '/api',
  openApi: '/api/openapi.json',
} as const

/** Signing in through an organisation's own provider. */
export const OPENID_PATH = `${ACCOUNT_PATHS.signIn}/organisation`

/** Under it stands what programs may do. */
export const API_V1 = '/api/v1'
export const programPath = (id: string): string => `${ACCOUNT_PATHS.programs}/${id}`
export const reviewPath = (organisationId: string): string => `${ACCOUNT_PATHS.reviews}/${organisationId}`

export const openIdPath = (organisationId: string): string => `${OPENID_PATH}/${organisationId}`
export const organisationPath = (id: string): string => `${ACCOUNT_PATHS.organisations}/${id}`
/** Where its people sign in elsewhere, for administrators. */
export const ownSignInPath = (organisationId: string): string => `${organisationPath(organisationId)}/sign-in`
export const personPath = (id: string): string => `${ACCOUNT_PATHS.people}/${id}`
/** Where the link of an invitation leads. */
export const invitationPath = (token: string): string => `/invitation/${token}`
