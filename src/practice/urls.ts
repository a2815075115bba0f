/** Every path of practising. The address of an exercise is the same from its cover to its end. */
export const WHATS_OKAY = '/whats-okay'
export const CLASS_GUIDE = `${WHATS_OKAY}/for-a-class`
/** Where parents and carers practise, and where they choose whom they would ring. */
export const PARENTS_PRACTISE = '/parents-and-carers/practise'
export const RING = '/parents-and-carers/whom-i-would-ring'
/** A trade's card for behind the counter, as a PDF. */
export const tradeCardPath = (trade: string): string => `/at-work/${trade}/card`
/** Where a certificate is checked, by anybody; where one is made and printed. */
export const CERTIFICATE = '/certificate'
export const CERTIFICATE_NEW = `${CERTIFICATE}/new`
export const CERTIFICATE_FILE = `${CERTIFICATE}/file`
/** Practitioners’ scenarios, all of a round at one address; and mending words that blame. */
export const SCENARIOS = '/practice/scenarios'
export const WRITING = '/practice/words'
export const exercisePath = (id: string): string => `/practice/${id}`
/** Where a class joins by its code; short, for it is typed off a board. */
export const CLASS = '/class'
/** Where somebody begins with a class, and goes on with it. */
export const CLASS_OPEN = `${CLASS}/open`
export const CLASS_LEAD = `${CLASS}/lead`
export const classPath = (code: string): string => `${CLASS}/${code}`
export const classBoardPath = (code: string): string => `${CLASS}/${code}/board`
/** Which round a class is in, as a number: what a script asks. */
export const classRoundPath = (code: string): string => `${CLASS}/${code}/round`
/** How officers see what is practised: each exercise drawn. */
export const DRAWINGS = '/partnership/practice'
export const drawingPath = (id: string): string => `${DRAWINGS}/${id}`
/** Where answers are shared to help others, and where somebody comes back eight weeks on. */
export const SHARE = '/practice/share-my-answers'
export const LATER = '/practice/eight-weeks-on'
export const laterPath = (audience: string): string => `${LATER}/${audience}`
export const laterCalendarPath = (audience: string): string => `${laterPath(audience)}/calendar`
/** What practice changed, for officers; and the same as a file. */
export const PRACTICE_CHANGED = '/partnership/practice-changed'
export const practiceFilePath = (format: 'csv' | 'json'): string => `${PRACTICE_CHANGED}.${format}`
