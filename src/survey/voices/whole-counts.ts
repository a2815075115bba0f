import { MEASURES } from '../../pack/index.ts'
import type { Table } from '../../statistics/index.ts'
import type { Answers, MeasuredAnswers, TickedOption, Values } from '../import/answers.ts'
import { keyOf } from './pool-answers.ts'
import { countsOfStories } from './story-counts.ts'

/** The cells that a figure of the whole audience tells of, by the names that tables by group have for them too. */
export const cellsOf = {
  everybody: 'all',
  answered: (measure: string): string => `answered ${measure}`,
  answer: (measure: string, answer: 0 | 1): string => `${measure}=${answer}`,
  option: (measure: string, option: string): string => `${measure}: ${option}`,
}

export const isYesOrNo = (values: Values): boolean =>
  values.every((value) => Number.isNaN(value) || value === 0 || value === 1)

interface Counted {
  readonly answered: number
  readonly yes: number
}

const counted = (values: Values): Counted => {
  let [answered, yes] = [0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    answered++
    if (value === 1) yes++
  }
  return { answered, yes }
}

/** The counts behind a measure's figure: who answered, and where it is yes or no, how. */
export const countsOfMeasure = (measured: Pick<MeasuredAnswers, 'measure' | 'harm' | 'values'>) =>
  countsOf(keyOf(measured), measured.values)

/** The counts behind the figure of a sign or a decoy. */
export const countsOfOption = (kind: 'sign' | 'decoy', { id, values }: TickedOption): Table['counts'] =>
  countsOf(`${kind} ${id}`, values)

const countsOf = (key: string, values: Values): Table['counts'] => {
  const { answered, yes } = counted(values)
  const both = { [cellsOf.answer(key, 1)]: yes, [cellsOf.answer(key, 0)]: answered - yes }
  return { [cellsOf.answered(key)]: answered, ...(isYesOrNo(values) ? both : {}) }
}

/** The counts behind all figures of a whole audience, whether they may be shown or not. */
export const wholeCounts = (answers: Answers): Table['counts'] => ({
  [cellsOf.everybody]: answers.n,
  ...Object.assign({}, ...answers.measures.map(countsOfMeasure)),
  ...Object.assign({}, ...answers.signs.map((one) => countsOfOption('sign', one))),
  ...Object.assign({}, ...answers.decoys.map((one) => countsOfOption('decoy', one))),
  ...Object.assign(
    {},
    ...answers.choices.map(({ measure, options }) => optionTable(measure, options).counts),
  ),
  ...countsOfStories(answers.stories),
})

/**
 * How often each option of a question was chosen. Where one thing is chosen, options add up to everybody who answered;
 * who chose what nobody knows is a part of its own.
 */
export const optionTable = (
  measure: Answers['choices'][number]['measure'],
  options: readonly TickedOption[],
): Table => {
  const times = options.map(({ id, values }) => [cellsOf.option(measure, id), counted(values).yes] as const)
  const all = counted(options[0]?.values ?? new Float64Array()).answered
  const rest = all - times.reduce((sum, [, count]) => sum + count, 0)
  const everybody = cellsOf.answered(measure)
  const counts = { ...Object.fromEntries(times), [everybody]: all }
  if (MEASURES[measure] !== 'one') return { counts, sums: [] }
  const parts = times.map(([cell]) => cell)
  const other = cellsOf.option(measure, '')
  // Where nobody is left over, a part of 0 would be hidden for being small, and others with it for nothing.
  return rest === 0
    ? { counts, sums: [{ total: everybody, parts }] }
    : { counts: { ...counts, [other]: rest }, sums: [{ total: everybody, parts: [...parts, other] }] }
}
