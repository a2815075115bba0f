import type { Page } from '../../frame/index.ts'
import type { Refused } from './carried-over.ts'

/** What is answered to one request: a page, a copy as a PDF, or the status of a refusal. */
export type Reply =
  | { readonly page: Page; readonly status: number; readonly cache: string }
  | { readonly pdf: Uint8Array }
  | Refused
