/** The paths of this room. Those of the public have the language before them; those of the staff have none. */
export const BRIEFINGS = '/briefings'
export const EDITED = '/partnership/briefings'

export const publishedPath = (slug: string): string => `${BRIEFINGS}/${slug}`
export const FORMS = ['pdf', 'plain.pdf', 'md', 'json'] as const
export type FormOfBriefing = (typeof FORMS)[number]
/** Another form of the same: `/briefings/harm-outside-the-home.pdf`. */
export const formPath = (slug: string, form: FormOfBriefing): string => `${publishedPath(slug)}.${form}`
export const editionPath = (slug: string, edition: number): string =>
  `${publishedPath(slug)}/editions/${edition}`
export const easyPath = (slug: string): string => `${publishedPath(slug)}/easy-read`
export const easyPdfPath = (slug: string): string => `${publishedPath(slug)}/easy-read.pdf`
export const teamPath = (slug: string): string => `${publishedPath(slug)}/take-it-to-your-team`
export const teamRoomPath = (slug: string, code: string): string => `${teamPath(slug)}/${code}`
export type Moment = 'before' | 'after'
export const checkPath = (slug: string, code: string, moment: Moment): string =>
  `${teamRoomPath(slug, code)}/${moment}`

export const newBriefingPath = `${EDITED}/new`
export const briefingPath = (id: string): string => `${EDITED}/${id}`
export const partPath = (id: string, part: string): string => `${briefingPath(id)}/parts/${part}`
export const sentencesPath = (id: string): string => `${briefingPath(id)}/sentences`
export const choicePath = (id: string): string => `${briefingPath(id)}/choices`
export const commentsPath = (id: string): string => `${briefingPath(id)}/comments`
export const settledPath = (id: string, commentId: string): string =>
  `${commentsPath(id)}/${commentId}/settled`
export const versionsPath = (id: string): string => `${briefingPath(id)}/versions`
export const versionPath = (id: string, number: number): string => `${versionsPath(id)}/${number}`
export const previewPath = (id: string): string => `${briefingPath(id)}/preview`
export const sheetPath = (id: string): string => `${briefingPath(id)}/preview/sheet`
export const sheetPicturePath = (id: string): string => `${briefingPath(id)}/preview/sheet.svg`
export const easyPreviewPath = (id: string): string => `${briefingPath(id)}/preview/easy-read`
export const requestPath = (id: string): string => `${briefingPath(id)}/approval-request`
export const approvalPath = (id: string): string => `${briefingPath(id)}/approval`
export const publicationPath = (id: string): string => `${briefingPath(id)}/publication`
export const takingBackPath = (id: string, edition: number): string =>
  `${briefingPath(id)}/editions/${edition}/taking-back`
export const teamBriefsPath = (id: string): string => `${briefingPath(id)}/team-briefs`

/** An id for an element of a page from the id of a sentence. */
export const anchorOf = (sentence: string): string => `s-${sentence.replace(/[^a-z0-9]+/g, '-')}`
