/** Every path of surveys: what people answer, and what officers do. */
export const answerPath = (code: string): string => `/answer/${code}`

export const OFFICER = '/partnership'
export const INSTRUMENTS = '/partnership/instruments'
export const instrumentPath = (id: string): string => `${INSTRUMENTS}/${id}`
export const WAVES = '/partnership/waves'
export const wavePath = (id: string): string => `${WAVES}/${id}`
export const waveResultsPath = (id: string): string => `${WAVES}/${id}/results`
export const IMPORTS = '/partnership/imports'
export const importPath = (id: string): string => `${IMPORTS}/${id}`
export const COMMENTS = '/partnership/comments'
export const commentPath = (id: string): string => `${COMMENTS}/${id}`
export const FOCUS_GROUPS = '/partnership/focus-groups'
export const FOCUS_GROUP_THEMES = `${FOCUS_GROUPS}/themes`
export const focusGroupPath = (id: string, step?: string): string =>
  step ? `${FOCUS_GROUPS}/${id}/${step}` : `${FOCUS_GROUPS}/${id}`
