import { MEASURES, type Measure, type Voice } from '../../pack/index.ts'
import { keyOf } from '../voices/pool-answers.ts'
import type { Answers, Choices, Grouping, MeasuredAnswers, Values } from './answers.ts'
import { groupingOf } from './groupings.ts'
import type { ItemBank } from './item-bank.ts'
import type { ColumnMapping } from './mapping-file.ts'
import type { AskedQuestion } from './questions.ts'
import { withoutContactDetails } from './service-shape.ts'
import type { Table } from './table.ts'
import { both, chosenOf, sharesOf, signsOf, type Ticked } from './ticks.ts'
import { scaleOf } from './understood.ts'
import { plainText } from './wording.ts'

/** What a file is, and what each of its questions is for. */
export interface Mapped {
  readonly file: string
  readonly audience: Voice
  readonly wave: string | null
  readonly joiner: string | null
  readonly columns: ReadonlyMap<AskedQuestion, ColumnMapping>
}

/** The answers of a table as numbers, each measure counted as `docs/survey.md` says. */
export const countAnswers = (bank: ItemBank, table: Table, mapped: Mapped, notes: string[]): Answers => {
  const all: MeasuredAnswers[] = []
  const choices: Choices[] = []
  const groupings: Grouping[] = []
  const comments: { question: string; texts: string[] }[] = []
  let ticked: Ticked = { signs: [], decoys: [] }
  let design: Answers['design'] = {}
  const { rows } = table

  for (const [question, mapping] of mapped.columns) {
    const { measure } = mapping
    if (mapping.design) design = { ...design, ...designOf(question, mapping, mapped.file, notes) }
    if (!measure || mapping.ignore) continue
    const measured = (
      values: Values,
      scale: MeasuredAnswers['scale'] = null,
      of: Measure = measure,
    ): void => {
      all.push({ measure: of, harm: mapping.harm ?? null, question: question.header, values, scale })
    }
    switch (MEASURES[measure]) {
      case 'signs':
        ticked = both(ticked, signsOf(bank, question, mapping, mapped.joiner, rows))
        measured(sharesOf(ticked.signs, rows))
        if (ticked.decoys.length > 0) measured(sharesOf(ticked.decoys, rows), null, 'false-alarms')
        break
      case 'yes-or-no':
        measured(countedOf(question, mapping, rows))
        break
      case 'scale': {
        const scale = scaleOf(question)
        if (scale) measured(scaledOf(question, scale, rows), scale)
        break
      }
      case 'several':
      case 'one':
        choices.push({
          measure,
          question: question.header,
          options: chosenOf(bank, question, mapping, mapped.joiner, rows),
        })
        break
      case 'group':
        groupings.push(groupingOf(bank, question, measure))
        break
      default:
        comments.push(commentsOf(question, notes, mapped.file))
    }
  }
  const measures = askedTwice(all)
  const every = everyGender(measures, rows)
  return {
    file: mapped.file,
    service: table.service,
    audience: mapped.audience,
    wave: mapped.wave,
    n: rows,
    period: table.period,
    measures: every ? [...measures, every] : measures,
    ...ticked,
    choices,
    groupings,
    design,
    comments,
  }
}

/**
 * A measure with two columns, as where a survey branches: what a person answered, and the mean where they answered
 * both. Shares of signs have been put together already, so that the last holds all of them.
 */
const askedTwice = (all: readonly MeasuredAnswers[]): MeasuredAnswers[] => {
  const byKey = new Map<string, MeasuredAnswers[]>()
  for (const one of all) byKey.set(keyOf(one), [...(byKey.get(keyOf(one)) ?? []), one])
  return [...byKey.values()].flatMap((same) => {
    const last = same.at(-1)
    if (!last || same.length === 1) return same
    const question = same.map((one) => one.question).join(' / ')
    if (MEASURES[last.measure] === 'signs' || MEASURES[last.measure] === 'beside')
      return [{ ...last, question }]
    const values = last.values.map((_, row) => {
      const given = same.map((one) => one.values[row] ?? Number.NaN).filter((value) => !Number.isNaN(value))
      return given.length === 0 ? Number.NaN : given.reduce((sum, value) => sum + value, 0) / given.length
    })
    return [{ ...last, values, question }]
  })
}

const noAnswers = (rows: number): Values => new Float64Array(rows).fill(Number.NaN)

/** For each row the number that its answer stands for. */
const byAnswer = (question: AskedQuestion, rows: number, numberFor: (answer: string) => number): Values => {
  const [column] = question.columns
  if (!column) return noAnswers(rows)
  const values = column.values.map((answer) => (answer === '' ? Number.NaN : numberFor(answer)))
  return Float64Array.from(column.codes, (code) => values[code] ?? Number.NaN)
}

const countedOf = (question: AskedQuestion, { counts = [] }: ColumnMapping, rows: number): Values => {
  const counted = new Set(counts.map((answer) => plainText(String(answer))))
  return byAnswer(question, rows, (answer) => (counted.has(plainText(answer)) ? 1 : 0))
}

const scaledOf = (
  question: AskedQuestion,
  { from, to }: { from: number; to: number },
  rows: number,
): Values => byAnswer(question, rows, (answer) => (Number(/^\d{1,3}/.exec(answer)?.[0]) - from) / (to - from))

/** The mean over the harms that a person was asked about, where they were asked harm by harm. */
export const everyGender = (
  measures: readonly MeasuredAnswers[],
  rows: number,
): MeasuredAnswers | undefined => {
  const asked = measures.filter(({ measure }) => measure === 'sees-every-gender-at-risk')
  if (!asked.some(({ harm }) => harm !== null)) return undefined
  const values = noAnswers(rows)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    let answered = 0
    for (const one of asked) {
      const value = one.values[row] ?? Number.NaN
      if (Number.isNaN(value)) continue
      sum += value
      answered++
    }
    if (answered > 0) values[row] = sum / answered
  }
  const question = asked.map((one) => one.question).join(' / ')
  return { measure: 'sees-every-gender-at-risk', harm: null, question, values, scale: null }
}

const commentsOf = (
  { header, columns }: AskedQuestion,
  notes: string[],
  file: string,
): { question: string; texts: string[] } => {
  let removed = 0
  const texts = columns.flatMap(({ values, codes }) => {
    const clean = values.map((comment) => {
      const without = withoutContactDetails(comment)
      removed += without.removed
      return without.text
    })
    return [...codes].flatMap((code) => (code === 0 ? [] : [clean[code] ?? '']))
  })
  if (removed > 0) {
    notes.push(
      `${file}: ${removed} e-mail addresses, numbers or postcodes were taken out of the comments under “${header}”.`,
    )
  }
  // In the order of the alphabet, a comment can no longer be joined to the other answers of the person who wrote it.
  return { question: header, texts: texts.sort() }
}

const designOf = (
  question: AskedQuestion,
  { design }: ColumnMapping,
  file: string,
  notes: string[],
): Answers['design'] => {
  const [column] = question.columns
  if (!column) return {}
  const labels = Array.from(column.codes, (code) => column.values[code] ?? '')
  if (design === 'stratum') return { strata: labels }
  if (design === 'cluster') return { clusters: labels }
  const weights = Float64Array.from(labels, Number)
  if (weights.every((weight) => weight >= 0 && Number.isFinite(weight))) return { weights }
  notes.push(
    `${file}: the weights under “${question.header}” are not all numbers from 0; nobody was weighted.`,
  )
  return {}
}
