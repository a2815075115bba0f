import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { Did } from './plan-work.ts'

/** What a team did of a concern, with whom it is put down to. */
export interface Worked {
  readonly concernId: string
  readonly teamId: string
  readonly by: string
  readonly openedAt: Date
  readonly acknowledgedAt: Date | null
  readonly decidedAt: Date | null
  readonly steps: readonly (Did & { readonly messageId: string | null; readonly sealed: Buffer | null })[]
}

export interface Written {
  readonly id: string
  readonly concernId: string
  readonly sender: 'desk' | 'teller'
  readonly kind: 'reply' | 'question' | 'more'
  readonly sealed: Buffer
  readonly at: Date
  readonly author: string | null
  readonly readAt: Date | null
}

/** Opens what was opened, and stops its clocks: of many concerns in one statement. */
export const insertWork = async (
  tx: Tx,
  all: readonly Worked[],
  messages: readonly Written[],
): Promise<void> => {
  const of = <Value>(value: (one: Worked) => Value): Value[] => all.map(value)
  await sql`
    update concern_grant g set opened_at = w.at, opened_by = w.by
    from unnest(${of(({ concernId }) => concernId)}::uuid[], ${of(({ teamId }) => teamId)}::uuid[],
      ${of(({ openedAt }) => openedAt)}::timestamptz[], ${of(({ by }) => by)}::uuid[]) as w (concern_id, team_id, at, by)
    where g.partnership_id = ${PARTNERSHIP} and g.concern_id = w.concern_id and g.team_id = w.team_id`.execute(
    tx,
  )
  const stops = all.flatMap(({ concernId, by, acknowledgedAt, decidedAt }) => [
    ...(acknowledgedAt ? [{ concernId, by, kind: 'acknowledge', at: acknowledgedAt }] : []),
    ...(decidedAt ? [{ concernId, by, kind: 'decide', at: decidedAt }] : []),
  ])
  await sql`
    update concern_clock c set stopped_at = w.at, stopped_by = w.by
    from unnest(${stops.map(({ concernId }) => concernId)}::uuid[], ${stops.map(({ kind }) => kind)}::text[],
      ${stops.map(({ at }) => at)}::timestamptz[], ${stops.map(({ by }) => by)}::uuid[]) as w (concern_id, kind, at, by)
    where c.partnership_id = ${PARTNERSHIP} and c.concern_id = w.concern_id and c.kind = w.kind`.execute(tx)
  await sql`
    insert into message (partnership_id, id, concern_id, sender, kind, sealed, at, author_id, read_at)
    select ${PARTNERSHIP}, * from unnest(${messages.map(({ id }) => id)}::uuid[],
      ${messages.map(({ concernId }) => concernId)}::uuid[], ${messages.map(({ sender }) => sender)}::text[],
      ${messages.map(({ kind }) => kind)}::text[], ${messages.map(({ sealed }) => sealed)}::bytea[],
      ${messages.map(({ at }) => at)}::timestamptz[], ${messages.map(({ author }) => author)}::uuid[],
      ${messages.map(({ readAt }) => readAt)}::timestamptz[])`.execute(tx)
  const steps = all.flatMap(({ concernId, teamId, by, steps: own }) =>
    own.map((step, i) => ({ concernId, teamId, by, i, ...step })),
  )
  await sql`
    insert into desk_step (partnership_id, concern_id, team_id, sequence, kind, what, how, person_id, message_id, sealed, by, at)
    select ${PARTNERSHIP}, * from unnest(${steps.map(({ concernId }) => concernId)}::uuid[],
      ${steps.map(({ teamId }) => teamId)}::uuid[], ${steps.map(({ i }) => i + 1)}::int[],
      ${steps.map(({ kind }) => kind)}::text[], ${steps.map(({ what }) => what ?? null)}::text[],
      ${steps.map(({ how }) => how ?? null)}::text[], ${steps.map(({ kind, by }) => (kind === 'claimed' ? by : null))}::uuid[],
      ${steps.map(({ messageId }) => messageId)}::uuid[], ${steps.map(({ sealed }) => sealed)}::bytea[],
      ${steps.map(({ by }) => by)}::uuid[], ${steps.map(({ at }) => at)}::timestamptz[])`.execute(tx)
}

/**
 * That the ladder was told of what nobody has opened, with no letter: it is invented, and nobody is written to of it.
 * The service would post one to each rung whose time has come.
 */
export const insertToldLadders = async (
  tx: Tx,
  all: readonly {
    readonly concernId: string
    readonly teamId: string
    readonly rung: string
    readonly at: Date
  }[],
): Promise<void> => {
  await sql`
    with told as (
      insert into concern_notice (partnership_id, concern_id, team_id, kind, rung, at)
      select ${PARTNERSHIP}, concern_id, team_id, 'unopened', rung, at from unnest(
        ${all.map(({ concernId }) => concernId)}::uuid[], ${all.map(({ teamId }) => teamId)}::uuid[],
        ${all.map(({ rung }) => rung)}::text[], ${all.map(({ at }) => at)}::timestamptz[])
        as t (concern_id, team_id, rung, at) returning *
    )
    insert into notice_letter (partnership_id, concern_id, team_id, kind, rung, address_id)
    select n.partnership_id, n.concern_id, n.team_id, n.kind, n.rung, a.id from told n
    join team_address a on a.partnership_id = n.partnership_id and a.team_id = n.team_id and a.rung = n.rung
      and a.removed_at is null`.execute(tx)
}

/** Says of many concerns at once that they are invented. */
export const markConcerns = async (tx: Tx, part: string, ids: readonly string[]): Promise<void> => {
  await sql`
    insert into trial_row (partnership_id, kind, id, part, called)
    select ${PARTNERSHIP}, 'concern', id, ${part}, 'concern-' || n
    from unnest(${[...ids]}::uuid[]) with ordinality as t (id, n)`.execute(tx)
}

/** Puts concerns side by side, as a lead does. */
export const insertSameChild = async (
  tx: Tx,
  { teamId, childId, by, at }: { teamId: string; childId: string; by: string; at: Date },
  concernIds: readonly string[],
): Promise<void> => {
  await sql`
    insert into same_child (partnership_id, team_id, child_id, concern_id, since, put_by)
    select ${PARTNERSHIP}, ${teamId}, ${childId}, id, ${at}::timestamptz, ${by} from unnest(${[...concernIds]}::uuid[]) as t (id)`.execute(
    tx,
  )
}
