import type { Voice } from '../pack/index.ts'
import { wilson } from '../statistics/index.ts'
import type { AudienceVoice, MeasureVoice, Voices } from '../survey/index.ts'
import type { Evidence } from './evidence.ts'
import type { WaveRead } from './rules/waves.ts'

interface Asked {
  readonly yes: number
  readonly n: number
  readonly question?: string
}

/** A wave of a made-up survey: what so many of so many said. Fewer than ten are withheld, as the survey room does. */
export const waveSample = (
  id: string,
  from: string,
  audiences: Partial<Record<Voice, Readonly<Record<string, Asked>>>>,
  more: Partial<AudienceVoice> = {},
): WaveRead => ({
  id,
  name: id,
  kind: 'survey',
  voices: {
    partnership: { id: 'durham', name: 'Durham', version: '1' },
    sources: [],
    thresholds: { strength: 0.7, learning: 0.55, false_alarms: 0.2 },
    suppression: 'fewer-than-10',
    audiences: Object.fromEntries(
      Object.entries(audiences).map(([audience, asked]) => [
        audience,
        audienceSample(audience, from, asked, more),
      ]),
    ),
    themes: [],
    cannot_tell: ['The people who answered chose to.'],
    unmapped: [],
  } satisfies Voices,
})

const audienceSample = (
  name: string,
  from: string,
  asked: Readonly<Record<string, Asked>>,
  more: Partial<AudienceVoice>,
): AudienceVoice => {
  const few = Object.entries(asked).filter(([, { n }]) => n < 10)
  return {
    name,
    n: Math.max(0, ...Object.values(asked).map(({ n }) => n)),
    from,
    to: from,
    wave: null,
    measures: Object.entries(asked)
      .filter(([, { n }]) => n >= 10)
      .map(([measure, one]) => measureSample(name, measure, from, one)),
    signs: [],
    decoys: [],
    choices: [],
    groups: [],
    not_asked: [],
    comments: 0,
    withheld: few.map(
      ([measure]) => `Fewer than 10 answered the question behind “${measure}”, so that no figure is shown.`,
    ),
    ...more,
  }
}

const measureSample = (
  name: string,
  measure: string,
  from: string,
  { yes, n, question }: Asked,
): MeasureVoice => {
  const { estimate, low, high } = wilson(yes, n)
  const headline = `${Math.round(estimate * 100)}% of ${name}: ${measure}.`
  return {
    measure,
    n,
    estimate,
    low,
    high,
    reading: low >= 0.7 ? 'strength' : high <= 0.55 ? 'learning' : null,
    sentence: headline,
    headline,
    question: question ?? `Asked about ${measure}?`,
    from,
    to: from,
    cannot_tell: null,
    gap: null,
    resources: [],
  }
}

const moved = (n: number, before: number, after: number, [low, high]: readonly [number, number]) => ({
  n,
  before,
  after,
  range: { low: after - 0.09, high: after + 0.09 },
  change: { estimate: after - before, low, high },
})
/** What people shared of practising: signs moved right after, and not for sure eight weeks on; one gap was found. */
export const PRACTICE: Evidence['practice'] = {
  audiences: [
    {
      audience: 'children',
      measures: [
        {
          measure: 'recognises-signs',
          scale: null,
          soon: moved(60, 0.41, 0.63, [0.15, 0.29]),
          later: moved(24, 0.43, 0.47, [-0.06, 0.14]),
        },
        { measure: 'false-alarms', scale: null, soon: moved(60, 0.12, 0.09, [-0.07, 0.01]), later: null },
        // How sure people feel is never told where what they know is not.
        { measure: 'knows-whom-to-tell', scale: null, soon: null, later: null },
        {
          measure: 'confidence',
          scale: { from: 0, to: 10 },
          soon: moved(60, 5.1, 6.4, [0.8, 1.8]),
          later: null,
        },
      ],
    },
  ],
  gap: {
    children: ['a girl', 'a boy'],
    worry: null,
    tells: {
      levels: [],
      gap: { estimate: -0.18, low: -0.29, high: -0.07 },
      smallest: 0.15,
      cells: {},
    },
  },
  trial: false,
}
