import type { Outcome, StaffRoutes, Visit } from '../accounts/index.ts'
import { replyToTeller } from '../concern/index.ts'
import type { FieldFault } from '../frame/index.ts'
import { typedText } from '../kit/sent.ts'
import { membersOf } from '../teams/index.ts'
import type { AllDeskKeys } from './all-keys.ts'
import type { Look } from './look.ts'
import { type DeskKeys, lookAt } from './look-at.ts'
import { reopenPage } from './pages/steps.html.ts'
import { afterOf, LONGEST } from './read-forms.ts'
import { BECAME } from './rules/state.ts'
import { STEPS, type StepKind, SUPPORT_STATES } from './schema.ts'
import { type ToTake, takeStep } from './take-step.ts'
import { NOTHING_TRIED, since, type Tried } from './tried.ts'
import { deskUrls } from './urls.ts'
import { lookIn, NOT_FOUND, showConcern, statusOf, TEAMS } from './visits.ts'

/** Steps of one button or one small form, on the page of the concern itself. */
const SMALL: readonly StepKind[] = STEPS.filter(
  (kind) => !['replied', 'asked', 'decided', 'sent-on', 'rerouted', 'reopened'].includes(kind),
)

export const serveSteps = (staff: StaffRoutes, keys: AllDeskKeys): void => {
  staff.get(deskUrls.concern(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    return look ? showConcern(visit, keys, look) : NOT_FOUND
  })
  staff.post(deskUrls.steps(':reference'), TEAMS, (visit) => step(visit, keys))
  staff.get(deskUrls.reopen(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    return look?.may.reopen
      ? { page: reopenPage(visit.reader, { ...visit, look, tried: NOTHING_TRIED }) }
      : NOT_FOUND
  })
  staff.post(deskUrls.reopen(':reference'), TEAMS, (visit) => reopen(visit, keys))
}

/** The page of the same concern as it is after somebody else was faster, with what was typed still in its place. */
export const overtaken = async (
  visit: Visit,
  keys: DeskKeys,
  after: number,
  tried: Omit<Tried, 'meanwhile' | 'faults'>,
  show: (look: Look, tried: Tried) => Promise<Outcome> | Outcome,
): Promise<Outcome> => {
  const look = await lookAt(visit, keys, visit.params.reference ?? '')
  const meanwhile = look ? since(look, after) : []
  // A step that nobody was ever shown is none: the form is none of ours.
  if (!look || meanwhile.length === 0) return NOT_FOUND
  return show(look, { ...tried, faults: [], meanwhile })
}

const step = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { form, reader, tx } = visit
  const look = await lookIn(visit, keys)
  const after = afterOf(form)
  const kind = SMALL.find((one) => one === typedText(form, 'do'))
  if (!look || after === null || !kind) return NOT_FOUND
  const typed = Object.fromEntries(
    ['to', 'note', 'support', 'how', 'own', 'became'].map((name) => [name, typedText(form, name)]),
  ) as Typed
  const members = kind === 'handed-over' ? await membersOf(tx, look.team.teamId) : []
  const read = readStep(visit, kind, typed, members)
  if (read.faults.length > 0)
    return showConcern(visit, keys, look, { of: kind, typed, faults: read.faults, meanwhile: [] })
  const acknowledges = kind === 'acknowledged' ? () => acknowledge(visit, keys, look) : undefined
  const taken = await takeStep(visit, keys, look, after, read.step, acknowledges)
  if (taken === 'not-allowed') return NOT_FOUND
  if (taken === 'overtaken')
    return overtaken(visit, keys, after, { of: kind, typed }, (now, tried) =>
      showConcern(visit, keys, now, tried),
    )
  return { redirect: deskUrls.concern(look.reference), notice: reader.t(NOTICES[kind] ?? 'Saved.') }
}

/** Acknowledging tells them that somebody has read it, where they may be written to. */
const acknowledge = async (
  { tx, actor, reader, now }: Visit,
  keys: DeskKeys,
  look: Look,
): Promise<{ messageId?: string }> => {
  const reply = reader.pack.desk?.replies[0]
  if (reply && look.mayReply)
    await replyToTeller(tx, keys.concern, actor, { concernId: look.id, text: reply.text, kind: 'reply', now })
  return {}
}

type Typed = Readonly<Record<'to' | 'note' | 'support' | 'how' | 'own' | 'became', string>>

const NOTICES: Partial<Record<StepKind, string>> = {
  claimed: 'You have it now.',
  'put-back': 'It is put back.',
  'handed-over': 'It is handed over.',
  acknowledged: 'It is acknowledged.',
  closed: 'It is closed. You can reopen it.',
}

const readStep = (
  { reader: { t, pack }, actor }: Visit,
  kind: StepKind,
  typed: Typed,
  members: readonly { readonly personId: string }[],
): { step: ToTake; faults: FieldFault[] } => {
  const faults: FieldFault[] = []
  const wrong = (field: string, says: string): void => void faults.push({ field, says })
  const step: { -readonly [Key in keyof ToTake]: ToTake[Key] } = { kind }
  if (kind === 'claimed') step.personId = actor.personId
  if (kind === 'handed-over') {
    step.personId = typed.to
    if (!members.some(({ personId }) => personId === typed.to)) wrong('to', t('Choose somebody of your team'))
  }
  if (kind === 'noted') {
    step.text = typed.note
    if (typed.note === '') wrong('note', t('Write a note'))
    if (typed.note.length > LONGEST) wrong('note', t('Write {n} characters or fewer', { n: LONGEST }))
  }
  if (kind === 'supported') {
    step.what = typed.support
    const how = SUPPORT_STATES.find((one) => one === typed.how)
    if (how) step.how = how
    else wrong('how', t('Choose how far it has come'))
    if (!pack.desk?.supports.some(({ id }) => id === typed.support))
      wrong('support', t('Choose which support'))
  }
  if (kind === 'referenced') {
    step.text = typed.own
    if (typed.own === '' || typed.own.length > 100)
      wrong('own', t('Write the reference, in 100 characters or fewer'))
  }
  if (kind === 'became') {
    step.what = typed.became
    if (!BECAME.some((one) => one === typed.became)) wrong('became', t('Choose what became of it'))
  }
  return { step, faults: faults.toReversed() }
}

const reopen = async (visit: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { form, reader } = visit
  const look = await lookIn(visit, keys)
  const after = afterOf(form)
  if (!look || after === null) return NOT_FOUND
  const typed = { reasons: typedText(form, 'reasons') }
  const show = (now: Look, tried: Tried): Outcome => ({
    page: reopenPage(reader, { ...visit, look: now, tried }),
    status: statusOf(tried),
  })
  const says =
    typed.reasons === ''
      ? reader.t('Write why it is reopened')
      : typed.reasons.length > LONGEST && reader.t('Write {n} characters or fewer', { n: LONGEST })
  if (says) return show(look, { of: 'reopened', typed, faults: [{ field: 'reasons', says }], meanwhile: [] })
  const taken = await takeStep(visit, keys, look, after, { kind: 'reopened', text: typed.reasons })
  if (taken === 'not-allowed') return NOT_FOUND
  if (taken === 'overtaken') return overtaken(visit, keys, after, { of: 'reopened', typed }, show)
  return { redirect: deskUrls.concern(look.reference), notice: reader.t('It is reopened.') }
}
