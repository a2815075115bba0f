import type { Reader } from '../frame/index.ts'
import {
  changeWords,
  gapSentences,
  measureNames,
  practisedNames,
  type SharedAudience,
  valueWords,
} from '../practice/index.ts'
import type { ArmGap, Figure } from '../survey/index.ts'
import type { Evidence } from './evidence.ts'
import { isFollowable } from './read-forms.ts'
import { type Followed, followedOf, keyOf } from './rules/measure-key.ts'
import { seriesOf } from './rules/series.ts'
import { type Aim, aimOf } from './rules/target.ts'
import { wavesOf } from './rules/waves.ts'
import { figureSaid, measureName, people } from './say.ts'

/** Something that a target may be set for, whichever source tells of it, and the last that is known of it. */
export interface Aimable {
  readonly key: string
  /** In words, with whose it is. */
  readonly name: string
  readonly aim: Aim
  /** Null: nothing is known yet. */
  readonly figure: Pick<Figure, 'low' | 'high'> | null
  readonly said: string | null
}

/** What a key means today: a measure of the survey, its gap between two children, or a figure of practice. */
export const aimableBy = (reader: Reader, evidence: Evidence, key: string): Aimable | null => {
  const followed = followedOf(key)
  if (followed && isFollowable(reader.pack, key)) return surveyAim(reader, evidence, followed)
  return (
    [...gapAims(reader, evidence), ...practiceAims(reader, evidence)].find((one) => one.key === key) ?? null
  )
}

const surveyAim = ({ t, pack }: Reader, { waves }: Evidence, followed: Followed): Aimable => {
  const { key, latest, scale, measure, audience } = seriesOf(waves, followed)
  const figure = latest?.figure ?? null
  return {
    key,
    name: `${measureName(t, pack, measure)}, ${people(pack, audience)}`,
    aim: aimOf(measure),
    figure,
    said: figure && figureSaid(t, scale, figure),
  }
}

/** What one wave says of a gap between two children of the same story. */
export interface GapOfWave extends ArmGap {
  readonly key: string
  readonly wave: string
  /** What people did: “Were very worried”. */
  readonly says: string
}

/** The gaps of every wave, the earliest wave first, by outcome. */
export const gapsOf = ({ waves }: Pick<Evidence, 'waves'>): GapOfWave[] =>
  wavesOf(waves, 'practitioners').flatMap(({ name, voices }) =>
    (voices.audiences.practitioners?.stories?.outcomes ?? []).flatMap(({ outcome, says, arms, gaps }) =>
      gaps.flatMap((gap) => {
        const arm = arms.find((one) => one.name === gap.of)?.arm
        if (!arm) return []
        const key = keyOf({ audience: 'practitioners', measure: `gap-${outcome}/${arm}` })
        return [{ ...gap, wave: name, says, key }]
      }),
    ),
  )

/** Of each gap the last wave, which a target is held against. */
export const lastOf = (gaps: readonly GapOfWave[]): GapOfWave[] => [
  ...new Map(gaps.map((gap) => [gap.key, gap])).values(),
]

const gapAims = ({ t }: Reader, evidence: Evidence): Aimable[] =>
  lastOf(gapsOf(evidence)).map(({ key, says, sentence, wave, low, high }) => ({
    key,
    name: t('Gap between children: {says}', { says: t(says).toLowerCase() }),
    aim: 'within',
    figure: { low, high },
    said: `${sentence} ${wave}.`,
  }))

/** Of practice a target is for what is left eight weeks on: right after practising nearly everybody does better. */
export const practiceKey = (audience: SharedAudience, measure: string): string =>
  keyOf({ audience, measure: `practice/${measure}` })

const practiceAims = ({ t }: Reader, { practice: { audiences, gap } }: Evidence): Aimable[] => [
  ...audiences.flatMap(({ audience, measures }) =>
    measures
      .filter(({ scale }) => scale === null)
      .map(({ measure, later }) => ({
        key: practiceKey(audience, measure),
        name: t('From practice, eight weeks on: {what}, {people}', {
          what: measureNames(t)[measure].toLowerCase(),
          people: practisedNames(t)[audience].toLowerCase(),
        }),
        aim: aimOf(`practice/${measure}`),
        figure: later?.range ?? null,
        said:
          later &&
          t('{after}; {change}; {n} people', {
            after: valueWords(null, later.after),
            change: changeWords(t, null, later),
            n: later.n,
          }),
      })),
  ),
  ...(gap
    ? [
        {
          key: practiceKey('practitioners', 'gap'),
          name: t('From practice: gap between children in whom practitioners would tell of'),
          aim: 'within' as const,
          figure: gap.tells?.gap ?? null,
          said: gapSentences(t, { ...gap, worry: null })[0] ?? null,
        },
      ]
    : []),
]
