import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Printable } from '../pdf/index.ts'
import { type Briefing, type Finding, POINTS, type Pointer, type Voice } from './briefing.ts'
import { basisOf, dayInWords, howRead, leftOutSaid, noneOf, PRACTICE_IS } from './figures.ts'
import { trialSuffix } from './trial-words.ts'

/** Sizes of its text in points: large, and as small as it may become to stay on two sides. */
export const PLAIN_SIZE = { large: 10.5, small: 9.5 } as const

/** The plain version: everything but the charts and the figures sign by sign, in one column. */
export const plain = (briefing: Briefing, size: number): { template: string; data: Printable } => {
  const { overview, partnership, signs, date } = briefing
  return {
    template: readFileSync(join(import.meta.dirname, 'plain.typ'), 'utf8'),
    data: {
      size,
      documentTitle: `${briefing.title}: a 7-point briefing in plain`,
      kicker: `7-point briefing · ${partnership.name}`,
      title: briefing.title,
      purpose: briefing.purpose,
      partnership: partnership.name,
      emergency: `${briefing.emergency.sentence} Call ${briefing.emergency.number}.`,
      made: `${dayInWords(date)}${trialSuffix(briefing)}`,
      footer: `${briefing.title} · ${partnership.shortName} · ${dayInWords(date)}`,
      colours: { ...briefing.colours },
      points: POINTS.map(({ title }) => title),
      overview: [
        ['Definition.', overview.definition],
        ['Why.', overview.why],
        ['Scope.', overview.scope],
        ['How.', overview.how],
      ],
      voices: briefing.voices.map(voiceIn),
      own: POINTS.map(({ id }) => briefing.own[id] ?? ''),
      signsNote: signs.note,
      signs: signs.list.map(({ title }) => title),
      referrals: briefing.referrals.map(({ when, how, form }) => ({ when, how, form })),
      tools: briefing.tools.map(pointerIn),
      questions: briefing.questions,
      threeThings: briefing.threeThings,
      reading: howRead(briefing.reading),
      practice: briefing.practice ?? [],
      practiceIs: PRACTICE_IS,
      // What no survey can tell; the page says it of each figure too.
      cannotTell: briefing.cannotTell,
      sources: `Sources: ${briefing.sources.join(' · ')}. Content ${briefing.version}.`,
    },
  }
}

const voiceIn = (voice: Voice): Printable => {
  const said = (one: Finding): Printable => ({ sentence: one.sentence, basis: basisOf(one, voice.who) })
  return {
    who: voice.who,
    strengths: voice.strengths.map(said),
    learning: voice.learning.map(said),
    neither: voice.neither.map(said),
    beside: voice.beside.map(said),
    noStrength: noneOf('strength', voice),
    noLearning: noneOf('learning', voice),
    // One quote a theme; the page has the others.
    themes: voice.themes.flatMap(({ name, quotes: [quote] }) => (quote ? [`${name}: “${quote}”`] : [])),
    resources: voice.resources.map(pointerIn),
    moreStrengths: voice.strengths.length > 0 ? leftOutSaid(voice.leftOut.strengths) : '',
    moreLearning: voice.learning.length > 0 ? leftOutSaid(voice.leftOut.learning) : '',
  }
}

const pointerIn = ({ name, owner, link }: Pointer): Printable => ({ name, owner, link })
