import type { Static, TSchema } from 'typebox'
import type { PACK_SCHEMAS } from './pack-files.ts'
import type { Path } from './read-yaml.ts'

type Of<Schema extends TSchema> = Static<Schema>
type Schemas = typeof PACK_SCHEMAS

/** The files of one pack, each of the shape of its schema, before they are put together. */
export interface Parts {
  readonly partnership: Of<Schemas['partnership']>
  readonly contacts: Of<Schemas['contacts']>
  readonly harms: Of<Schemas['harms']>
  readonly routes: Of<Schemas['routes']>
  readonly whomToTell: Of<Schemas['whom-to-tell']>
  readonly resources: Of<Schemas['resources']>
  readonly tradeGuides: Of<Schemas['trade-guides']>
  readonly words: Of<Schemas['words']>
  readonly domains: readonly { readonly file: string; readonly value: Of<Schemas['sign-domain']> }[]
  /** `file.yaml:12`, the line of what stands there. */
  readonly where: (file: string, path: Path) => string
}
