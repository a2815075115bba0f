import type { Voice } from '../pack/index.ts'
import { wilson } from '../statistics/index.ts'
import type { AudienceVoice, MeasureVoice, Voices } from '../survey/index.ts'
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
