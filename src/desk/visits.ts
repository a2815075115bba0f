import type { Outcome, Role, Visit } from '../accounts/index.ts'
import { climbedOf, compiledForms } from '../concern/index.ts'
import type { DeskOutcome } from '../pack/index.ts'
import { membersOf, teamsOf } from '../teams/index.ts'
import type { AllDeskKeys } from './all-keys.ts'
import { ownOf } from './following/own-of.ts'
import { moreOf } from './links/more-of.html.ts'
import type { Look } from './look.ts'
import { type DeskKeys, lookAt } from './look-at.ts'
import { concernPage } from './pages/concern.html.ts'
import { type ToldWords, toldWords } from './told-words.ts'
import { NOTHING_TRIED, type Tried } from './tried.ts'
import { deskUrls } from './urls.ts'

/** Who answers what was told. */
export const ANSWERS: readonly Role[] = ['first-contact', 'exploitation-team', 'police-team']
export const LEADS: readonly Role[] = ['safeguarding-lead']
/** Who is in a team of any kind: what each sees is what their team has. */
export const TEAMS: readonly Role[] = [...ANSWERS, ...LEADS]
/** Where somebody of a team comes from, whether a team of theirs is there yet or not. */
export const inboxOf = ({ roles }: Visit['actor']): string =>
  roles.some((role) => ANSWERS.includes(role)) ? deskUrls.inbox : deskUrls.lead
/** Who sees what is stuck: never what was told. */
export const SEES_STUCK: readonly Role[] = ['administrator', 'partnership-officer']

export const NOT_FOUND: Outcome = { notFound: true }

/** The concern of the path, for one of the reader's teams; null: it looks not found. */
export const lookIn = (visit: Visit, keys: DeskKeys): Promise<Look | null> =>
  lookAt(visit, keys, visit.params.reference ?? '')

export const wordsOf = (
  { reader }: Pick<Visit, 'reader'>,
  look: Pick<Look, 'form' | 'answers'>,
): ToldWords => {
  const found = compiledForms(reader.pack).get(look.form)
  return toldWords(reader.t, found?.form, found?.compiled, look.answers ?? {})
}

/** What this team may decide; a pack without any decides nothing. */
export const outcomesOf = (
  { reader: { pack } }: Pick<Visit, 'reader'>,
  { team }: Look,
): readonly DeskOutcome[] => pack.desk?.outcomes.filter(({ teams }) => teams.includes(team.receives)) ?? []

export const isLead = (team: { readonly receives: string }): boolean => team.receives === 'lead'

/** The reader's teams: those that answer, or those of safeguarding leads. */
export const ownTeams = async ({ tx, actor }: Pick<Visit, 'tx' | 'actor'>, lead: boolean) =>
  (await teamsOf(tx, actor)).filter((team) => isLead(team) === lead)

/** The page of a concern as it is now, with what was sent and not taken. */
export const showConcern = async (
  visit: Visit,
  keys: AllDeskKeys,
  look: Look,
  tried: Tried = NOTHING_TRIED,
): Promise<Outcome> => {
  const { tx, reader, csrf, now } = visit
  const page = concernPage(reader, {
    look,
    told: wordsOf(visit, look),
    members: await membersOf(tx, look.team.teamId),
    own: await ownOf(visit, keys, look),
    climbed: await climbedOf(tx, look.id),
    tried,
    csrf,
    now,
    more: await moreOf(visit, keys, look),
  })
  return { page, status: statusOf(tried) }
}

/** 409: somebody was faster. 422: something in the form is wrong. */
export const statusOf = ({ meanwhile, faults }: Tried): number =>
  meanwhile.length > 0 ? 409 : faults.length > 0 ? 422 : 200
