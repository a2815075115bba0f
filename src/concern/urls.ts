/** Where something is told: which form is right, and each form. Every page of a form has its one address. */
export const TELL = '/tell'
export const tellPath = (form: string): string => `${TELL}/${form}`

/** Where somebody comes back with a reference and six words. */
export const TOLD = '/told'

/** Where somebody signed in tells: what they have begun, and every form with its drafts. */
export const DESK_TELL = '/desk/tell'
export const deskTellPath = (form: string): string => `${DESK_TELL}/${form}`
/** Where a public page sends what was answered, to go on with it signed in. */
export const goOnSignedInPath = (form: string): string => `${deskTellPath(form)}/go-on`
export const draftPath = (form: string, draftId: string): string => `${deskTellPath(form)}/${draftId}`
export const deleteDraftPath = (form: string, draftId: string): string => `${draftPath(form, draftId)}/delete`

/** Where somebody signed in writes down that they decided not to share, and where it is read. */
export const NOT_SHARED = `${DESK_TELL}/not-shared`
export const NOT_SHARED_LIST = '/my-concerns/not-shared'
export const notSharedPath = (notSharedId: string): string => `${NOT_SHARED_LIST}/${notSharedId}`
