import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { endSessions } from '../own-account/credentials.ts'
import { grantRole, membershipOf } from '../people/people.ts'
import type { Role } from '../roles.ts'
import { endRoles, planEnd } from './end-roles.ts'
import { type HeldRole, heldRoles } from './grant-queries.ts'

type By = { readonly personId: string }

/**
 * Somebody leaves, in one step: every role ends, every session, and every link that was sent; what they had taken goes
 * back to its inbox. Programs that they answer for are shown at the programs. False: they are the last administrator.
 */
export async function leave(tx: Tx, personId: string, by: By, now: Date): Promise<boolean> {
  await endRoles(tx, await heldRoles(tx, { personId }), by, now)
  const left = await heldRoles(tx, { personId })
  if (left.length > 0) return false
  const sessions = await endSessions(tx, { personId, by: by.personId, now })
  await sql`
    update invitation set withdrawn_at = ${now}
    where person_id = ${personId} and used_at is null and withdrawn_at is null`.execute(tx)
  await record(tx, {
    actor: by,
    action: 'person.left',
    of: { kind: 'person', id: personId },
    detail: { sessions },
  })
  return true
}

interface Move {
  readonly personId: string
  readonly organisationId: string
  readonly roles: readonly Role[]
  /** When the roles that they have elsewhere end; null: now. */
  readonly until: Date | null
}

/** Somebody moves: new roles from now on, those elsewhere until a day. */
export async function move(
  tx: Tx,
  { personId, organisationId, roles, until }: Move,
  by: By,
  now: Date,
): Promise<void> {
  const before = await heldRoles(tx, { personId })
  const here = before.filter(({ organisation }) => organisation.id === organisationId)
  const membership = await membershipOf(tx, personId, by.personId, organisationId)
  for (const role of roles) {
    if (here.some((one) => one.role === role)) continue
    await grantRole(tx, membership, role, by.personId)
    await record(tx, {
      actor: by,
      action: 'role.given',
      of: { kind: 'person', id: personId },
      detail: { role, organisation: organisationId },
    })
  }
  const old = before.filter(
    (one: HeldRole) => one.organisation.id !== organisationId || !roles.includes(one.role),
  )
  if (until) for (const one of old) await planEnd(tx, one, { until, by, now })
  else await endRoles(tx, old, by, now)
}
