import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import type { By } from './open-wave.ts'

/** An office that passes the link of a wave on. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly email: string
}

export const organisationsOf = async (tx: Tx, waveId: string): Promise<Organisation[]> => {
  const { rows } = await sql<Organisation>`
    select id, name, email from wave_organisation
    where partnership_id = ${PARTNERSHIP} and wave_id = ${waveId} and removed_at is null order by name, id`.execute(
    tx,
  )
  return rows
}

export const addOrganisation = async (
  tx: Tx,
  waveId: string,
  { name, email }: Omit<Organisation, 'id'>,
  by: By,
): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    insert into wave_organisation (partnership_id, wave_id, name, email, added_by)
    values (${PARTNERSHIP}, ${waveId}, ${name}, ${email}, ${by?.personId ?? null}) returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

export const removeOrganisation = async (tx: Tx, waveId: string, id: string, by: By): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update wave_organisation set removed_at = now(), removed_by = ${by?.personId ?? null}
    where partnership_id = ${PARTNERSHIP} and wave_id = ${waveId} and id = ${id} and removed_at is null`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) > 0
}

export interface Reminder {
  readonly day: string
  readonly sentTo: number
}

export const remindersOf = async (tx: Tx, waveId: string): Promise<Reminder[]> => {
  const { rows } = await sql<{ day: string; sentTo: number }>`
    select day::text, sent_to as "sentTo" from wave_reminder
    where partnership_id = ${PARTNERSHIP} and wave_id = ${waveId} order by day desc`.execute(tx)
  return rows
}

/** False: they were reminded today already. */
export const keepReminder = async (
  tx: Tx,
  waveId: string,
  { day, sentTo }: Reminder,
  by: By,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into wave_reminder (partnership_id, wave_id, day, sent_to, sent_by)
    values (${PARTNERSHIP}, ${waveId}, ${day}, ${sentTo}, ${by?.personId ?? null}) on conflict do nothing`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) > 0
}
