import './schema.ts'
import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { endRoles } from '../movers/end-roles.ts'
import type { HeldRole } from '../movers/grant-queries.ts'
import { endProgram } from '../programs/make-program.ts'
import type { Program } from '../programs/queries.ts'
import type { ReviewAnswer } from './schema.ts'

/** What was said of each role and program of an organisation. */
export interface Answered {
  readonly roles: readonly { readonly of: HeldRole; readonly answer: ReviewAnswer }[]
  readonly programs: readonly { readonly of: Program; readonly answer: ReviewAnswer }[]
}

/** Signs a review off: who, when and what is kept, and what is to end ends with it. */
export async function signReview(
  tx: Tx,
  organisationId: string,
  { roles, programs }: Answered,
  by: { readonly personId: string },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into access_review (partnership_id, organisation_id, signed_by, signed_at)
    select partnership_id, id, ${by.personId}, ${now} from organisation where id = ${organisationId}
    returning id`.execute(tx)
  const { id } = rows[0] as { id: string }
  const all = [
    ...roles.map(({ of, answer }) => ({ kind: 'role', of: of.id, answer })),
    ...programs.map(({ of, answer }) => ({ kind: 'program', of: of.id, answer })),
  ]
  await sql`
    insert into access_review_answer (partnership_id, review_id, of_kind, of_id, answer)
    select p.id, ${id}, a.kind, a.of, a.answer from partnership p, unnest(${all.map(({ kind }) => kind)}::text[],
      ${all.map(({ of }) => of)}::uuid[], ${all.map(({ answer }) => answer)}::text[]) as a (kind, of, answer)`.execute(
    tx,
  )
  const ended = all.filter(({ answer }) => answer === 'end').length
  await record(tx, {
    actor: by,
    action: 'access-review.signed',
    of: { kind: 'organisation', id: organisationId },
    detail: { review: id, kept: all.length - ended, ended },
  })
  await endRoles(
    tx,
    roles.filter(({ answer }) => answer === 'end').map(({ of }) => of),
    by,
    now,
  )
  for (const { of, answer } of programs) if (answer === 'end') await endProgram(tx, of.id, by, now)
}
