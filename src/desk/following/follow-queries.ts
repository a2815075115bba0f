import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import { CASE, type CaseRow, HOLDER } from '../cases/case-queries.ts'
import type { StepKind, SupportState } from '../schema.ts'

type Of = { readonly concernId: string; readonly personId: string }

/** How much others have done of a concern `c`: steps of any team, and what the one who told has written. */
const eventsBut = (person: ReturnType<typeof sql>) => sql`((select count(*) from desk_step s
    where s.partnership_id = c.partnership_id and s.concern_id = c.id and s.by <> ${person})
  + (select count(*) from message m where m.partnership_id = c.partnership_id and m.concern_id = c.id
    and m.sender = 'teller'))::int`

/** Since when somebody follows a concern; null: they do not. */
export const followedSince = async (tx: Tx, { concernId, personId }: Of): Promise<Date | null> => {
  const { rows } = await sql<{ since: Date }>`
    select since from desk_watch where partnership_id = ${PARTNERSHIP} and person_id = ${personId}
      and concern_id = ${concernId} and ended_at is null`.execute(tx)
  return rows[0]?.since ?? null
}

/** From now on; what was done before is no news. Following twice is following. */
export const follow = async (tx: Tx, { concernId, personId }: Of): Promise<void> => {
  await sql`
    insert into desk_watch (partnership_id, concern_id, person_id, events)
    select c.partnership_id, c.id, ${personId}::uuid, ${eventsBut(sql`${personId}::uuid`)} from concern c
      where c.partnership_id = ${PARTNERSHIP} and c.id = ${concernId}
    on conflict do nothing`.execute(tx)
}

export const unfollow = async (tx: Tx, { concernId, personId }: Of, now: Date): Promise<void> => {
  await sql`
    update desk_watch set ended_at = ${now} where partnership_id = ${PARTNERSHIP} and person_id = ${personId}
      and concern_id = ${concernId} and ended_at is null`.execute(tx)
}

/** The last thing that was done of a concern, by anybody. */
export interface LastDone {
  readonly kind: StepKind
  readonly what: string | null
  readonly how: SupportState | null
  readonly person: string | null
  readonly by: string
  readonly at: Date
}
export type Followed = CaseRow & { readonly since: Date; readonly last: LastDone | null }

/** The most that are shown: whoever follows more follows none. */
export const MOST_FOLLOWED = 200

/** What somebody follows of what their teams see now, the last touched first. */
export const followed = async (
  tx: Tx,
  { personId, teamIds }: { personId: string; teamIds: readonly string[] },
): Promise<Followed[]> => {
  const { rows } = await sql<
    Omit<Followed, 'last'> & { last: (Omit<LastDone, 'at'> & { at: string }) | null }
  >`
    select ${CASE}, w.since, to_jsonb(l) as last from desk_watch w
    cross join lateral (select * from desk_case d where d.partnership_id = w.partnership_id
      and d.concern_id = w.concern_id and d.team_id = any(${[...teamIds]}::uuid[])
      order by d.capacity <> 'receiver', d.team_id limit 1) d ${HOLDER}
    left join lateral (select s.kind, s.what, s.how, s.at, b.name as by, q.name as person from desk_step s
      join person b on b.partnership_id = s.partnership_id and b.id = s.by
      left join person q on q.partnership_id = s.partnership_id and q.id = s.person_id
      where s.partnership_id = w.partnership_id and s.concern_id = w.concern_id order by s.at desc, s.sequence desc limit 1) l on true
    where w.partnership_id = ${PARTNERSHIP} and w.person_id = ${personId} and w.ended_at is null
    order by coalesce(l.at, w.since) desc, w.concern_id limit ${MOST_FOLLOWED}`.execute(tx)
  return rows.map(({ last, ...row }) => ({ ...row, last: last && { ...last, at: new Date(last.at) } }))
}

export interface News extends Of {
  readonly since: Date
  readonly reference: string
  readonly email: string
  readonly events: number
}

/** What others have done since each who follows was last written to, of what their teams see now. */
export const news = async (tx: Tx): Promise<News[]> => {
  const { rows } = await sql<News>`
    select w.concern_id as "concernId", w.person_id as "personId", w.since, c.reference, p.email, n.events
    from desk_watch w
    join concern c on c.partnership_id = w.partnership_id and c.id = w.concern_id
    join person p on p.partnership_id = w.partnership_id and p.id = w.person_id
    cross join lateral (select ${eventsBut(sql`w.person_id`)} as events) n
    where w.partnership_id = ${PARTNERSHIP} and w.ended_at is null
      and n.events > greatest(w.events, coalesce((select max(l.events) from desk_watch_letter l
        where l.partnership_id = w.partnership_id and l.concern_id = w.concern_id and l.person_id = w.person_id
          and l.since = w.since), 0))
      and ${SEES('w')}
    order by w.since limit 500`.execute(tx)
  return rows
}

/** Whether a team of theirs sees it now: of `w` or `r`. */
export const SEES = (of: 'w' | 'r') => {
  const row = sql.ref(of)
  return sql`exists (select from desk_case d join team_member m on m.partnership_id = d.partnership_id
    and m.team_id = d.team_id and m.left_at is null and m.person_id = ${row}.person_id
    where d.partnership_id = ${row}.partnership_id and d.concern_id = ${row}.concern_id)`
}

/** Notes the letter of some news. False: another process has posted it. */
export const noteNews = async (
  tx: Tx,
  { concernId, personId, events }: News,
  letterId: string,
  now: Date,
): Promise<boolean> => {
  // By the row itself: its beginning is finer than a JavaScript date.
  const { numAffectedRows } = await sql`
    insert into desk_watch_letter (partnership_id, concern_id, person_id, since, events, letter_id, at)
    select w.partnership_id, w.concern_id, w.person_id, w.since, ${events}, ${letterId}, ${now} from desk_watch w
      where w.partnership_id = ${PARTNERSHIP} and w.person_id = ${personId} and w.concern_id = ${concernId}
        and w.ended_at is null
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
