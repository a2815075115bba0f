import type { AudienceVoice, Figure, MeasureVoice, Reading } from '../../survey/index.ts'
import { type Change, changeBetween, type Told } from './change.ts'
import { type Followed, keyOf } from './measure-key.ts'
import { type WaveOf, type WaveRead, wavesOf } from './waves.ts'

/** What one wave says on one measure. */
export interface Point {
  readonly wave: WaveOf
  readonly figure: Figure | null
  /** Why there is no figure. */
  readonly why: 'too-few' | 'not-asked' | null
  readonly reading: Reading
  readonly question: string | null
  /** May be set against the point before it. */
  readonly joins: boolean
}

/** One measure of one audience, wave by wave. */
export interface Series extends Followed {
  readonly key: string
  /** The earliest first; only waves that asked the audience. */
  readonly points: readonly Point[]
  /** What the points were made from, for comparing any two of them. */
  readonly told: readonly Told[]
  /** The last point that has a figure. */
  readonly latest: Point | null
  /** Of a scale its ends; absent: a share. */
  readonly scale: { readonly from: number; readonly to: number } | null
  readonly headline: string | null
  readonly cannotTell: string | null
  /** From the wave before the last one, and from the first; null where there is none. */
  readonly sinceLast: Change | null
  readonly sinceFirst: Change | null
}

/** What the waves say on a measure of an audience, and what changed since the last wave and since the first. */
export const seriesOf = (waves: readonly WaveRead[], followed: Followed): Series => {
  const { audience, measure } = followed
  const told = wavesOf(waves, audience).flatMap((wave) => {
    const voice = wave.voices.audiences[audience]
    if (!voice) return []
    const of = voice.measures.find((one) => one.measure === measure)
    const why = of ? null : whyNone(voice, measure)
    return [{ wave: waveOf(wave, voice), audience: voice, measure: of, why }]
  })
  const [last, before] = [told.at(-1), told.at(-2)]
  const first = told.length > 2 ? told[0] : undefined
  const known = told.filter((one) => one.measure)
  const latest = known.at(-1)?.measure
  return {
    ...followed,
    key: keyOf(followed),
    told,
    points: told.map((one, i) => {
      const previous = told[i - 1]
      const joins = previous !== undefined && changeBetween(previous, one).kind !== 'not-comparable'
      return pointOf(one.wave, one.measure, one.why, joins)
    }),
    latest: known.length > 0 ? pointOf((known.at(-1) as (typeof known)[number]).wave, latest, null) : null,
    scale: latest?.scale ? { from: latest.scale.from, to: latest.scale.to } : null,
    headline: latest?.headline ?? null,
    cannotTell: latest?.cannot_tell ?? null,
    sinceLast: last && before ? changeBetween(before, last) : null,
    sinceFirst: last && first ? changeBetween(first, last) : null,
  }
}

/** Withheld where nobody is shown, or the audience's own sentences name the measure; else nobody was asked. */
const whyNone = ({ n, not_asked, withheld }: AudienceVoice, measure: string): 'too-few' | 'not-asked' => {
  if (not_asked.some((one) => one === measure.split('/')[0])) return 'not-asked'
  return n === null || withheld.some((sentence) => sentence.includes(`“${measure}”`))
    ? 'too-few'
    : 'not-asked'
}

const waveOf = (
  { id, name, kind }: WaveRead,
  { from, to }: { from: string | null; to: string | null },
): WaveOf => ({
  id,
  name,
  kind,
  from,
  to,
})

const pointOf = (wave: WaveOf, of: MeasureVoice | undefined, why: Point['why'], joins = false): Point => ({
  wave,
  figure: of ? { n: of.n, estimate: of.estimate, low: of.low, high: of.high } : null,
  why,
  reading: of?.reading ?? null,
  question: of?.question ?? null,
  joins,
})
