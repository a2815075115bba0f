/** Where an organisation asks its people to practise. */
export const ASSIGNMENTS = '/training/assignments'
export const NEW_ASSIGNMENT = `${ASSIGNMENTS}/new`
export const assignmentPath = (id: string): string => `${ASSIGNMENTS}/${id}`
export const morePath = (id: string): string => `${assignmentPath(id)}/more`
/** Where one person is taken off it. */
export const takeOffPath = (id: string, place: string): string => `${assignmentPath(id)}/people/${place}`
/** Where the link of somebody who is asked leads, without an account. */
export const learnPath = (token: string): string => `/learn/${token}`
/** Where somebody tells their organisation that they have gone through it. */
export const LEARN_DONE = '/learn/done'
