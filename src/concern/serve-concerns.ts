import type { FastifyBaseLogger } from 'fastify'
import { type Database, describe } from '../db/index.ts'
import type { Assets } from '../frame/index.ts'
import type { Body, Server } from '../http/index.ts'
import type { Jobs } from '../jobs/index.ts'
import type { Post } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import type { TeamShelf } from '../teams/index.ts'
import { openFlood, openSlowing, type Sealing } from '../vault/index.ts'
import { openConcernWriter } from './concern-writer.ts'
import { serveGoOn } from './drafts/go-on-signed-in.ts'
import { openConcernKeys } from './keys.ts'
import { notifyBy } from './notify.ts'
import { serveReturn } from './return/serve-return.ts'
import { standingBy } from './standing.ts'
import { serveTelling } from './telling/serve-telling.ts'

export interface ConcernParts {
  readonly pack: Pack
  readonly assets: Assets
  readonly database: Pick<Database, 'once' | 'transaction'>
  readonly partnershipId: string
  /** The root of every other key. */
  readonly key: Uint8Array
  readonly sealing: (journey: string) => Sealing
  readonly teams: TeamShelf
  readonly jobs: Jobs
  readonly post: Post
  readonly publicUrl: string
  readonly production: boolean
  readonly clock: () => Date
  readonly refuse: (status: number, path: string) => Body
  readonly log: FastifyBaseLogger
}

/** More than this within an hour from one address is flagged, and never refused. A school behind one address stays below on most days. */
const FLOOD_FROM = 30

/** Telling and coming back, in public; and the work that follows from what is told. */
export function serveConcerns(server: Server, parts: ConcernParts): void {
  const { pack, assets, database, partnershipId, teams, production, clock, log } = parts
  const keys = openConcernKeys(parts.key, partnershipId)
  const writer = openConcernWriter(database, partnershipId, { pack, keys, teams })
  const flood = openFlood(FLOOD_FROM)
  const failed = (what: string) => (error: unknown) => log.error({ kind: describe(error) }, what)
  serveTelling(server, {
    pack,
    assets,
    clock,
    sealing: sealingKept(parts.sealing),
    refuse: parts.refuse,
    standing: standingBy(parts),
    submit: (told, address) => writer.write({ told, flooding: flood.counts(address, clock()) }),
    failed: failed('What was told could not be kept'),
  })
  serveGoOn(server, parts)
  serveReturn(server, {
    pack,
    assets,
    clock,
    database,
    partnershipId,
    keys,
    sealing: parts.sealing('told'),
    slowing: openSlowing(clock),
    trial: !production,
    failed: failed('Somebody who came back could not be answered'),
  })
  notifyBy(parts.jobs, parts)
}

/** One seal for each journey: a new one derives its keys anew. There are as many as forms, a few. */
const sealingKept = (open: ConcernParts['sealing']): ConcernParts['sealing'] => {
  const kept = new Map<string, Sealing>()
  return (journey) => {
    const sealing = kept.get(journey) ?? open(journey)
    kept.set(journey, sealing)
    return sealing
  }
}
