import { deskUrls } from '../urls.ts'

/** How the police grade what was told. */
export const gradingPath = (reference: string): string => `${deskUrls.concern(reference)}/grading`
