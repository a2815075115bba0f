import { VOICES, type Voice } from '../../pack/index.ts'
import type { AudienceVoice, Figure, Voices } from './voices.ts'

/** One figure, or what is withheld and why, as a row of a table. Empty: does not apply. Shares are from 0 to 1. */
export interface FigureRow {
  readonly audience: Voice
  readonly wave: string
  /** The days between which people answered, as 2026-11-23. */
  readonly from: string
  readonly to: string
  readonly kind:
    | 'everybody'
    | 'measure'
    | 'sign'
    | 'decoy'
    | 'option'
    | 'group'
    | 'story'
    | 'story-gap'
    | 'withheld'
  readonly measure: string
  /** Of a sign, a decoy or an option: what was offered. */
  readonly item: string
  readonly by: string
  readonly group: string
  readonly n: number | null
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  /** Of a scale: the mean in its own unit. */
  readonly mean: number | null
  readonly reading: string
  readonly change: number | null
  readonly change_low: number | null
  readonly change_high: number | null
  readonly since: string
  readonly question: string
  /** The day on which this was published, where answers have come since that may not be told of yet. */
  readonly as_of: string
  /** Why a figure is not here. */
  readonly withheld: string
}

export const FIGURE_COLUMNS = [
  'audience',
  'wave',
  'from',
  'to',
  'kind',
  'measure',
  'item',
  'by',
  'group',
  'n',
  'estimate',
  'low',
  'high',
  'mean',
  'reading',
  'change',
  'change_low',
  'change_high',
  'since',
  'question',
  'as_of',
  'withheld',
] as const satisfies readonly (keyof FigureRow)[]

/** Everything that voices tell in figures, and all that they withhold: one row each. */
export const figureRows = (voices: Pick<Voices, 'audiences'>): FigureRow[] =>
  VOICES.flatMap((audience) => {
    const voice = voices.audiences[audience]
    return voice ? rowsOf(audience, voice) : []
  })

const EMPTY = {
  measure: '',
  item: '',
  by: '',
  group: '',
  n: null,
  estimate: null,
  low: null,
  high: null,
  mean: null,
  reading: '',
  change: null,
  change_low: null,
  change_high: null,
  since: '',
  question: '',
  withheld: '',
} satisfies Partial<FigureRow>

const SMALL = 'A small number, or one from which a small number could be worked out.'

const rowsOf = (audience: Voice, voice: AudienceVoice): FigureRow[] => {
  const day = { audience, wave: voice.wave ?? '', from: voice.from ?? '', to: voice.to ?? '' }
  const row = (
    kind: FigureRow['kind'],
    rest: Partial<FigureRow>,
    as_of: string | undefined = undefined,
  ): FigureRow => ({ ...day, ...EMPTY, kind, as_of: as_of ?? voice.as_of ?? '', ...rest })
  const figure = ({ n, estimate, low, high }: Figure) => ({ n, estimate, low, high })
  const question = (key: string): string =>
    voice.measures.find(({ measure }) => measure === key)?.question ?? ''
  return [
    row('everybody', { n: voice.n }),
    ...voice.measures.map((one) =>
      row(
        'measure',
        {
          measure: one.measure,
          ...figure(one),
          from: one.from ?? '',
          to: one.to ?? '',
          mean: one.scale?.mean ?? null,
          reading: one.reading ?? '',
          change: one.change?.estimate ?? null,
          change_low: one.change?.low ?? null,
          change_high: one.change?.high ?? null,
          since: one.change?.since ?? '',
          question: one.question,
        },
        one.as_of,
      ),
    ),
    ...voice.signs.map((one) =>
      row('sign', {
        measure: 'recognises-signs',
        item: one.option,
        ...figure(one),
        reading: one.reading ?? '',
        question: question('recognises-signs'),
      }),
    ),
    ...voice.decoys.map((one) =>
      row('decoy', {
        measure: 'false-alarms',
        item: one.option,
        ...figure(one),
        question: question('false-alarms'),
      }),
    ),
    ...voice.choices.flatMap(({ measure, question: asked, options, withheld, as_of }) => [
      ...options.map((one) =>
        row('option', { measure, item: one.option, ...figure(one), question: asked }, as_of),
      ),
      ...(withheld > 0
        ? [
            row(
              'withheld',
              { measure, question: asked, withheld: `${withheld} of the options: ${SMALL}` },
              as_of,
            ),
          ]
        : []),
    ]),
    ...groupRows(voice, row, question),
    ...storyRows(voice, row),
    ...voice.withheld.map((withheld) => row('withheld', { withheld })),
  ]
}

/** Of stories: each child's share of answers, and how the others differ from the first; `item` is what people did. */
const storyRows = (
  { stories }: AudienceVoice,
  row: (kind: FigureRow['kind'], rest: Partial<FigureRow>, as_of?: string) => FigureRow,
): FigureRow[] =>
  (stories?.outcomes ?? []).flatMap(({ outcome, says, arms, gaps }) => {
    const common = { measure: `story-${outcome}`, item: says, by: 'child' }
    return [
      ...arms.map(({ name, n, estimate, low, high }) =>
        row('story', { ...common, group: name, n, estimate, low, high }, stories?.as_of),
      ),
      ...gaps.map(({ of, than, n, estimate, low, high }) =>
        row(
          'story-gap',
          { ...common, group: of, n, change: estimate, change_low: low, change_high: high, since: than },
          stories?.as_of,
        ),
      ),
    ]
  })

const groupRows = (
  { groups, measures }: AudienceVoice,
  row: (kind: FigureRow['kind'], rest: Partial<FigureRow>, as_of?: string) => FigureRow,
  question: (key: string) => string,
): FigureRow[] =>
  groups.flatMap(({ by, question: grouped, groups: shown, withheld, sentence, as_of }) => [
    ...shown.flatMap(({ group, n, measures: own }) => [
      row('group', { by, group, n, question: grouped }, as_of),
      ...measures
        .filter(({ scale }) => !scale)
        .map(({ measure }) => {
          const one = own.find((figure) => figure.measure === measure)
          const common = { measure, by, group, question: question(measure) }
          if (!one) return row('withheld', { ...common, withheld: SMALL }, as_of)
          const { n: answered, estimate, low, high } = one
          return row('measure', { ...common, n: answered, estimate, low, high }, as_of)
        }),
    ]),
    ...withheld.map((group) => row('withheld', { by, group, question: grouped, withheld: sentence }, as_of)),
  ])
