import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import type { Prepared } from './prepare-concern.ts'

/** The partnership of the transaction. */
export const PARTNERSHIP = sql`(select nullif(current_setting('app.partnership', true), '')::uuid)`

/**
 * Writes concerns with all that belongs to them, in one statement: each whole or not at all. What is there already, by
 * the nonce that it was sent with, stays as it is. The value: the ids of those that are new.
 * @param all no two with one id, and in the order of their ids, so that two writers never wait for one another
 */
export const insertConcerns = async (tx: Tx, all: readonly Prepared[]): Promise<ReadonlySet<string>> => {
  const one = <Value>(of: (prepared: Prepared) => Value): Value[] => all.map(of)
  const many = <Item, Value>(
    list: (prepared: Prepared) => readonly Item[],
    of: (item: Item, prepared: Prepared, i: number) => Value,
  ) => all.flatMap((prepared) => list(prepared).map((item, i) => of(item, prepared, i)))
  const id = <Item>(_: Item, { of }: Prepared): string => of.id
  const mentions = ({ mentions: list }: Prepared) => list
  const tokens = ({ mentions: list }: Prepared) =>
    list.flatMap((mention, i) =>
      [...new Map(mention.tokens.map((token) => [token.toString('hex'), token])).values()].map((token) => ({
        token,
        i,
      })),
    )
  const grants = ({ grants: list }: Prepared) => list
  const clocks = ({ clocks: list }: Prepared) => list
  const notices = ({ notices: list }: Prepared) => list
  const { rows } = await sql<{ id: string }>`/* kept: insert-concerns */
    with fresh as (
      insert into concern (partnership_id, id, reference, nonce_hash, form, route, rule, consent, teller_kind,
        teller_token, anonymous, significant, harms, age_band, gender, ethnicity, works_with_children, hidden,
        may_reply, flooding, told_at, pack_version, sealed)
      select ${PARTNERSHIP}, id, reference, nonce_hash, form, route, rule, consent, teller_kind,
        teller_token, anonymous, significant, string_to_array(harms, ','), age_band, gender, ethnicity,
        works_with_children, hidden, may_reply, flooding, told_at, pack_version, sealed
      from unnest(${one(({ of }) => of.id)}::uuid[], ${one(({ of }) => of.reference)}::text[],
        ${one(({ of }) => of.nonceHash)}::bytea[], ${one(({ told }) => told.form)}::text[],
        ${one(({ told }) => told.routing.route)}::text[], ${one(({ told }) => told.routing.rule)}::text[],
        ${one(({ told }) => told.consent)}::text[], ${one(({ told }) => told.coded.teller)}::text[],
        ${one(({ tellerToken }) => tellerToken)}::bytea[], ${one(({ told }) => told.coded.anonymous)}::boolean[],
        ${one(({ told }) => told.coded.significant)}::boolean[], ${one(({ told }) => told.coded.harms.join(','))}::text[],
        ${one(({ told }) => told.coded.ageBand)}::text[], ${one(({ told }) => told.coded.gender)}::text[],
        ${one(({ told }) => told.coded.ethnicity)}::text[],
        ${one(({ told }) => told.coded.worksWithChildren)}::boolean[], ${one(({ told }) => told.routing.hidden)}::boolean[],
        ${one(({ mayReply }) => mayReply)}::boolean[], ${one(({ flooding }) => flooding)}::boolean[],
        ${one(({ told }) => told.now)}::timestamptz[], ${one(({ told }) => told.packVersion)}::text[],
        ${one(({ sealed }) => sealed)}::bytea[])
        as t (id, reference, nonce_hash, form, route, rule, consent, teller_kind, teller_token, anonymous, significant,
          harms, age_band, gender, ethnicity, works_with_children, hidden, may_reply, flooding, told_at, pack_version,
          sealed)
      on conflict (partnership_id, nonce_hash) do nothing returning id, told_at
    ), sources as (
      insert into concern_source (partnership_id, concern_id, sealed)
      select ${PARTNERSHIP}, f.id, t.sealed from fresh f join unnest(${one(({ of }) => of.id)}::uuid[],
        ${one(({ sealedSource }) => sealedSource)}::bytea[]) as t (id, sealed) on t.id = f.id
    ), mentions as (
      insert into mention (partnership_id, concern_id, ordinal, kind, roles, of_ordinal, sealed)
      select ${PARTNERSHIP}, f.id, t.ordinal, t.kind, string_to_array(t.roles, ','), t.of_ordinal, t.sealed
      from fresh f join unnest(${many(mentions, id)}::uuid[], ${many(mentions, (_, __, i) => i)}::smallint[],
        ${many(mentions, ({ kind }) => kind)}::text[], ${many(mentions, ({ roles }) => roles.join(','))}::text[],
        ${many(mentions, ({ of }) => of)}::smallint[], ${many(mentions, ({ sealed }) => sealed)}::bytea[])
        as t (id, ordinal, kind, roles, of_ordinal, sealed) on t.id = f.id
    ), tokens as (
      insert into mention_token (partnership_id, token, concern_id, ordinal)
      select ${PARTNERSHIP}, t.token, f.id, t.ordinal from fresh f join unnest(${many(tokens, id)}::uuid[],
        ${many(tokens, ({ token }) => token)}::bytea[], ${many(tokens, ({ i }) => i)}::smallint[])
        as t (id, token, ordinal) on t.id = f.id
    ), grants as (
      insert into concern_grant (partnership_id, concern_id, team_id, since, capacity, why, open_due_at)
      select ${PARTNERSHIP}, f.id, t.team_id, f.told_at, t.capacity, t.why, t.open_due_at
      from fresh f join unnest(${many(grants, id)}::uuid[], ${many(grants, ({ team }) => team)}::uuid[],
        ${many(grants, ({ capacity }) => capacity)}::text[], ${many(grants, ({ why }) => why)}::text[],
        ${many(grants, ({ openDue }) => openDue)}::timestamptz[])
        as t (id, team_id, capacity, why, open_due_at) on t.id = f.id
    ), clocks as (
      insert into concern_clock (partnership_id, concern_id, kind, due_at)
      select ${PARTNERSHIP}, f.id, t.kind, t.due_at from fresh f join unnest(${many(clocks, id)}::uuid[],
        ${many(clocks, ({ kind }) => kind)}::text[], ${many(clocks, ({ due }) => due)}::timestamptz[])
        as t (id, kind, due_at) on t.id = f.id
    ), notices as (
      insert into concern_notice (partnership_id, concern_id, team_id, kind, rung, at)
      select ${PARTNERSHIP}, f.id, t.team_id, t.kind, t.rung, f.told_at from fresh f join unnest(${many(notices, id)}::uuid[],
        ${many(notices, ({ team }) => team)}::uuid[], ${many(notices, ({ kind }) => kind)}::text[],
        ${many(notices, ({ rung }) => rung)}::text[]) as t (id, team_id, kind, rung) on t.id = f.id
    ), receipts as (
      insert into receipt (partnership_id, words_hash, concern_id)
      select ${PARTNERSHIP}, t.words_hash, f.id from fresh f join unnest(${one(({ of }) => of.id)}::uuid[],
        ${one(({ of }) => of.wordsHash)}::bytea[]) as t (id, words_hash) on t.id = f.id
    )
    select id from fresh`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** What is there already of concerns that were sent before. */
export const sentBefore = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; toldAt: Date; sealed: Buffer }[]> => {
  const { rows } = await sql<{ id: string; toldAt: Date; sealed: Buffer }>`
    select id, told_at as "toldAt", sealed from concern
      where partnership_id = ${PARTNERSHIP} and id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Keeps what was sent again with other answers beside what was sent first; the same again changes nothing. */
export const insertAgain = async (
  tx: Tx,
  { id, concernId, sealed, at }: { id: string; concernId: string; sealed: Buffer; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into message (partnership_id, id, concern_id, sender, kind, sealed, at)
    values (${PARTNERSHIP}, ${id}, ${concernId}, 'teller', 'again', ${sealed}, ${at})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
