import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Printable } from '../pdf/index.ts'
import { type Briefing, type Finding, POINTS, type Pointer, type Referral, type Voice } from './briefing.ts'
import { count, dayInWords, interval, noneOf, percent, shortened } from './figures.ts'
import { trialSuffix } from './trial-words.ts'

/** How much a sheet holds at one size. Tried in this order until one fits. */
interface Step {
  /** Of the text, in points. */
  readonly size: number
  readonly findings: number
  readonly sentence: number
  readonly question: number
  readonly text: number
  readonly signs: number
  readonly resources: number
  readonly referrals: number
  readonly tools: number
  /** Figures of practice, where all that people said has room; else they are counted. */
  readonly practice: number
}

const WHOLE: Omit<Step, 'size'> = {
  findings: 2,
  sentence: 170,
  question: 110,
  text: 520,
  signs: 12,
  resources: 2,
  referrals: 8,
  tools: 8,
  practice: 4,
}
/** Smaller than 7 points nobody reads on a wall. */
const STEPS: readonly Step[] = [
  ...[10, 9, 8.4, 8].map((size) => ({ ...WHOLE, size })),
  ...[8, 7.7, 7.4, 7.2].map((size) => ({
    ...WHOLE,
    size,
    question: 60,
    text: 380,
    resources: 1,
    practice: 2,
  })),
  { ...WHOLE, size: 7.2, question: 40, text: 280, sentence: 140, resources: 1, practice: 0 },
  {
    ...WHOLE,
    size: 7.2,
    findings: 1,
    sentence: 140,
    question: 40,
    text: 220,
    signs: 10,
    resources: 1,
    practice: 0,
  },
  {
    ...WHOLE,
    size: 7,
    findings: 1,
    sentence: 110,
    question: 0,
    text: 160,
    signs: 8,
    resources: 1,
    practice: 0,
  },
  {
    size: 7,
    findings: 1,
    sentence: 80,
    question: 0,
    text: 90,
    signs: 5,
    resources: 0,
    referrals: 5,
    tools: 3,
    practice: 0,
  },
]

/** The template of the sheet, and what it is filled with: every size it may take, the largest first. */
export const sheet = (briefing: Briefing): { template: string; data: Printable } => ({
  template: readFileSync(join(import.meta.dirname, 'sheet.typ'), 'utf8'),
  data: {
    documentTitle: `${briefing.title}: a 7-point briefing`,
    kicker: `7-point briefing · ${shortened(briefing.partnership.name, 70)}`,
    title: shortened(briefing.title, 60),
    purpose: shortened(briefing.purpose, 200),
    partnership: briefing.partnership.name,
    emergency: `${briefing.emergency.sentence} Call ${briefing.emergency.number}.`,
    made: `${dayInWords(briefing.date)}${trialSuffix(briefing)}`,
    colours: { ...briefing.colours },
    points: POINTS.map(({ title, short }) => ({ title, short })),
    flowerAlt: `A flower of seven petals, one for each point: ${POINTS.map(({ short }, i) => `${i + 1} ${short}`).join(', ')}.`,
    steps: STEPS.map((step) => ({ size: step.size, data: filled(briefing, step) })),
  },
})

const filled = (briefing: Briefing, step: Step): Printable => {
  const { overview, voices, signs, referrals, tools, threeThings, practice = [] } = briefing
  const cut = (text: string): string => shortened(text, step.text)
  return {
    overview: {
      'Definition.': cut(overview.definition),
      'Why.': cut(overview.why),
      'Scope.': cut(overview.scope),
      'How.': cut(overview.how),
    },
    voices: voices.map((voice) => voiceOn(voice, step)),
    signs: signs.list.slice(0, step.signs).map(({ title }) => shortened(title, 110)),
    moreSigns: Math.max(0, signs.list.length - step.signs),
    signsNote: cut(signs.note),
    referrals: referrals.slice(0, step.referrals).map((referral) => ({
      when: shortened(referral.when, 90),
      how: howOn(referral, Math.max(140, step.text)),
    })),
    moreReferrals: Math.max(0, referrals.length - step.referrals),
    tools: tools.slice(0, step.tools).map(named).join(' · '),
    moreTools: Math.max(0, tools.length - step.tools),
    // Never a part of a figure: what does not fit is left to the full briefing whole.
    practice: practice.slice(0, step.practice),
    morePractice: Math.max(0, practice.length - step.practice),
    morePracticeSaid: morePracticeSaid(practice.length, step.practice),
    threeThings: threeThings.map((thing) => shortened(thing, 130)),
  }
}

const morePracticeSaid = (all: number, shown: number): string => {
  if (all <= shown) return ''
  return shown === 0
    ? `${all} figures stand in the full briefing.`
    : `and ${all - shown} more in the full briefing`
}

const voiceOn = (voice: Voice, step: Step): Printable => {
  const { who, strengths, learning, measured, resources, leftOut } = voice
  const asked = measured.length > 0
  const shown = (list: readonly Finding[]): Printable =>
    list.slice(0, step.findings).map((one) => ({
      sentence: shortened(one.sentence, step.sentence),
      basis: basis(one, who, step),
    }))
  return {
    who: shortened(who, 170),
    strengths: shown(strengths),
    moreStrengths: Math.max(0, strengths.length - step.findings),
    noStrength:
      asked && leftOut.strengths === 0 ? 'No figure was high and sure enough.' : noneOf('strength', voice),
    learning: shown(learning),
    moreLearning: Math.max(0, learning.length - step.findings),
    noLearning:
      asked && leftOut.learning === 0
        ? 'No figure was low and sure enough. That does not show that there is no gap.'
        : noneOf('learning', voice),
    resources: resources.slice(0, step.resources).map(named).join(' · '),
  }
}

/** Without it no finding is shown: how many, how sure, how and when asked; the last not again where it stands above. */
const basis = ({ figure, falseAlarms, when, question }: Finding, who: string, step: Step): string =>
  [
    `${percent(figure.estimate)} (${interval(figure)}), n = ${count(figure.n)}`,
    ...(falseAlarms === null ? [] : [`${percent(falseAlarms)} of what is no sign ticked too`]),
    ...(when && !who.includes(when) ? [when] : []),
    ...(question && step.question > 0 ? [`“${shortened(question, step.question)}”`] : []),
  ].join(' · ')

const named = ({ name, owner }: Pointer): string =>
  name === owner ? shortened(name, 70) : `${shortened(name, 90)} (${shortened(owner, 60)})`

/** The number to call and the form are never what is cut. */
const howOn = ({ how, telephone, form }: Referral, most: number): string => {
  const said = shortened(how, most)
  const number = telephone && !said.includes(telephone) ? ` Telephone: ${telephone}.` : ''
  return `${said}${number}${form ? ` Form: ${form.name}.` : ''}`
}
