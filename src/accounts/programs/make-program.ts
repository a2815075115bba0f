import './schema.ts'
import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { newKey, secretHash } from './key-text.ts'
import type { Scope } from './scopes.ts'

type By = { readonly personId: string }

export interface NewProgram {
  readonly name: string
  readonly organisationId: string
  readonly scopes: readonly Scope[]
  /** When its first key stops working by itself; null: never. */
  readonly until: Date | null
}

/** Adds a program of an organisation with its first key, which is told here once and kept nowhere. */
export async function addProgram(
  tx: Tx,
  { name, organisationId, scopes, until }: NewProgram,
  by: By,
  now: Date,
): Promise<{ id: string; key: string }> {
  const { rows } = await sql<{ id: string }>`
    insert into person (partnership_id, name, email)
    select id, ${name.trim()}, 'program.' || gen_random_uuid() || '@program.invalid' from partnership returning id`.execute(
    tx,
  )
  const { id } = rows[0] as { id: string }
  await sql`
    insert into program (partnership_id, id, organisation_id, scopes, added_by, added_at)
    select id, ${id}, ${organisationId}, ${[...scopes]}::text[], ${by.personId}, ${now} from partnership`.execute(
    tx,
  )
  const of = { kind: 'program', id }
  const detail = { organisation: organisationId, scopes: scopes.join(' ') }
  await record(tx, { actor: by, action: 'program.added', of, detail })
  await handOver(tx, { id, to: by.personId }, by)
  return { id, key: await makeKey(tx, { id, until }, by, now) }
}

/** Another key for the same program, beside those that it has. */
export async function makeKey(
  tx: Tx,
  { id, until }: { id: string; until: Date | null },
  by: By,
  now: Date,
): Promise<string> {
  const key = newKey()
  await sql`
    insert into program_key (partnership_id, id, program_id, secret_hash, made_by, made_at, until)
    select id, ${key.id}, ${id}, ${secretHash(key.secret)}, ${by.personId}, ${now}, ${until} from partnership`.execute(
    tx,
  )
  await record(tx, {
    actor: by,
    action: 'program-key.made',
    of: { kind: 'program', id },
    detail: { key: key.id },
  })
  return key.text
}

/**
 * A new key in the place of all others of the program, which work on for some hours, so that nothing stands still while
 * the new one is put in.
 */
export async function rotateKey(
  tx: Tx,
  { id, hours, until }: { id: string; hours: number; until: Date | null },
  by: By,
  now: Date,
): Promise<string> {
  const end = new Date(now.getTime() + hours * 3_600_000)
  await sql`
    update program_key set until = ${end}, ended_by = ${by.personId}
    where program_id = ${id} and (until is null or until > ${end})`.execute(tx)
  await record(tx, {
    actor: by,
    action: 'program-key.rotated',
    of: { kind: 'program', id },
    detail: { hours },
  })
  return makeKey(tx, { id, until }, by, now)
}

/** Revokes one key at once. False: the program has none of that id that works. */
export async function revokeKey(
  tx: Tx,
  { id, key }: { id: string; key: string },
  by: By,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update program_key set until = ${now}, ended_by = ${by.personId}
    where program_id = ${id} and id = ${key} and (until is null or until > ${now}) returning 1`.execute(tx)
  if (rows.length > 0)
    await record(tx, {
      actor: by,
      action: 'program-key.revoked',
      of: { kind: 'program', id },
      detail: { key },
    })
  return rows.length > 0
}

/** Ends a program: none of its keys opens anything from now on. What it did stays. False: it had ended. */
export async function endProgram(tx: Tx, id: string, by: By, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update program set ended_at = ${now}, ended_by = ${by.personId} where id = ${id} and ended_at is null
    returning 1`.execute(tx)
  if (rows.length > 0) await record(tx, { actor: by, action: 'program.ended', of: { kind: 'program', id } })
  return rows.length > 0
}

/** Gives a program to somebody else to answer for. */
export async function handOver(tx: Tx, { id, to }: { id: string; to: string }, by: By): Promise<void> {
  await sql`
    insert into program_keeper (partnership_id, program_id, person_id, given_by)
    select id, ${id}, ${to}, ${by.personId} from partnership`.execute(tx)
  await record(tx, { actor: by, action: 'program.handed-over', of: { kind: 'program', id }, detail: { to } })
}
