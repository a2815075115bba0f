import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { EventKind, FoundHow, FoundKind, RequestKind, Verdict } from '../schema.ts'

export interface RequestRow {
  readonly id: string
  readonly kind: RequestKind
  /** yyyy-mm-dd */
  readonly receivedOn: string
  readonly sealed: Buffer
  readonly by: string
  readonly at: Date
  readonly events: readonly EventRow[]
}

export interface EventRow {
  readonly sequence: number
  readonly kind: EventKind
  readonly what: string | null
  readonly onDay: string | null
  /** Hexadecimal. */
  readonly sealed: string | null
  readonly by: string
  readonly at: string
}

const REQUESTS = sql`select r.id, r.kind, to_char(r.received_on, 'YYYY-MM-DD') as "receivedOn", r.sealed, p.name as by, r.at,
    coalesce((select json_agg(json_build_object('sequence', e.sequence, 'kind', e.kind, 'what', e.what,
        'onDay', to_char(e.on_day, 'YYYY-MM-DD'), 'sealed', encode(e.sealed, 'hex'), 'by', q.name, 'at', e.at)
        order by e.sequence)
      from subject_event e join person q on q.partnership_id = e.partnership_id and q.id = e.by
      where e.partnership_id = r.partnership_id and e.request_id = r.id), '[]') as events
  from subject_request r join person p on p.partnership_id = r.partnership_id and p.id = r.by
  where r.partnership_id = ${PARTNERSHIP}`

/** Those that are open, the first that came first; then those that are closed, the newest first. */
export const requestsBy = async (
  tx: Tx,
  { from, most }: { from: number; most: number },
): Promise<RequestRow[]> =>
  (
    await sql<RequestRow>`
    with r as (${REQUESTS}), closed as (select e.request_id, e.at from subject_event e
      where e.partnership_id = ${PARTNERSHIP} and e.kind = 'closed')
    select r.* from r left join closed on closed.request_id = r.id
    order by closed.at is not null, closed.at desc, r."receivedOn", r.id limit ${most} offset ${from}`.execute(
      tx,
    )
  ).rows

export const requestById = async (tx: Tx, id: string): Promise<RequestRow | null> =>
  (await sql<RequestRow>`${REQUESTS} and r.id = ${id}`.execute(tx)).rows[0] ?? null

/** Until the transaction ends nobody else does anything about the request. */
export const takeRequest = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`subject-request/${id}`}::text, 0))`.execute(tx)
}

export const insertRequest = async (
  tx: Tx,
  row: { id: string; kind: RequestKind; receivedOn: string; sealed: Buffer; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into subject_request (partnership_id, id, kind, received_on, sealed, by, at)
    values (${PARTNERSHIP}, ${row.id}, ${row.kind}, ${row.receivedOn}::date, ${row.sealed}, ${row.by}, ${row.now})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export const insertEvent = async (
  tx: Tx,
  row: {
    requestId: string
    sequence: number
    kind: EventKind
    what?: string | null
    onDay?: string | null
    sealed?: Buffer | null
    by: string
    now: Date
  },
): Promise<void> => {
  await sql`
    insert into subject_event (partnership_id, request_id, sequence, kind, what, on_day, sealed, by, at)
    values (${PARTNERSHIP}, ${row.requestId}, ${row.sequence}, ${row.kind}, ${row.what ?? null},
      ${row.onDay ?? null}::date, ${row.sealed ?? null}, ${row.by}, ${row.now})`.execute(tx)
}

/** A record that a request found, and what was decided of it last. */
export interface Found {
  readonly kind: FoundKind
  readonly ofId: string
  readonly foundBy: FoundHow
  readonly ordinals: readonly number[]
  /** Of a concern its reference, of an account its name; null: it is not there any more, or has none. */
  readonly called: string | null
  readonly verdict: Verdict | null
  readonly ground: string | null
  /** Of the review. */
  readonly sealed: Buffer | null
  readonly withSource: boolean
  readonly reviewedBy: string | null
  readonly held: boolean
}

const FOUND = sql`select f.of_kind as kind, f.of_id as "ofId", f.found_by as "foundBy", f.ordinals,
    coalesce(c.reference, p.name) as called, v.verdict, v.ground, v.sealed, coalesce(v.with_source, false) as "withSource",
    v.name as "reviewedBy", f.of_id in (select held_among(f.of_kind, array[f.of_id])) as held
  from subject_find f
  left join concern c on f.of_kind = 'concern' and c.partnership_id = f.partnership_id and c.id = f.of_id
  left join person p on f.of_kind = 'account' and p.partnership_id = f.partnership_id and p.id = f.of_id
  left join lateral (select v.*, q.name from subject_review v
    join person q on q.partnership_id = v.partnership_id and q.id = v.by
    where v.partnership_id = f.partnership_id and v.request_id = f.request_id and v.of_kind = f.of_kind
      and v.of_id = f.of_id order by v.at desc limit 1) v on true
  where f.partnership_id = ${PARTNERSHIP}`

/** What a request found, in the order of kinds and references. */
export const foundBy = async (tx: Tx, requestId: string): Promise<Found[]> =>
  (await sql<Found>`${FOUND} and f.request_id = ${requestId} order by f.of_kind, called, f.of_id`.execute(tx))
    .rows

export const foundOne = async (
  tx: Tx,
  requestId: string,
  { kind, ofId }: { kind: string; ofId: string },
): Promise<Found | null> =>
  (
    await sql<Found>`${FOUND} and f.request_id = ${requestId} and f.of_kind = ${kind} and f.of_id = ${ofId}`.execute(
      tx,
    )
  ).rows[0] ?? null

export const insertFinds = async (
  tx: Tx,
  requestId: string,
  finds: readonly { kind: FoundKind; ofId: string; foundBy: FoundHow; ordinals?: readonly number[] }[],
  now: Date,
): Promise<void> => {
  await sql`
    insert into subject_find (partnership_id, request_id, of_kind, of_id, found_by, ordinals, at)
    select ${PARTNERSHIP}, ${requestId}, f.kind, f.of, f.how, string_to_array(f.ordinals, ',')::smallint[], ${now}
    from unnest(${finds.map((one) => one.kind)}::text[], ${finds.map((one) => one.ofId)}::uuid[],
      ${finds.map((one) => one.foundBy)}::text[], ${finds.map((one) => (one.ordinals ?? []).join(','))}::text[])
      as f (kind, of, how, ordinals)
    on conflict do nothing`.execute(tx)
}

export const insertReview = async (
  tx: Tx,
  row: {
    requestId: string
    kind: FoundKind
    ofId: string
    verdict: Verdict
    ground: string | null
    sealed: Buffer
    withSource: boolean
    by: string
    now: Date
  },
): Promise<void> => {
  await sql`
    insert into subject_review (partnership_id, request_id, of_kind, of_id, at, verdict, ground, sealed, with_source, by)
    values (${PARTNERSHIP}, ${row.requestId}, ${row.kind}, ${row.ofId}, greatest(${row.now}::timestamptz,
        (select max(at) + interval '1 millisecond' from subject_review where partnership_id = ${PARTNERSHIP}
          and request_id = ${row.requestId} and of_kind = ${row.kind} and of_id = ${row.ofId})),
      ${row.verdict}, ${row.ground}, ${row.sealed}, ${row.withSource}, ${row.by})`.execute(tx)
}
