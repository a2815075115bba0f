/** Where records are kept and deleted, by data protection officers. */
export const KEEPING = '/keeping'
export const RUNS = `${KEEPING}/lists`
export const HOLDS = `${KEEPING}/holds`
export const ADD_HOLD = `${HOLDS}/add`
export const REQUESTS = `${KEEPING}/requests`
export const ADD_REQUEST = `${REQUESTS}/add`

/** The records of one type that are due. */
export const duePath = (type: string): string => `${KEEPING}/due/${type}`
export const runPath = (id: string): string => `${RUNS}/${id}`
export const holdPath = (id: string): string => `${HOLDS}/${id}`
export const requestPath = (id: string): string => `${REQUESTS}/${id}`
/** One record that a request found. */
export const findPath = (id: string, kind: string, ofId: string): string =>
  `${requestPath(id)}/${kind}/${ofId}`
