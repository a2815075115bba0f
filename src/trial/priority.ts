import { daysLater, workingDays } from '../pack/index.ts'
import { type Aimed, noteEffect, planAction, priorityId, setTarget, takeStep } from '../priority/index.ts'
import { seeded } from '../questionnaire/index.ts'
import { ORGANISATIONS } from './cast.ts'
import { morningOf } from './days.ts'
import type { Part } from './part.ts'

interface Planned {
  readonly called: string
  readonly answers: { readonly kind: 'measure' | 'theme'; readonly of: string }
  readonly says: string
  /** Which of the invented organisations. */
  readonly owner: number
  /** Days before and after the day from which all is counted. */
  readonly plannedAgo: number
  readonly dueIn: number
  readonly steps: readonly { readonly step: 'begun' | 'done'; readonly ago: number }[]
}

const PLANNED: readonly Planned[] = [
  {
    called: 'one-page',
    answers: { kind: 'measure', of: 'parents/knows-whom-to-tell' },
    says: 'Give every family one page with whom to tell, on paper and by text',
    owner: 0,
    plannedAgo: 300,
    dueIn: -180,
    steps: [
      { step: 'begun', ago: 280 },
      { step: 'done', ago: 190 },
    ],
  },
  {
    called: 'same-signs',
    answers: { kind: 'measure', of: 'practitioners/sees-every-gender-at-risk' },
    says: 'Rewrite the training so that boys and girls are in every kind of example',
    owner: 3,
    plannedAgo: 240,
    dueIn: -24,
    steps: [{ step: 'begun', ago: 200 }],
  },
  {
    called: 'assembly',
    answers: { kind: 'measure', of: 'children/knows-whom-to-tell' },
    says: 'Make with young people a lesson on whom to tell and what happens then',
    owner: 1,
    plannedAgo: 60,
    dueIn: 45,
    steps: [{ step: 'begun', ago: 30 }],
  },
  {
    called: 'text-line',
    answers: { kind: 'theme', of: 'easier-ways' },
    says: 'Find out what one number to text would need',
    owner: 2,
    plannedAgo: 8,
    dueIn: 90,
    steps: [],
  },
]

/** What is aimed at with what practice leaves: too few came back to tell of two, and the gap is wider than the third. */
const AIMED: readonly { readonly aimed: Aimed; readonly percent: number }[] = [
  { aimed: { audience: 'children', measure: 'practice/recognises-signs' }, percent: 50 },
  { aimed: { audience: 'trades', measure: 'practice/knows-whom-to-tell' }, percent: 60 },
  { aimed: { audience: 'practitioners', measure: 'practice/gap' }, percent: 10 },
]
const AIMED_AGO = 60
const AIMED_IN = 120

/** The pack's first priority, with what is done about what was learnt: one done, one overdue, one begun, one planned; and with targets. */
const load: Part['load'] = async (loading) => {
  const { tx, pack, officer, asOf, mark } = loading
  const [slug] = pack.priorities.keys()
  if (!slug) return
  const before = await priorityId(tx, slug)
  const days = workingDays(pack)
  const draw = seeded(`${loading.seed}/priority`)
  for (const { called, answers, says, owner, plannedAgo, dueIn, steps } of PLANNED) {
    const id = uuidOf(draw)
    const { name, email } = ORGANISATIONS[owner] ?? { name: '', email: null }
    const words = { says, owner: name, ownerEmail: email, dueOn: days.onOrAfter(daysLater(asOf, dueIn)) }
    await planAction(tx, officer, { slug, id, answers, words }, morningOf(daysLater(asOf, -plannedAgo)))
    await mark('priority_action', id, called)
    for (const [after, { step, ago }] of steps.entries())
      await takeStep(tx, officer, { id, after, step, reason: null }, morningOf(daysLater(asOf, -ago)))
    if (called === 'one-page')
      await noteEffect(
        tx,
        officer,
        {
          id,
          followed: { audience: 'parents', measure: 'knows-whom-to-tell' },
          note: 'Asked again this year: more know. Whether it was the page, a survey cannot say.',
        },
        morningOf(daysLater(asOf, -1)),
      )
  }
  for (const { aimed, percent } of AIMED)
    await setTarget(
      tx,
      officer,
      { slug, aimed, seen: 0, target: { percent, dueOn: daysLater(asOf, AIMED_IN) } },
      morningOf(daysLater(asOf, -AIMED_AGO)),
    )
  const begun = await priorityId(tx, slug)
  if (begun && !before) await mark('priority', begun, 'priority')
}

/** Version 8 of RFC 9562: made by a rule of our own, from the seed. */
const uuidOf = (draw: () => number): string => {
  const hex = Array.from({ length: 32 }, () => Math.floor(draw() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

export const PRIORITY: Part = {
  name: 'priority',
  says: 'A priority of the business plan, and what is done about it',
  load,
}
