import { dayOf, type Pack, VOICES } from '../../pack/index.ts'
import { type Action, isOpen, stateOf } from './actions.ts'
import { keyOf } from './measure-key.ts'
import { type Point, seriesOf } from './series.ts'
import { type WaveRead, wavesOf } from './waves.ts'

/** Something that the last wave of an audience reads as learning. */
export interface Finding {
  readonly key: string
  readonly audience: (typeof VOICES)[number]
  readonly measure: string
  readonly headline: string
  readonly point: Point
  /** Done before that wave asked again, and still learning. */
  readonly actedBefore: boolean
}

/** Every learning finding of the last wave of each audience, in the order of audiences and of the item bank. */
export const learningIn = (waves: readonly WaveRead[], actions: readonly Action[]): Finding[] =>
  VOICES.flatMap((audience) => {
    const last = wavesOf(waves, audience).at(-1)?.voices.audiences[audience]
    const learning = last?.measures.filter(({ reading }) => reading === 'learning') ?? []
    return learning.flatMap(({ measure, headline }): Finding[] => {
      const key = keyOf({ audience, measure })
      const point = seriesOf(waves, { audience, measure }).latest
      if (!point) return []
      const answering = actions.filter((action) => answersKey(action, key))
      const actedBefore = answering.some((action) => doneBefore(action, point.wave.from))
      return [{ key, audience, measure, headline, point, actedBefore }]
    })
  })

/** An action on a measure answers its kinds of harm too: who learns to see every gender learns it for each. */
const answersKey = ({ answers }: Action, key: string): boolean =>
  answers.kind === 'measure' && (key === answers.of || key.startsWith(`${answers.of}/`))

const doneBefore = (action: Action, day: string | null): boolean => {
  if (stateOf(action) !== 'done' || day === null) return false
  const done = action.steps.at(-1)?.at
  return done !== undefined && dayOf(done) < day
}

/**
 * Findings that nobody acts on: no action answers them that is open, or was done. What was done before the wave that
 * still reads as learning has had its chance, and is here again, marked `actedBefore`.
 */
export const unanswered = (findings: readonly Finding[], actions: readonly Action[]): Finding[] =>
  findings.filter(
    ({ key, point }) =>
      !actions.some(
        (action) =>
          answersKey(action, key) &&
          (isOpen(action) || (stateOf(action) === 'done' && !doneBefore(action, point.wave.from))),
      ),
  )

/** What an action may answer beside measures: what a focus group talked about. */
export const themesIn = (
  pack: Pack,
  waves: readonly WaveRead[],
): { id: string; name: string; said: boolean }[] =>
  (pack.survey?.themes ?? []).map(({ id, name }) => ({
    id,
    name,
    said: waves.some(({ voices }) => voices.themes.some(({ theme, lines }) => theme === id && lines > 0)),
  }))
