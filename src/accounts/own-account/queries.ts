import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import { IDLE_MINUTES } from '../sign-in/sessions.ts'

export interface OpenSession {
  readonly id: string
  readonly device: string
  readonly beganAt: Date
  readonly lastSeenAt: Date
}

/** The sessions of a person that are open now, the last used first. */
export async function openSessions(tx: Tx, personId: string, now: Date): Promise<OpenSession[]> {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000)
  const { rows } = await sql<OpenSession>`
    select id, device, began_at as "beganAt", last_seen_at as "lastSeenAt" from session
    where person_id = ${personId} and ended_at is null and expires_at > ${now} and last_seen_at > ${idleSince}
    order by last_seen_at desc, began_at desc limit 50`.execute(tx)
  return rows
}

/** Ends one session of a person; false: there is none of that id that is open. */
export async function endSession(
  tx: Tx,
  { id, personId, now }: { id: string; personId: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update session set ended_at = ${now}, ended_by = ${personId}
    where id = ${id} and person_id = ${personId} and ended_at is null returning 1`.execute(tx)
  return rows.length > 0
}

export interface HowIn {
  readonly email: string
  readonly trial: boolean
  readonly passwordSetAt: Date | null
  readonly codeSetAt: Date | null
  readonly codesLeft: number
}

/** How a person signs in. */
export async function howIn(tx: Tx, personId: string): Promise<HowIn | null> {
  const { rows } = await sql<HowIn>`
    select p.email, p.trial, w.set_at as "passwordSetAt", c.set_at as "codeSetAt",
      (select count(*)::int from recovery_code r
        where r.partnership_id = p.partnership_id and r.person_id = p.id and r.used_at is null) as "codesLeft"
    from person p
    left join password w on w.partnership_id = p.partnership_id and w.person_id = p.id
    left join one_time_code c on c.partnership_id = p.partnership_id and c.person_id = p.id
    where p.id = ${personId}`.execute(tx)
  return rows[0] ?? null
}
