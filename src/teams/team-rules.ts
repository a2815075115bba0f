import { type Form, ownMinutesGone, type Pack, type TeamId } from '../pack/index.ts'

/** A team as the rules see it: rows, and nothing else. Of a closed organisation there is none. */
export interface Team {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  readonly receives: TeamId
  readonly name: string
  /** When somebody last answered a test message. */
  readonly answeredAt: Date | null
  /** When somebody last looked into the inbox. */
  readonly watchedAt: Date | null
}

/** Whether somebody is there: a form never leads where nobody has shown that they read. */
export type TeamState = 'ready' | 'not-tested' | 'test-too-old' | 'unwatched'

/** Whether a form can be sent, and else why not. */
export type FormState =
  | { readonly open: true /** Nobody real receives it. */; readonly trial: boolean }
  | { readonly open: false; readonly why: ShutBecause }
export type ShutBecause = 'closed' | 'not-approved' | 'no-team' | Exclude<TeamState, 'ready'>

const DAY_MS = 86_400_000

/** Whether a team has answered a test message lately, and looks into its inbox in its own hours. */
export const teamState = (pack: Pack, team: Team, now: Date): TeamState => {
  if (!team.answeredAt) return 'not-tested'
  const receives = pack.receiving.get(team.receives)
  const contact = receives && pack.contacts.get(receives.contact)
  if (!receives || !contact) return 'not-tested'
  if (now.getTime() - team.answeredAt.getTime() > receives.test.holds * DAY_MS) return 'test-too-old'
  const last = team.watchedAt && team.watchedAt > team.answeredAt ? team.watchedAt : team.answeredAt
  const minutes = receives.unwatched_after
  return ownMinutesGone(pack, contact, { from: last, to: now, minutes }) ? 'unwatched' : 'ready'
}

/**
 * Every team that may receive a form, or is copied in, but for the teller's own lead: where an organisation has none,
 * the next that receives it does.
 */
export const teamsOfForm = (form: Pick<Form, 'receiving' | 'copies'>): TeamId[] => {
  const teams = [...form.receiving, ...(form.copies ?? [])].map(({ team }) => team)
  const others = teams.filter((team) => team !== 'lead')
  return [...new Set(others.length > 0 ? others : teams)]
}

/** What is known at one moment: rows, and nothing else. */
export interface Standing {
  readonly teams: readonly Team[]
  /** Forms that an officer has closed and not opened since. */
  readonly closed: readonly string[]
  /** False: a trial run. */
  readonly production: boolean
  readonly now: Date
}

/**
 * A form is open where each team that may receive it has answered a test message and watches its inbox, a named officer
 * has signed the pack, and no officer has closed it. On a trial run it is open, and says that nobody receives it.
 */
export const formState = (
  pack: Pack,
  form: Pick<Form, 'id' | 'receiving' | 'copies'>,
  { teams, closed, production, now }: Standing,
): FormState => {
  const shut = (why: ShutBecause): FormState => ({ open: false, why })
  if (closed.includes(form.id)) return shut('closed')
  const receivers = teamsOfForm(form).map((receives) => teams.find((one) => one.receives === receives))
  if (receivers.some((team) => !team)) return shut('no-team')
  if (!production) return { open: true, trial: true }
  if (!pack.partnership.approval) return shut('not-approved')
  for (const team of receivers) {
    const state = team ? teamState(pack, team, now) : 'not-tested'
    if (state !== 'ready') return shut(state)
  }
  return { open: true, trial: false }
}
