import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { MentionKind } from '../../pack/index.ts'

interface Index {
  readonly id: string
  readonly normalising: number
  readonly keyPrint: Buffer
  readonly upTo: string | null
  readonly done: number
  readonly unreadable: number
  readonly ofAll: number
  readonly finishedAt: Date | null
}

const INDEX = sql`id, normalising, key_print as "keyPrint", up_to as "upTo", done, unreadable, of_all as "ofAll",
  finished_at as "finishedAt"`

/** The time that the tokens were made anew last; null: never. */
export const lastIndex = async (tx: Tx): Promise<Index | null> =>
  (
    await sql<Index>`
    select ${INDEX} from link_index where partnership_id = ${PARTNERSHIP}
      order by finished_at is null desc, finished_at desc limit 1`.execute(tx)
  ).rows[0] ?? null

/** The one that is not done yet; until the transaction ends nobody else goes on with it. */
export const unfinished = async (tx: Tx): Promise<Index | null> =>
  (
    await sql<Index>`
    select ${INDEX} from link_index where partnership_id = ${PARTNERSHIP} and finished_at is null for update`.execute(
      tx,
    )
  ).rows[0] ?? null

/** Begins, unless another has begun at the same time. */
export const begin = async (
  tx: Tx,
  { normalising, keyPrint }: Pick<Index, 'normalising' | 'keyPrint'>,
): Promise<void> => {
  await sql`
    insert into link_index (partnership_id, normalising, key_print, of_all)
    select ${PARTNERSHIP}, ${normalising}, ${keyPrint}, count(*)::int from concern where partnership_id = ${PARTNERSHIP}
    on conflict do nothing`.execute(tx)
}

export const advance = async (
  tx: Tx,
  id: string,
  { upTo, done, unreadable }: Pick<Index, 'upTo' | 'done' | 'unreadable'>,
): Promise<void> => {
  await sql`
    update link_index set up_to = ${upTo}, done = ${done}, unreadable = ${unreadable}
      where partnership_id = ${PARTNERSHIP} and id = ${id}`.execute(tx)
}

export const finish = async (tx: Tx, id: string): Promise<void> => {
  await sql`
    update link_index set finished_at = clock_timestamp() where partnership_id = ${PARTNERSHIP} and id = ${id}`.execute(
    tx,
  )
}

interface Place {
  readonly concernId: string
  readonly ordinal: number
}

/** The next concerns after an id, and what they name. */
export const mentionsAfter = async (
  tx: Tx,
  after: string | null,
  most: number,
): Promise<{ concerns: string[]; mentions: (Place & { kind: MentionKind; sealed: Buffer })[] }> => {
  const { rows } = await sql<{ id: string }>`
    select id from concern where partnership_id = ${PARTNERSHIP} and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${most}`.execute(tx)
  const concerns = rows.map(({ id }) => id)
  const mentions = await sql<Place & { kind: MentionKind; sealed: Buffer }>`
    select concern_id as "concernId", ordinal, kind, sealed from mention
      where partnership_id = ${PARTNERSHIP} and concern_id = any(${concerns}::uuid[]) order by 1, 2`.execute(
    tx,
  )
  return { concerns, mentions: mentions.rows }
}

/** Puts tokens in the place of those that these mentions have. */
export const putTokens = async (
  tx: Tx,
  mentions: readonly Place[],
  tokens: readonly (Place & { readonly token: Buffer })[],
): Promise<void> => {
  const of = <Item, Value>(list: readonly Item[], value: (one: Item) => Value): Value[] => list.map(value)
  await sql`
    delete from mention_token where partnership_id = ${PARTNERSHIP} and (concern_id, ordinal) in (select * from
      unnest(${of(mentions, (one) => one.concernId)}::uuid[], ${of(mentions, (one) => one.ordinal)}::smallint[]))`.execute(
    tx,
  )
  await sql`
    insert into mention_token (partnership_id, concern_id, ordinal, token)
    select ${PARTNERSHIP}, * from unnest(${of(tokens, (one) => one.concernId)}::uuid[],
      ${of(tokens, (one) => one.ordinal)}::smallint[], ${of(tokens, (one) => one.token)}::bytea[])`.execute(
    tx,
  )
}
