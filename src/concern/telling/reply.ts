import type { Answer } from '../../frame/index.ts'

/** What is answered to one request: a page, a copy as a PDF, or the status of a refusal. */
export type Reply = Answer | { readonly pdf: Uint8Array }
