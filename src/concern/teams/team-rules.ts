import type { Form, Pack, TeamId } from '../../pack/index.ts'
import { ownMinutesGone } from '../clocks.ts'

/** A team as the rules see it: rows, and nothing else. */
export interface Team {
  readonly id: string
  readonly organisationId: string
  readonly receives: TeamId
  readonly name: string
  /** When somebody last answered a test message. */
  readonly answeredAt: Date | null
  /** When somebody last looked into the inbox. */
  readonly watchedAt: Date | null
}

/** Whether somebody is there: a form never leads where nobody has shown that they read. */
export type TeamState = 'ready' | 'not-tested' | 'unwatched'

/** Whether a form can be sent, and else why not. */
export type FormState =
  | { readonly open: true /** Nobody real receives it. */; readonly trial: boolean }
  | { readonly open: false; readonly why: ShutBecause }
export type ShutBecause = 'closed' | 'not-approved' | 'no-team' | 'not-tested' | 'unwatched'

export const teamState = (pack: Pack, team: Team, now: Date): TeamState => {
  if (!team.answeredAt) return 'not-tested'
  const receives = pack.receiving.get(team.receives)
  const contact = receives && pack.contacts.get(receives.contact)
  if (!receives || !contact) return 'ready'
  const last = team.watchedAt && team.watchedAt > team.answeredAt ? team.watchedAt : team.answeredAt
  const minutes = receives.unwatched_after
  return ownMinutesGone(pack, contact, { from: last, to: now, minutes }) ? 'unwatched' : 'ready'
}

/** Every team that may receive a form, or is copied in. */
export const teamsOfForm = (form: Pick<Form, 'receiving' | 'copies'>): TeamId[] => [
  ...new Set([...form.receiving, ...(form.copies ?? [])].map(({ team }) => team)),
]

/**
 * A form is open where each team that may receive it has answered a test message and watches its inbox, a named officer
 * has signed the pack, and no officer has closed it. On a trial run it is open, and says that nobody receives it.
 * @param closed an officer has closed it, and not opened it since
 */
export const formState = (
  pack: Pack,
  form: Pick<Form, 'receiving' | 'copies'>,
  {
    teams,
    closed,
    production,
    now,
  }: { teams: readonly Team[]; closed: boolean; production: boolean; now: Date },
): FormState => {
  const shut = (why: ShutBecause): FormState => ({ open: false, why })
  if (closed) return shut('closed')
  if (!production) return { open: true, trial: true }
  if (!pack.partnership.approval) return shut('not-approved')
  for (const receives of teamsOfForm(form)) {
    const team = teams.find((one) => one.receives === receives)
    if (!team) return shut('no-team')
    const state = teamState(pack, team, now)
    if (state !== 'ready') return shut(state)
  }
  return { open: true, trial: false }
}
