import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'

interface For {
  readonly requestId: string
  readonly reader: string
}

/** Concerns that name exactly one of these, whoever has them. The database writes down that it was asked. */
export const concernsNaming = async (
  tx: Tx,
  { requestId, reader }: For,
  tokens: readonly Buffer[],
): Promise<{ id: string; ordinals: number[] }[]> =>
  (
    await sql<{ id: string; ordinals: number[] }>`
    select concern_id as id, ordinals from find_for_request(${requestId}::uuid, ${[...tokens]}::bytea[], ${reader}::uuid)`.execute(
      tx,
    )
  ).rows

/** Concerns of these references, and those that these people told when they were signed in. */
export const concernsOf = async (
  tx: Tx,
  { references, tellers }: { references: readonly string[]; tellers: readonly Buffer[] },
): Promise<{ id: string; told: boolean }[]> =>
  (
    await sql<{ id: string; told: boolean }>`
    select id, coalesce(teller_token = any(${[...tellers]}::bytea[]), false) as told from concern
    where partnership_id = ${PARTNERSHIP}
      and (reference = any(${[...references]}::text[]) or teller_token = any(${[...tellers]}::bytea[]))`.execute(
      tx,
    )
  ).rows

export const accountsOf = async (tx: Tx, emails: readonly string[]): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    select id from person where partnership_id = ${PARTNERSHIP} and email = any(${[...emails]}::text[])`.execute(
      tx,
    )
  ).rows.map(({ id }) => id)

export interface SealedDecision {
  readonly id: string
  readonly sealed: Buffer
  readonly decidedOn: Date
  readonly ground: string
}

/** Decisions not to share, some at a time. The database writes down that they were gone through. */
export const decisionsAfter = async (
  tx: Tx,
  { requestId, reader }: For,
  after: string | null,
  most: number,
): Promise<SealedDecision[]> =>
  (
    await sql<SealedDecision>`
    select id, sealed, decided_on as "decidedOn", ground
    from not_shared_for_request(${requestId}::uuid, ${reader}::uuid, ${after}::uuid, ${most}::int)`.execute(
      tx,
    )
  ).rows

/** Who told it, still sealed. @throws where no review that stands gives it */
export const sealedSource = async (
  tx: Tx,
  { requestId, reader }: For,
  concernId: string,
): Promise<Buffer | null> =>
  (
    await sql<{ sealed: Buffer | null }>`
    select source_for_request(${requestId}::uuid, ${concernId}::uuid, ${reader}::uuid) as sealed`.execute(tx)
  ).rows[0]?.sealed ?? null
