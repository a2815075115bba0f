import type { Static } from 'typebox'
import type { PACK_SCHEMAS } from './pack-files.ts'
import type { Find, Path } from './yaml-lines.ts'

type Of<Name extends keyof typeof PACK_SCHEMAS> = Static<(typeof PACK_SCHEMAS)[Name]>

/** One file of a pack that has the shape of its schema. */
export interface Part<Value> {
  readonly file: string
  readonly value: Value
  /** `file.yaml:12`: the line of what stands there. */
  readonly where: (path: Path, find?: Find) => string
  /** Ids of entries that were left out because something in them is wrong. */
  readonly cutIds: readonly string[]
}

/** The files of one pack before they are put together. Absent: the file is missing, or cannot be read. */
export interface Parts {
  readonly partnership?: Part<Of<'partnership'>>
  readonly contacts?: Part<Of<'contacts'>>
  readonly harms?: Part<Of<'harms'>>
  readonly routes?: Part<Of<'routes'>>
  readonly whomToTell?: Part<Of<'whom-to-tell'>>
  readonly resources?: Part<Of<'resources'>>
  readonly tradeGuides?: Part<Of<'trade-guides'>>
  readonly words?: Part<Of<'words'>>
  /** These a pack may do without. */
  readonly guidance?: Part<Of<'guidance'>>
  readonly survey?: Part<Of<'survey'>>
  readonly briefing?: Part<Of<'briefing'>>
  readonly priorities?: Part<Of<'priorities'>>
  readonly receiving?: Part<Of<'receiving'>>
  readonly desk?: Part<Of<'desk'>>
  readonly keeping?: Part<Of<'keeping'>>
  /** One for each survey; a pack may have none. */
  readonly instruments: readonly Part<Of<'instrument'>>[]
  /** One for each form by which something is told; a pack may have none. */
  readonly forms: readonly Part<Of<'form'>>[]
  /** By their `order`; a pack may have none. */
  readonly exercises: readonly Part<Of<'exercise'>>[]
  /** Who may play in them, the guide for classes, whom parents may ring, what trades are asked: only beside exercises. */
  readonly cast?: Part<Of<'cast'>>
  readonly classGuide?: Part<Of<'class'>>
  readonly ring?: Part<Of<'ring'>>
  readonly atWork?: Part<Of<'at-work'>>
  /** Scenarios for practitioners, by their `order`; and who the child of one may be. */
  readonly scenarios: readonly Part<Of<'scenario'>>[]
  readonly scenarioRules?: Part<Of<'scenarios'>>
  /** In their own order. */
  readonly domains: readonly Part<Of<'sign-domain'>>[]
  /** false: a file of signs could not be read, so that a sign that is not found may well exist. */
  readonly allDomains: boolean
}
