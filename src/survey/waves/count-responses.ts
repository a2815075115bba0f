import { MEASURES } from '../../pack/index.ts'
import { PREFER_NOT_TO_SAY } from '../../questionnaire/index.ts'
import type { Answers, Choices, Grouping, MeasuredAnswers, TickedOption, Values } from '../import/answers.ts'
import { everyGender } from '../import/count-answers.ts'
import { sharesOf } from '../import/ticks.ts'
import type { Use } from '../instruments/expanded.ts'
import { countStories } from './count-stories.ts'
import type { CodedAnswers } from './queries.ts'
import type { Definition, Wave } from './wave.ts'

type Row = CodedAnswers['answers']

/** What was chosen, by the ids of options; null: not asked, left blank, or not said. */
const chosen = (row: Row, question: string): readonly string[] | null => {
  const answer = row[question]
  const list = Array.isArray(answer) ? answer : answer === undefined || answer === '' ? [] : [String(answer)]
  return list.length === 0 || list.includes(PREFER_NOT_TO_SAY) ? null : list
}

const valuesOf = (rows: readonly Row[], valueFor: (row: Row) => number): Values =>
  Float64Array.from(rows, valueFor)

/** For each option 1 where it was chosen and 0 where another was. */
const ticked = (
  rows: readonly Row[],
  question: string,
  options: Readonly<Record<string, string>>,
): TickedOption[] =>
  Object.entries(options).map(([id, option]) => ({
    id,
    option,
    values: valuesOf(rows, (row) => {
      const list = chosen(row, question)
      return list === null ? Number.NaN : Number(list.includes(id))
    }),
  }))

const groupingOf = (
  rows: readonly Row[],
  question: string,
  { measure, ask, options = {} }: Use,
): Grouping => {
  const ids = Object.keys(options)
  return {
    by: measure ?? 'agency',
    question: ask,
    labels: Object.values(options),
    codes: Int32Array.from(rows, (row) => ids.indexOf(chosen(row, question)?.[0] ?? '')),
  }
}

/**
 * The answers of a wave as numbers, each measure by what its question was kept to be read as: no wording is looked at.
 * Who left a question out, would rather not say, or said that it does not apply, has no number.
 */
export const countResponses = (
  wave: Wave,
  { expanded }: Definition,
  responses: readonly { readonly day: string; readonly answers: CodedAnswers }[],
): Answers => {
  const rows = responses.map(({ answers }) => answers.answers)
  const measures: MeasuredAnswers[] = []
  const choices: Choices[] = []
  const groupings: Grouping[] = []
  let [signs, decoys]: [TickedOption[], TickedOption[]] = [[], []]
  for (const [id, use] of Object.entries(expanded.uses)) {
    const { measure, ask, options = {}, scale } = use
    if (!measure) continue
    const measured = (values: Values, of = measure, ends: MeasuredAnswers['scale'] = null): void => {
      measures.push({ measure: of, harm: use.harm ?? null, question: ask, values, scale: ends })
    }
    switch (MEASURES[measure]) {
      case 'signs': {
        const all = ticked(rows, id, options)
        signs = all.filter((one) => !use.decoys?.includes(one.id))
        decoys = all
          .filter((one) => use.decoys?.includes(one.id))
          .map((one) => ({ ...one, id: one.id.replace(/^decoy-/, '') }))
        measured(sharesOf(signs, rows.length))
        if (decoys.length > 0) measured(sharesOf(decoys, rows.length), 'false-alarms')
        break
      }
      case 'yes-or-no':
        measured(
          valuesOf(rows, (row) => {
            const [only] = chosen(row, id) ?? []
            return only === undefined || use.apart?.includes(only)
              ? Number.NaN
              : Number(use.counts?.includes(only))
          }),
        )
        break
      case 'scale':
        if (scale) measured(onScale(rows, id, scale), measure, { from: scale.from, to: scale.to })
        break
      case 'one':
      case 'several':
        choices.push({ measure, question: ask, options: ticked(rows, id, options) })
        break
      case 'group':
        groupings.push(groupingOf(rows, id, use))
        break
      default:
    }
  }
  const every = everyGender(measures, rows.length)
  const days = responses.map(({ day }) => day).sort()
  return {
    file: wave.title,
    service: 'Early Signs',
    audience: wave.audience,
    wave: wave.label,
    n: rows.length,
    period: { from: days[0] ?? wave.firstDay, to: days.at(-1) ?? wave.lastDay },
    measures: every ? [...measures, every] : measures,
    signs,
    decoys,
    choices,
    groupings,
    stories: countStories(expanded, responses),
    design: {},
    // They are read one by one by an officer, and are in no figure.
    comments: [],
  }
}

const onScale = (rows: readonly Row[], id: string, { from, to }: { from: number; to: number }): Values =>
  valuesOf(rows, (row) => {
    const [only = ''] = chosen(row, id) ?? []
    return only === '' ? Number.NaN : (Number(only) - from) / (to - from)
  })
