import type { Reader } from '../frame/index.ts'
import type { Post } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import type { Certificates } from '../practice/index.ts'
import type { Contacts } from './contacts.ts'

/** What this room needs from the service around it. */
export interface TrainingParts {
  readonly pack: Pack
  readonly contacts: Contacts
  readonly certificates: Certificates
  readonly post: Post
  readonly publicUrl: string
  /** For letters: in the first language of the pack. */
  readonly reader: () => Reader
}
