import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../accounts/index.ts'
import { pageNumber } from '../kit/page-number.ts'
import { VOICES } from '../pack/index.ts'
import { actionVersions } from './action-queries.ts'
import type { Look } from './look.ts'
import { actionPage } from './pages/action.html.ts'
import { actionForm, type TypedAction } from './pages/action-form.html.ts'
import { actionsPage, SHOWING } from './pages/actions.html.ts'
import { followable } from './parts.ts'
import { planAction, rewordAction } from './plan-action.ts'
import {
  isFollowable,
  lineOf,
  numberOf,
  readActionWords,
  readAnswers,
  typedAction,
  uuidOf,
} from './read-forms.ts'
import { type Action, nextSteps, STEPS } from './rules/actions.ts'
import { themesIn } from './rules/learning.ts'
import { followedOf, keyOf } from './rules/measure-key.ts'
import { seriesOf } from './rules/series.ts'
import { capital, measureName, people } from './say.ts'
import { noteEffect, takeStep } from './take-step.ts'
import { priorityUrls } from './urls.ts'
import { lookIn, mayWrite, READS, WRITES } from './visits.ts'

type Faults = readonly { where: string; what: string }[]

export const serveActions = (staff: StaffRoutes): void => {
  staff.get(priorityUrls.actions(':slug'), READS, seeActions)
  staff.get(priorityUrls.plan(':slug'), WRITES, seePlan)
  staff.post(priorityUrls.plan(':slug'), WRITES, plan)
  staff.get(priorityUrls.action(':slug', ':actionId'), READS, seeAction)
  staff.post(priorityUrls.action(':slug', ':actionId'), WRITES, act)
}

const seeActions = async (visit: Visit): Promise<Outcome> => {
  const look = await lookIn(visit)
  if (!look) return { notFound: true }
  const showing = SHOWING.find((one) => one === visit.query.show) ?? 'all'
  const page = pageNumber(visit.query.page)
  return { page: actionsPage(visit.reader, look, { showing, page, writes: mayWrite(visit) }) }
}

/** What an action may answer: what reads as learning, then every measure, what groups talked about, and a gap. */
const choicesOf = ({ reader: { t, pack } }: Visit, { learning, evidence }: Look) => {
  const said = (key: string): string => {
    const followed = followedOf(key)
    return followed
      ? `${capital(people(pack, followed.audience))}: ${measureName(t, pack, followed.measure).toLowerCase()}`
      : key
  }
  const found = learning.map(({ key }) => key)
  const others = followable(pack)
    .map(keyOf)
    .filter((key) => !found.includes(key))
  return [
    ...found.map((key) => ({ value: `measure:${key}`, text: t('Learning. {what}', { what: said(key) }) })),
    ...themesIn(pack, evidence.waves).map(({ id, name }) => ({
      value: `theme:${id}`,
      text: t('Focus group. {theme}', { theme: name }),
    })),
    { value: 'gap', text: t('A gap that nothing measures') },
    ...others.map((key) => ({ value: `measure:${key}`, text: said(key) })),
  ]
}

const seePlan = async (visit: Visit): Promise<Outcome> => {
  const { reader, query, csrf } = visit
  const look = await lookIn(visit)
  if (!look) return { notFound: true }
  const choices = choicesOf(visit, look)
  const answers = choices.some(({ value }) => value === query.answers) ? (query.answers ?? '') : ''
  const typed: TypedAction = { answers, gap: '', says: '', owner: '', email: '', due: '' }
  const { slug } = look.one
  return {
    page: actionForm(reader, { slug, id: randomUUID(), seen: null, typed, choices, faults: [], csrf }),
  }
}

const plan = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, reader, form, csrf, now } = visit
  const look = await lookIn(visit)
  const id = uuidOf(form, 'id')
  if (!look || !id) return { notFound: true }
  const { slug } = look.one
  const typed = typedAction(form)
  const answers = readAnswers(reader.pack, typed)
  const words = readActionWords(typed, look.days, look.today)
  if (answers.ok && words.ok) {
    await planAction(tx, actor, { slug, id, answers: answers.value, words: words.value }, now)
    return { redirect: priorityUrls.action(slug, id), notice: reader.t('The action is planned.') }
  }
  const faults = [...(answers.ok ? [] : answers.faults), ...(words.ok ? [] : words.faults)]
  const choices = choicesOf(visit, look)
  return { page: actionForm(reader, { slug, id, seen: null, typed, choices, faults, csrf }), status: 422 }
}

const actionIn = (look: Look | null, { params }: Visit): Action | undefined =>
  look?.one.actions.find(({ id }) => id === params.actionId)

const seeAction = async (visit: Visit): Promise<Outcome> => {
  const { reader, query, csrf } = visit
  const look = await lookIn(visit)
  const action = actionIn(look, visit)
  if (!look || !action) return { notFound: true }
  if (query.reword !== 'yes' || !mayWrite(visit)) return show(visit, look, action)
  const typed = typedOf(action)
  const { slug } = look.one
  const { id, version: seen } = action
  return { page: actionForm(reader, { slug, id, seen, typed, choices: [], faults: [], csrf }) }
}

const typedOf = ({ says, owner, ownerEmail, dueOn }: Action): TypedAction => ({
  answers: '',
  gap: '',
  says,
  owner,
  email: ownerEmail ?? '',
  due: dueOn,
})

interface Tried {
  readonly faults?: Faults
  readonly reason?: string
  readonly overtaken?: boolean
  readonly status?: number
}

const show = async (
  visit: Visit,
  look: Look,
  action: Action,
  { faults = [], reason = '', overtaken = false, status = 200 }: Tried = {},
): Promise<Outcome> => {
  const { tx, reader, csrf } = visit
  const followed = action.effect && followedOf(action.effect.key)
  const all = followable(reader.pack).sort((a, b) => VOICES.indexOf(a.audience) - VOICES.indexOf(b.audience))
  const page = actionPage(reader, {
    slug: look.one.slug,
    action,
    versions: await actionVersions(tx, action.id),
    today: look.today,
    days: look.days,
    measures: all,
    effect: followed ? seriesOf(look.evidence.waves, followed) : null,
    faults,
    reason,
    overtaken,
    ...(mayWrite(visit) ? { csrf } : {}),
  })
  return { page, status }
}

const act = async (visit: Visit): Promise<Outcome> => {
  const { reader, form } = visit
  const look = await lookIn(visit)
  const action = actionIn(look, visit)
  if (!look || !action) return { notFound: true }
  const wanted = lineOf(form, 'do')
  if (wanted === 'reword') return reword(visit, look, action)
  if (wanted === 'effect') return judge(visit, look, action)
  const step = STEPS.find((one) => one === wanted)
  const after = numberOf(form, 'after')
  if (!step || after === null) return { notFound: true }
  const reason = lineOf(form, 'reason')
  if (step === 'dropped' && (reason === '' || reason.length > 500)) {
    const what = reason === '' ? 'Write why it is dropped' : 'Write at most 500 characters'
    return show(visit, look, action, { faults: [{ where: 'reason', what }], reason, status: 422 })
  }
  const kept = step === 'dropped' ? reason : null
  const taken =
    nextSteps(action).includes(step) &&
    (await takeStep(visit.tx, visit.actor, { id: action.id, after, step, reason: kept }, visit.now))
  if (taken) return { redirect: priorityUrls.action(look.one.slug, action.id), notice: reader.t('Saved.') }
  // The same step twice is a double click: it is done.
  if (action.steps.at(-1)?.step === step && after === action.steps.length - 1)
    return { redirect: priorityUrls.action(look.one.slug, action.id) }
  return show(visit, look, action, { reason, overtaken: true, status: 409 })
}

const reword = async (visit: Visit, look: Look, action: Action): Promise<Outcome> => {
  const { tx, actor, reader, form, csrf, now } = visit
  const seen = numberOf(form, 'seen')
  if (seen === null) return { notFound: true }
  const { slug } = look.one
  const typed = typedAction(form)
  // A day that has passed may stay: only a new one has to be to come.
  const words = readActionWords(typed, look.days, typed.due === action.dueOn ? null : look.today)
  const again = (faults: Faults, status: number, version: number): Outcome => ({
    page: actionForm(reader, { slug, id: action.id, seen: version, typed, choices: [], faults, csrf }),
    status,
  })
  if (!words.ok) return again(words.faults, 422, seen)
  if (await rewordAction(tx, actor, { id: action.id, seen, words: words.value }, now))
    return { redirect: priorityUrls.action(slug, action.id), notice: reader.t('Saved.') }
  const what = `Somebody else changed it meanwhile to “${action.says}”. Yours is here and not saved yet`
  return again([{ where: 'says', what }], 409, action.version)
}

const judge = async (visit: Visit, look: Look, action: Action): Promise<Outcome> => {
  const { tx, actor, reader, form, now } = visit
  const key = lineOf(form, 'of')
  const followed = followedOf(key)
  const note = lineOf(form, 'note')
  if (!followed || !isFollowable(reader.pack, key)) return { notFound: true }
  if (note.length > 500)
    return show(visit, look, action, {
      faults: [{ where: 'note', what: 'Write at most 500 characters' }],
      status: 422,
    })
  await noteEffect(tx, actor, { id: action.id, followed, note }, now)
  return { redirect: `${priorityUrls.action(look.one.slug, action.id)}#effect`, notice: reader.t('Saved.') }
}
