import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { NoticeKind } from './schema.ts'

export interface Notice {
  readonly concernId: string
  readonly reference: string
  readonly teamId: string
  readonly kind: NoticeKind
  readonly rung: string
  readonly significant: boolean
  readonly toldAt: Date
}

/** Notices of these concerns for which no letter was posted yet. */
export const unpostedNotices = async (tx: Tx, concernIds: readonly string[]): Promise<Notice[]> => {
  const { rows } = await sql<Notice>`
    select n.concern_id as "concernId", c.reference, n.team_id as "teamId", n.kind, n.rung, c.significant,
        c.told_at as "toldAt"
      from concern_notice n join concern c on c.partnership_id = n.partnership_id and c.id = n.concern_id
      where n.partnership_id = ${PARTNERSHIP} and n.concern_id = any(${[...concernIds]}::uuid[]) and not exists (
        select from notice_letter l where l.partnership_id = n.partnership_id and l.concern_id = n.concern_id
          and l.team_id = n.team_id and l.kind = n.kind and l.rung = n.rung)
      order by n.concern_id, n.team_id, n.kind, n.rung`.execute(tx)
  return rows
}

export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Notes of notices of these concerns that there is nobody on their rung to write to. */
export const noteNobody = async (tx: Tx, concernIds: readonly string[]): Promise<void> => {
  await sql`
    insert into notice_letter (partnership_id, concern_id, team_id, kind, rung, address_id)
    select n.partnership_id, n.concern_id, n.team_id, n.kind, n.rung, ${NOBODY} from concern_notice n
      where n.partnership_id = ${PARTNERSHIP} and n.concern_id = any(${[...concernIds]}::uuid[]) and not exists (
        select from team_address a where a.partnership_id = n.partnership_id and a.team_id = n.team_id
          and a.rung = split_part(n.rung, '/', 1) and a.removed_at is null)
    on conflict do nothing`.execute(tx)
}

/** Claims the letter of a notice to an address. False: it was posted before, or is being posted just now. */
export const claimLetter = async (
  tx: Tx,
  { concernId, teamId, kind, rung }: Pick<Notice, 'concernId' | 'teamId' | 'kind' | 'rung'>,
  addressId: string,
  letterId: string,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into notice_letter (partnership_id, concern_id, team_id, kind, rung, address_id, letter_id)
    values (${PARTNERSHIP}, ${concernId}, ${teamId}, ${kind}, ${rung}, ${addressId}, ${letterId})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** A notice, once for its reason and rung. True: it is new. */
export const insertNotice = async (
  tx: Tx,
  {
    concernId,
    teamId,
    kind,
    rung,
    at,
  }: { concernId: string; teamId: string; kind: NoticeKind; rung: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into concern_notice (partnership_id, concern_id, team_id, kind, rung, at)
    values (${PARTNERSHIP}, ${concernId}, ${teamId}, ${kind}, ${rung}, ${at}) on conflict do nothing`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** A rung of the ladder of a kind of team: who hears, so many minutes after something was to be opened. */
export interface RungOf {
  readonly receives: string
  readonly rung: string
  readonly after: number
}

/**
 * Notes for each rung that it hears of what nobody has opened by its time: once for each, in one statement however many
 * there are. The concerns for which that is new.
 */
export const insertUnopened = async (tx: Tx, rungs: readonly RungOf[], now: Date): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    insert into concern_notice (partnership_id, concern_id, team_id, kind, rung, at)
    select g.partnership_id, g.concern_id, g.team_id, 'unopened', r.rung, ${now}::timestamptz
      from concern_grant g join team t on t.partnership_id = g.partnership_id and t.id = g.team_id
      join unnest(${rungs.map(({ receives }) => receives)}::text[], ${rungs.map(({ rung }) => rung)}::text[],
        ${rungs.map(({ after }) => after)}::int[]) as r (receives, rung, after) on r.receives = t.receives
      where g.partnership_id = ${PARTNERSHIP} and g.opened_at is null and g.ended_at is null
        and g.open_due_at is not null and g.open_due_at <= ${now}::timestamptz - make_interval(mins => r.after)
        and not exists (select from concern_notice n where n.partnership_id = g.partnership_id
          and n.concern_id = g.concern_id and n.team_id = g.team_id and n.kind = 'unopened' and n.rung = r.rung)
      order by g.open_due_at, g.concern_id, r.after
    on conflict do nothing returning concern_id as id`.execute(tx)
  return [...new Set(rows.map(({ id }) => id))]
}
