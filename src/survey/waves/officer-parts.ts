import type { Role } from '../../accounts/index.ts'
import type { Post } from '../../mail/index.ts'
import type { Pack } from '../../pack/index.ts'
import type { Taking } from './take-response.ts'

/** What the pages of an officer need. */
export interface OfficerParts {
  readonly pack: Pack
  /** Where people reach the service: what a link and a QR code begin with. */
  readonly publicUrl: string
  readonly post: Post
  readonly taking: Taking
}

/** Who runs surveys. */
export const OFFICERS: readonly Role[] = ['partnership-officer']
