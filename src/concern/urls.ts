/** Where something is told: which form is right, and each form. Every page of a form has its one address. */
export const TELL = '/tell'
export const tellPath = (form: string): string => `${TELL}/${form}`

/** Where somebody comes back with a reference and six words. */
export const TOLD = '/told'
