/** Opening what another team has; no address holds what somebody looked for. */
export const OPEN_MORE = '/desk/open-more'
export const openedPath = (openingId: string): string => `/desk/opened/${openingId}`
/** What was opened so, for those who look at it. */
export const OPENINGS_PATH = '/desk/openings'
export const openingPath = (openingId: string): string => `${OPENINGS_PATH}/${openingId}`
