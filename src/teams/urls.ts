/** Teams, for administrators. */
export const TEAMS_PATH = '/people/teams'
export const teamPath = (id: string): string => `${TEAMS_PATH}/${id}`

/** One's own teams. */
export const MY_TEAMS = '/teams'
/** Where the link of a test message leads. */
export const testPath = (token: string): string => `${MY_TEAMS}/test/${token}`
