import { sql } from 'kysely'
import { newToken, tokenHash } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { Post } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import { addressesOf, INBOX } from './address-queries.ts'
import { seen } from './team-queries.ts'
import type { Team } from './team-rules.ts'
import { testPath } from './urls.ts'

interface Ask {
  readonly pack: Pack
  readonly post: Post
  readonly publicUrl: string
}

const HOURS_WITHOUT_PACK = 72

/**
 * Asks a team to show that its letters arrive and that somebody reads them: a letter to each address of its inbox, with
 * a link that somebody of the team answers, signed in. Gives how many were posted; 0: it has no address.
 */
export async function askTest(
  tx: Tx,
  { pack, post, publicUrl }: Ask,
  { team, by, now }: { team: Team; by: { readonly personId: string }; now: Date },
): Promise<number> {
  const addresses = await addressesOf(tx, team.id, INBOX)
  if (addresses.length === 0) return 0
  const hours = pack.receiving.get(team.receives)?.test.answer_within ?? HOURS_WITHOUT_PACK
  const expires = new Date(now.getTime() + hours * 3_600_000)
  for (const { email } of addresses) {
    const token = newToken()
    const { rows } = await sql<{ id: string }>`
      insert into team_test (partnership_id, team_id, token_hash, asked_at, asked_by, expires_at)
      values (${PARTNERSHIP}, ${team.id}, ${tokenHash(token)}, ${now}, ${by.personId}, ${expires})
      returning id`.execute(tx)
    await record(tx, {
      actor: by,
      action: 'team.asked',
      of: { kind: 'team', id: team.id },
      detail: { test: (rows[0] as { id: string }).id },
    })
    await post(tx, {
      to: email,
      about: 'team-test',
      subject: 'Early Signs: a test message, please answer it',
      text: [
        `This is a test for ${team.name}, by ${pack.partnership.name}. Nobody has told anything.`,
        `Open this link within ${hours} hours, sign in, and answer. Until somebody of the team does, the forms that lead to it are closed:`,
        publicUrl + testPath(token),
        'If you are not in this team, tell your administrator: then letters of this team go to the wrong address.',
      ].join('\n\n'),
    })
  }
  return addresses.length
}

export interface WaitingTest {
  readonly id: string
  readonly teamId: string
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly tooOld: boolean
}

/** The test message of a link; null: there is none. */
export async function testOf(tx: Tx, token: string, now: Date): Promise<WaitingTest | null> {
  const { rows } = await sql<WaitingTest>`
    select id, team_id as "teamId", asked_at as "askedAt", answered_at as "answeredAt", expires_at <= ${now} as "tooOld"
    from team_test where token_hash = ${tokenHash(token)}`.execute(tx)
  return rows[0] ?? null
}

/** Answers it, for somebody of the team (the database refuses everybody else). False: it was answered, or is too old. */
export async function answerTest(
  tx: Tx,
  { test, actor, now }: { test: WaitingTest; actor: { readonly personId: string }; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update team_test set answered_at = ${now}, answered_by = ${actor.personId}
    where id = ${test.id} and answered_at is null and expires_at > ${now} returning 1`.execute(tx)
  if (rows.length === 0) return false
  await seen(tx, { teamId: test.teamId, actor, now })
  await record(tx, {
    actor,
    action: 'team.answered',
    of: { kind: 'team', id: test.teamId },
    detail: { test: test.id },
  })
  return true
}

/** When the newest test that waits for an answer was asked; null: none waits. */
export async function waitingSince(tx: Tx, teamId: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(asked_at) as at from team_test
    where team_id = ${teamId} and answered_at is null and expires_at > ${now}`.execute(tx)
  return rows[0]?.at ?? null
}
