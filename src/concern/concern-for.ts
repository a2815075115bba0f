import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { seen, teamsOf } from '../teams/index.ts'
import {
  type Clock,
  type ConcernRow,
  clocksOf,
  concernByReference,
  type Grant,
  grantsOf,
  markOpened,
  mayReplyTo,
  mentionRows,
} from './concern-queries.ts'
import type { ConcernKeys } from './keys.ts'
import type { Content } from './prepare-concern.ts'
import { tellerTokensOf } from './teller-tokens.ts'
import type { Coded, FormId, Mention } from './told.ts'

/** Who asks. */
export interface Asker {
  readonly personId: string
}

/** A concern as somebody who may sees it: all but who told it. */
export interface ConcernView extends Coded {
  readonly id: string
  readonly reference: string
  readonly form: FormId
  readonly route: string
  readonly rule: string
  readonly consent: string
  /** Nobody of the organisation that it comes from, or of the workplace that it names, may see it. */
  readonly hidden: boolean
  readonly flooding: boolean
  readonly toldAt: Date
  readonly packVersion: string
  /** What was said; null: it was sealed under another key, and cannot be read here. */
  readonly content: Content | null
  readonly mentions: readonly (Mention & { readonly ordinal: number })[]
  /** In force, of the teams that whoever asks is in; none: they have told it themselves. */
  readonly mine: readonly Grant[]
  readonly grants: readonly Grant[]
  readonly clocks: readonly Clock[]
  readonly mayReply: boolean
}

/**
 * A concern, for who may see it: a member of a team with a grant in force, or the one who told it. Reading it is recorded;
 * the first reading by a team that is to open it stops that clock. Null: there is none, or they may not: the same.
 */
export const concernFor = async (
  tx: Tx,
  keys: ConcernKeys,
  actor: Asker,
  reference: string,
  now: Date,
): Promise<ConcernView | null> => {
  const row = await concernByReference(tx, reference)
  if (!row) return null
  const [grants, teams] = [await grantsOf(tx, row.id), await teamsOf(tx, actor)]
  const own = new Set(teams.map(({ id }) => id))
  const mine = grants.filter(({ teamId, endedAt }) => endedAt === null && own.has(teamId))
  const toldIt = async () =>
    (await tellerTokensOf(tx, keys, actor.personId)).some((token) => row.teller_token?.equals(token))
  if (mine.length === 0 && !(await toldIt())) return null
  const teamIds = mine.map(({ teamId }) => teamId)
  if (teamIds.length > 0) {
    await markOpened(tx, { concernId: row.id, teamIds, by: actor.personId, now })
    for (const teamId of teamIds) await seen(tx, { teamId, actor, now })
  }
  // Who told is in no record: their own look at it is written down without a name.
  await record(tx, {
    actor: mine.length > 0 ? actor : null,
    action: 'concern.read',
    of: { kind: 'concern', id: row.id },
  })
  return viewOf(tx, keys, row, mine)
}

/** The view of a concern that may be seen, for what is done by the service itself. */
export const viewOf = async (
  tx: Tx,
  keys: ConcernKeys,
  row: ConcernRow,
  mine: readonly Grant[],
): Promise<ConcernView> => {
  const open = keys.concern.unseal(row.sealed, row.id)
  const mentions = await mentionRows(tx, row.id)
  return {
    id: row.id,
    reference: row.reference,
    form: row.form,
    route: row.route,
    rule: row.rule,
    consent: row.consent,
    hidden: row.hidden,
    flooding: row.flooding,
    toldAt: row.told_at,
    packVersion: row.pack_version,
    teller: row.teller_kind as Coded['teller'],
    anonymous: row.anonymous,
    significant: row.significant,
    harms: row.harms,
    signs: row.signs,
    ageBand: row.age_band as Coded['ageBand'],
    gender: row.gender,
    ethnicity: row.ethnicity,
    worksWithChildren: row.works_with_children,
    content: open === null ? null : (JSON.parse(open) as Content),
    mentions: mentions.map(({ ordinal, kind, roles, of_ordinal, sealed }) => ({
      ordinal,
      kind,
      roles: roles as Mention['roles'],
      said: JSON.parse(keys.mention.unseal(sealed, `${row.id}/${ordinal}`) ?? '{}') as Mention['said'],
      ...(of_ordinal === null ? {} : { of: of_ordinal }),
    })),
    mine,
    grants: await grantsOf(tx, row.id),
    clocks: await clocksOf(tx, row.id),
    mayReply: await mayReplyTo(tx, row.id),
  }
}
