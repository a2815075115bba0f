import { deskUrls } from '../urls.ts'

/** What may be linked to a concern, and saying that it is not. */
export const linksPath = (reference: string): string => `${deskUrls.concern(reference)}/links`
