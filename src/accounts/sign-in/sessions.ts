import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import { newToken, tokenHash } from '../keys.ts'
import { ORGANISATIONS_OF_PERSON } from '../organisations/queries.ts'
import { ROLES } from '../roles.ts'
import type { Actor, ActorOrganisation } from '../staff/visit.ts'

/** Unused for so long, a session is over, in minutes. */
export const IDLE_MINUTES = 30
/** However much it is used, a session is over after so many hours. */
export const LONGEST_HOURS = 12
/** That a session is used is written down at most once in so many seconds. */
const SEEN_EVERY_SECONDS = 60

interface Begun {
  readonly personId: string
  /** A kind of browser, such as "Firefox on Windows". */
  readonly device: string
  /** The provider of the organisation that they came through: then only their roles there count. */
  readonly providerId?: string | null
  readonly now: Date
}

/** Begins a session. The token goes into the cookie and is kept nowhere. */
export async function beginSession(
  tx: Tx,
  { personId, device, providerId = null, now }: Begun,
): Promise<{ token: string; id: string }> {
  const token = newToken()
  const { rows } = await sql<{ id: string }>`
    insert into session (partnership_id, person_id, token_hash, device, provider_id, began_at, last_seen_at, expires_at)
    select partnership_id, id, ${tokenHash(token)}, ${device.slice(0, 60)}, ${providerId}, ${now}, ${now},
      ${new Date(now.getTime() + LONGEST_HOURS * 3_600_000)}
    from person where id = ${personId}
    returning id`.execute(tx)
  return { token, id: (rows[0] as { id: string }).id }
}

/** Who is signed in with this token now, and that they are seen; null where nobody is. */
export async function actorOf(tx: Tx, token: string, now: Date): Promise<Actor | null> {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000)
  const { rows } = await sql<{
    partnership_id: string
    id: string
    person_id: string
    last_seen_at: Date
    name: string
    only: string | null
    organisations: ActorOrganisation[]
  }>`
    select s.partnership_id, s.id, s.person_id, s.last_seen_at, p.name, ${ORGANISATIONS_OF_PERSON} as organisations,
      (select o.organisation_id from openid_provider o
        where o.partnership_id = s.partnership_id and o.id = s.provider_id) as only
    from session s join person p on p.partnership_id = s.partnership_id and p.id = s.person_id
    where s.token_hash = ${tokenHash(token)} and s.ended_at is null
      and s.expires_at > ${now} and s.last_seen_at > ${idleSince}`.execute(tx)
  const row = rows[0]
  if (!row) return null
  const organisations = row.organisations.filter(({ id }) => row.only === null || id === row.only)
  if (row.only !== null && organisations.length === 0) return null
  if (now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_SECONDS * 1000) {
    await sql`update session set last_seen_at = ${now} where partnership_id = ${row.partnership_id} and id = ${row.id}`.execute(
      tx,
    )
  }
  // The database holds them to it too: teams, drafts and decisions of other organisations are not theirs now.
  await sql`select set_config('app.actor', ${row.person_id}, true),
    set_config('app.organisation', ${row.only ?? ''}, true)`.execute(tx)
  return {
    personId: row.person_id,
    name: row.name,
    roles: ROLES.filter((role) => organisations.some(({ roles }) => roles.includes(role))),
    organisations,
    partnershipId: row.partnership_id,
    sessionId: row.id,
  }
}

/** When and how a session began; `only`: the organisation through whose provider it did. */
export async function beginningOf(
  tx: Tx,
  sessionId: string,
): Promise<{ readonly beganAt: Date; readonly only: string | null; readonly name: string | null } | null> {
  const { rows } = await sql<{ beganAt: Date; only: string | null; name: string | null }>`
    select s.began_at as "beganAt", o.id as only, o.name from session s
    left join openid_provider v on v.partnership_id = s.partnership_id and v.id = s.provider_id
    left join organisation o on o.partnership_id = v.partnership_id and o.id = v.organisation_id
    where s.id = ${sessionId}`.execute(tx)
  return rows[0] ?? null
}
