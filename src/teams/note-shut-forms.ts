import { sql } from 'kysely'
import { record } from '../audit/index.ts'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { Post } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import { addressesOf } from './address-queries.ts'
import { allTeams, closedForms, insertSwitch } from './team-queries.ts'
import { formState, type Team, teamState, teamsOfForm } from './team-rules.ts'

interface Parts {
  readonly pack: Pack
  readonly production: boolean
  readonly post: Post
  readonly now: Date
}

/**
 * Writes down which forms have shut by themselves since the last time, as nobody watches, and which are back; and tells
 * the team and its ladder by letter. Done again, it does nothing. Whether a form can be sent does not wait for this:
 * `formState` says so at each moment.
 */
export const noteShutForms = async (tx: Tx, { pack, production, post, now }: Parts): Promise<void> => {
  // Two at once take turns, so that nobody is written to twice.
  await takeTurns(tx)
  const teams = await allTeams(tx)
  const { shut } = await closedForms(tx)
  const silent = new Set<Team>()
  for (const [id, form] of pack.forms) {
    const state = formState(pack, form, { teams, closed: [], production, now })
    const isShut = !state.open && (state.why === 'unwatched' || state.why === 'test-too-old')
    if (isShut === shut.includes(id)) continue
    // Whatever else closes it, a form that shut by itself is back only when it can be sent.
    if (!isShut && !state.open) continue
    await insertSwitch(tx, id, isShut ? 'shut' : 'back', null)
    const action = isShut ? 'form.shut' : 'form.back'
    await record(tx, { actor: null, action, of: { kind: 'form', id } })
    if (!isShut) continue
    for (const team of teams)
      if (teamsOfForm(form).includes(team.receives) && teamState(pack, team, now) !== 'ready')
        silent.add(team)
  }
  for (const team of silent) await tell(tx, { pack, post, team })
}

/** Nothing of what was told is in it. */
const tell = async (
  tx: Tx,
  { pack, post, team }: Pick<Parts, 'pack' | 'post'> & { team: Team },
): Promise<void> => {
  const to = new Set((await addressesOf(tx, team.id)).map(({ email }) => email))
  for (const email of to)
    await post(tx, {
      to: email,
      about: 'team-silent',
      subject: `Early Signs: nobody looks into the inbox of ${team.name}`,
      text: [
        `For too long nobody has looked into the inbox of ${team.name}, or its test message is too old.`,
        'The forms that lead to it are closed, and say whom to telephone instead. What was sent before is in the inbox.',
        `Sign in, open the inbox, and answer a new test message if an administrator of ${pack.partnership.name} sends one.`,
      ].join('\n\n'),
    })
}

const takeTurns = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('teams.note-shut-forms'), hashtext(${PARTNERSHIP}::text))`.execute(
    tx,
  )
}
