import type { Part } from './parts.ts'
import type { Path } from './yaml-lines.ts'

/** Tells a reference that leads nowhere. Says nothing where what it refers to could not be read. */
export type Refer = (
  what: string,
  known: ReadonlySet<string> | undefined,
  part: Part<unknown>,
  path: Path,
  id: string | undefined,
) => void

/** What may be referred to; absent where the file that holds it could not be read. */
export interface Known {
  readonly contacts: ReadonlySet<string> | undefined
  /** Each with its ways, where they could be read. */
  readonly routes: ReadonlyMap<string, ReadonlySet<string> | undefined> | undefined
  readonly forms: ReadonlySet<string> | undefined
}
