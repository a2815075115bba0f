import type { Outcome, StaffRoutes, Visit } from '../accounts/index.ts'
import { compiledForms, mayReadSource, readSource, rerouteConcern, SOURCE_REASONS } from '../concern/index.ts'
import type { FieldFault } from '../frame/index.ts'
import { typedText } from '../kit/sent.ts'
import { inWords } from '../questionnaire/index.ts'
import { type Team, teamFor } from '../teams/index.ts'
import type { Look } from './look.ts'
import type { DeskKeys } from './look-at.ts'
import { reroutePage, sourcePage, sourceShown } from './pages/steps.html.ts'
import { afterOf, LONGEST } from './read-forms.ts'
import { namesOf } from './step-queries.ts'
import { overtaken } from './step-routes.ts'
import { takeStep } from './take-step.ts'
import { NOTHING_TRIED, type Tried } from './tried.ts'
import { deskUrls } from './urls.ts'
import { isLead, lookIn, NOT_FOUND, statusOf, TEAMS } from './visits.ts'
import { sourceNotPage } from './who-told/may-not.html.ts'

/** Passing a concern on, and asking who told it. */
export const serveReroutes = (staff: StaffRoutes, keys: DeskKeys): void => {
  staff.get(deskUrls.reroute(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    return look?.may.reroute ? showReroute(visit, look, NOTHING_TRIED) : NOT_FOUND
  })
  staff.post(deskUrls.reroute(':reference'), TEAMS, (visit) => reroute(visit, keys))
  staff.get(deskUrls.source(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    if (look?.team.capacity !== 'receiver') return NOT_FOUND
    return (await mayReadSource(visit.tx, visit.actor, look.id))
      ? showSource(visit, look, NOTHING_TRIED)
      : { page: sourceNotPage(visit.reader, { look, holder: look.state.claimedBy?.name ?? null }) }
  })
  staff.post(deskUrls.source(':reference'), TEAMS, (visit) => source(visit, keys))
}

/** Every other team that receives; a lead is reached by nobody from outside. */
const othersOf = async ({ tx, reader: { pack } }: Visit, { team }: Look): Promise<Team[]> => {
  const found: Team[] = []
  for (const receives of pack.receiving.keys()) {
    if (receives === 'lead' || receives === team.receives) continue
    const one = await teamFor(tx, receives)
    if (one) found.push(one)
  }
  return found
}

const showReroute = async (visit: Visit, look: Look, tried: Tried): Promise<Outcome> => ({
  page: reroutePage(visit.reader, {
    look,
    tried,
    teams: await othersOf(visit, look),
    csrf: visit.csrf,
    now: visit.now,
  }),
  status: statusOf(tried),
})

const reroute = async (visit: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader, now } = visit
  const { t, pack } = reader
  const look = await lookIn(visit, keys)
  const after = afterOf(form)
  if (!look || after === null) return NOT_FOUND
  const typed = { team: typedText(form, 'team'), reasons: typedText(form, 'reasons') }
  const to = (await othersOf(visit, look)).find(({ id }) => id === typed.team)
  const faults: FieldFault[] = []
  if (!to) faults.push({ field: 'team', says: t('Choose a team') })
  if (typed.reasons === '') faults.push({ field: 'reasons', says: t('Write why') })
  if (typed.reasons.length > LONGEST)
    faults.push({ field: 'reasons', says: t('Write {n} characters or fewer', { n: LONGEST }) })
  if (!to || faults.length > 0)
    return showReroute(visit, look, { of: 'rerouted', typed, faults, meanwhile: [] })
  const lead = isLead(look.team)
  const step = { kind: lead ? 'sent-on' : 'rerouted', what: to.receives, text: typed.reasons } as const
  const taken = await takeStep(visit, keys, look, after, step, async () => {
    const passed = await rerouteConcern(tx, pack, actor, {
      concernId: look.id,
      from: look.team.teamId,
      to: to.id,
      now,
    })
    return passed === 'rerouted' ? {} : null
  })
  if (taken === 'not-allowed') return NOT_FOUND
  if (taken === 'overtaken')
    return overtaken(visit, keys, after, { of: 'rerouted', typed }, (then, tried) =>
      showReroute(visit, then, tried),
    )
  return lead
    ? {
        redirect: deskUrls.concern(look.reference),
        notice: t('It is sent on to {team}.', { team: t(to.name) }),
      }
    : { redirect: deskUrls.inbox, notice: t('It is passed on to {team}.', { team: t(to.name) }) }
}

const showSource = (visit: Visit, look: Look, tried: Tried): Outcome => ({
  page: sourcePage(visit.reader, { look, tried, reasons: SOURCE_REASONS, csrf: visit.csrf, now: visit.now }),
  status: statusOf(tried),
})

const source = async (visit: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader, csrf, now } = visit
  const look = await lookIn(visit, keys)
  if (look?.team.capacity !== 'receiver' || !(await mayReadSource(tx, actor, look.id))) return NOT_FOUND
  const reason = SOURCE_REASONS.find((one) => one === typedText(form, 'reason'))
  if (!reason) {
    const faults = [{ field: 'reason', says: reader.t('Choose why you need to know') }]
    return showSource(visit, look, { of: 'source', typed: {}, faults, meanwhile: [] })
  }
  const found = await readSource(tx, keys.concern, actor, { concernId: look.id, reason })
  const compiled = compiledForms(reader.pack).get(look.form)?.compiled
  const rows =
    found && compiled ? inWords(reader.t, compiled, found.answers).flatMap((part) => part.rows) : []
  const person = found?.personId ? ((await namesOf(tx, [found.personId])).get(found.personId) ?? null) : null
  return { page: sourceShown(reader, { look, tried: NOTHING_TRIED, csrf, now, rows, person }) }
}
