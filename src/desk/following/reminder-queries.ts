import '../schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import { SEES } from './follow-queries.ts'

export interface ReminderRow {
  readonly id: string
  readonly reference: string
  /** 2026-11-23. */
  readonly dueOn: string
  readonly sealed: Buffer | null
}

/** What somebody wants to be reminded of and has not done, of what their teams see now: all, or of one concern. */
export const remindersOf = async (
  tx: Tx,
  { personId, concernId = null }: { personId: string; concernId?: string | null },
): Promise<ReminderRow[]> => {
  const { rows } = await sql<ReminderRow>`
    select r.id, c.reference, r.due_on::text as "dueOn", r.sealed from desk_reminder r
    join concern c on c.partnership_id = r.partnership_id and c.id = r.concern_id
    where r.partnership_id = ${PARTNERSHIP} and r.person_id = ${personId} and r.ended_at is null
      and (${concernId}::uuid is null or r.concern_id = ${concernId}) and ${SEES('r')}
    order by r.due_on, r.set_at, r.id limit 200`.execute(tx)
  return rows
}

/** How many are due by a day. */
export const remindersDue = async (tx: Tx, personId: string, today: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from desk_reminder r where r.partnership_id = ${PARTNERSHIP} and r.person_id = ${personId}
      and r.ended_at is null and r.due_on <= ${today}::date and ${SEES('r')}`.execute(tx)
  return rows[0]?.n ?? 0
}

export const insertReminder = async (
  tx: Tx,
  row: { id: string; concernId: string; personId: string; dueOn: string; sealed: Buffer | null; now: Date },
): Promise<void> => {
  await sql`
    insert into desk_reminder (partnership_id, id, concern_id, person_id, due_on, sealed, set_at)
    values (${PARTNERSHIP}, ${row.id}, ${row.concernId}, ${row.personId}, ${row.dueOn}::date, ${row.sealed}, ${row.now})`.execute(
    tx,
  )
}

/** It is done, or no longer wanted. False: there is none of theirs that stands. */
export const endReminder = async (tx: Tx, id: string, personId: string, now: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update desk_reminder set ended_at = ${now} where partnership_id = ${PARTNERSHIP} and id = ${id}
      and person_id = ${personId} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Reminders of a day that has come, for which no letter was posted yet. */
export const unpostedReminders = async (
  tx: Tx,
  today: string,
): Promise<{ id: string; reference: string; email: string }[]> => {
  const { rows } = await sql<{ id: string; reference: string; email: string }>`
    select r.id, c.reference, p.email from desk_reminder r
    join concern c on c.partnership_id = r.partnership_id and c.id = r.concern_id
    join person p on p.partnership_id = r.partnership_id and p.id = r.person_id
    where r.partnership_id = ${PARTNERSHIP} and r.ended_at is null and r.posted_at is null and r.due_on <= ${today}::date
      and ${SEES('r')} order by r.due_on, r.id limit 500 for update of r skip locked`.execute(tx)
  return rows
}

export const noteReminded = async (tx: Tx, id: string, letterId: string, now: Date): Promise<void> => {
  await sql`
    update desk_reminder set posted_at = ${now}, letter_id = ${letterId}
      where partnership_id = ${PARTNERSHIP} and id = ${id}`.execute(tx)
}
