import { randomUUID } from 'node:crypto'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { send } from '../../jobs/index.ts'
import { teamsOf } from '../../teams/index.ts'
import { type Asker, type ConcernView, viewOf } from '../concern-for.ts'
import { concernById, grantsOf } from '../concern-queries.ts'
import type { ConcernKeys } from '../keys.ts'
import { insertNotice } from '../notice-queries.ts'
import { NOTIFY } from '../notify.ts'
import {
  insertOpening,
  type OpenedBy,
  type OpeningRow,
  openingById,
  openingRowsOf,
} from './opening-queries.ts'

/** That somebody opened what is another team's. */
export interface Opening extends Omit<OpeningRow, 'sealed'> {
  /** Why, in their own words; null: it was sealed under another key. */
  readonly words: string | null
}

/** With its words opened. */
export const openingIn = (keys: ConcernKeys, { sealed, ...row }: OpeningRow): Opening => ({
  ...row,
  words: keys.opening.unseal(sealed, row.id),
})

/** Who opened a concern that is not theirs, the last first. For who sees that concern, and for who looks at openings. */
export const openingsOf = async (tx: Tx, keys: ConcernKeys, concernId: string): Promise<Opening[]> =>
  (await openingRowsOf(tx, concernId)).map((row) => openingIn(keys, row))

interface ToOpen {
  readonly concernId: string
  readonly teamId: string
  readonly foundBy: OpenedBy
  readonly reason: string
  readonly words: string
  readonly minutes: number
  readonly now: Date
}

/**
 * Opens a concern of another team for a while, for one person. Every team that has it is told; the record has it; and it
 * waits to be looked at. Whether the pack lets this team is for the caller to have asked. The value is the id of the
 * opening. @throws where the person is not in the team, or what is opened is hidden: nobody but its own teams sees that
 */
export const openMore = async (
  tx: Tx,
  keys: ConcernKeys,
  actor: Asker,
  { concernId, teamId, foundBy, reason, words, minutes, now }: ToOpen,
): Promise<string> => {
  const id = randomUUID()
  await insertOpening(tx, {
    id,
    concernId,
    by: actor.personId,
    teamId,
    foundBy,
    reason,
    sealed: keys.opening.seal(words, id),
    at: now,
    until: new Date(now.getTime() + minutes * 60_000),
  })
  for (const grant of await grantsOf(tx, concernId))
    if (grant.endedAt === null)
      await insertNotice(tx, {
        concernId,
        teamId: grant.teamId,
        kind: 'opened',
        rung: `inbox/${now.toISOString()}`,
        at: now,
      })
  await record(tx, {
    actor,
    action: 'opening.begun',
    of: { kind: 'concern', id: concernId },
    detail: { opening: id, team: teamId, by: foundBy, reason, minutes },
  })
  await send(tx, NOTIFY, { concerns: concernId })
  return id
}

/**
 * What somebody opened, while its time lasts and they are still in that team. Each reading is recorded. Nothing more
 * comes with it: no links, no messages, no who told. Null: there is none, it is another's, or its time is over.
 */
export const openedConcern = async (
  tx: Tx,
  keys: ConcernKeys,
  actor: Asker,
  id: string,
  now: Date,
): Promise<{ opening: Opening; view: ConcernView } | null> => {
  const row = await openingById(tx, id)
  if (!row || row.by !== actor.personId || now < row.at || now >= row.until) return null
  if (!(await teamsOf(tx, actor)).some((team) => team.id === row.teamId)) return null
  const concern = await concernById(tx, row.concernId)
  if (!concern || concern.hidden) return null
  await record(tx, {
    actor,
    action: 'concern.read',
    of: { kind: 'concern', id: concern.id },
    detail: { opening: id },
  })
  return { opening: openingIn(keys, row), view: await viewOf(tx, keys, concern, []) }
}
