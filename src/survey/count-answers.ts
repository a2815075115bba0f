import { MEASURES, type Measure, type Voice } from '../pack/index.ts'
import type { Answers, Choices, Grouping, MeasuredAnswers, TickedOption, Values } from './answers.ts'
import { groupingOf } from './groupings.ts'
import type { ItemBank } from './item-bank.ts'
import type { ColumnMapping } from './mapping-file.ts'
import { type AskedQuestion, isTicked } from './questions.ts'
import { withoutContactDetails } from './service-shape.ts'
import type { Table } from './table.ts'
import { choicesOf, scaleOf, splitterFor } from './understood.ts'
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
  const measures: MeasuredAnswers[] = []
  const choices: Choices[] = []
  const groupings: Grouping[] = []
  const comments: { question: string; texts: string[] }[] = []
  let ticked: { signs: TickedOption[]; decoys: TickedOption[] } = { signs: [], decoys: [] }
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
      measures.push({ measure: of, harm: mapping.harm ?? null, question: question.header, values, scale })
    }
    switch (MEASURES[measure]) {
      case 'signs':
        ticked = signsOf(bank, question, mapping, mapped.joiner, rows)
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
          options: chosenOf(bank, question, mapping, mapped, rows),
        })
        break
      case 'group':
        groupings.push(groupingOf(bank, question, measure))
        break
      default:
        comments.push(commentsOf(question, notes, mapped.file))
    }
  }
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

/** For each option 1 where it was ticked and 0 where not; who ticked nothing did not leave the question out. */
const ticksOf = (
  question: AskedQuestion,
  options: readonly string[],
  split: (cell: string) => readonly string[],
  rows: number,
): Values[] => {
  if (question.options) {
    const place = new Map(question.options.map((option, i) => [plainText(option), i]))
    return options.map((option) => {
      const column = question.columns[place.get(plainText(option)) ?? -1]
      if (!column) return new Float64Array(rows)
      const ticked = column.values.map((cell) => (isTicked(cell, option) ? 1 : 0))
      return Float64Array.from(column.codes, (code) => ticked[code] ?? 0)
    })
  }
  const [column] = question.columns
  const place = new Map(options.map((option, i) => [plainText(option), i]))
  const ticked = options.map(() => new Uint8Array(column?.values.length ?? 0))
  for (const [code, cell] of (column?.values ?? []).entries()) {
    for (const choice of split(cell)) {
      const list = ticked[place.get(plainText(choice)) ?? -1]
      if (list) list[code] = 1
    }
  }
  return ticked.map((list) => Float64Array.from(column?.codes ?? [], (code) => list[code] ?? 0))
}

const signsOf = (
  bank: ItemBank,
  question: AskedQuestion,
  mapping: ColumnMapping,
  joiner: string | null,
  rows: number,
): { signs: TickedOption[]; decoys: TickedOption[] } => {
  const signs = Object.entries(mapping.signs ?? {})
  const decoys = mapping.decoys ?? []
  const splitter = splitterFor(bank, question, mapping, joiner)
  const options = [...signs.map(([option]) => option), ...decoys]
  const ticks = ticksOf(question, options, (cell) => splitter.split(cell), rows)
  const none = (): Values => new Float64Array(rows)
  return {
    signs: merged(signs.map(([option, id], i) => ({ id, option, values: ticks[i] ?? none() }))),
    decoys: decoys.map((option, i) => ({ id: option, option, values: ticks[signs.length + i] ?? none() })),
  }
}

/** Two options for one sign are one sign: it is recognised by either. */
const merged = (options: readonly TickedOption[]): TickedOption[] => {
  const bySign = new Map<string, TickedOption>()
  for (const one of options) {
    const before = bySign.get(one.id)
    const values = before
      ? one.values.map((value, row) => Math.max(value, before.values[row] ?? 0))
      : one.values
    bySign.set(one.id, { ...one, option: before?.option ?? one.option, values })
  }
  return [...bySign.values()]
}

/** For each person the share of the options that they ticked; nothing ticked is 0. */
const sharesOf = (options: readonly TickedOption[], rows: number): Values => {
  const shares = new Float64Array(rows)
  for (const { values } of options)
    for (let row = 0; row < rows; row++) shares[row] = (shares[row] ?? 0) + (values[row] ?? 0)
  return shares.map((ticked) => ticked / options.length)
}

const chosenOf = (
  bank: ItemBank,
  question: AskedQuestion,
  mapping: ColumnMapping,
  { joiner }: Mapped,
  rows: number,
): TickedOption[] => {
  const one = mapping.measure !== undefined && MEASURES[mapping.measure] === 'one'
  const splitter = splitterFor(bank, question, mapping, joiner)
  const split = (cell: string): string[] => (one ? (cell === '' ? [] : [cell]) : splitter.split(cell))
  const offered = one
    ? (question.columns[0]?.values ?? []).slice(1)
    : choicesOf(question, splitter).map(({ answer }) => answer)
  const wordings = mapping.measure && bank.options.get(mapping.measure)
  const known = offered.slice(0, 60)
  const ticks = ticksOf(question, known, split, rows)
  const answered = answeredOf(ticks, question, rows)
  return known.map((option, i) => ({
    id: wordings?.sure(option) ?? option,
    option,
    values: (ticks[i] ?? new Float64Array(rows)).map((tick, row) => (answered[row] ? tick : Number.NaN)),
  }))
}

/** Who chose something, or wrote something else. */
const answeredOf = (ticks: readonly Values[], question: AskedQuestion, rows: number): Uint8Array => {
  const answered = new Uint8Array(rows)
  for (const tick of ticks) for (let row = 0; row < rows; row++) if (tick[row]) answered[row] = 1
  if (!question.options) {
    for (const [row, code] of (question.columns[0]?.codes ?? []).entries()) if (code !== 0) answered[row] = 1
  }
  return answered
}

/** The mean over the harms that a person was asked about, where they were asked harm by harm. */
const everyGender = (measures: readonly MeasuredAnswers[], rows: number): MeasuredAnswers | undefined => {
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
