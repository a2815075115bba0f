import type { Measure } from '../../pack/index.ts'
import type { Design } from '../../statistics/index.ts'
import type {
  Answers,
  Choices,
  Grouping,
  MeasuredAnswers,
  StoryAnswers,
  TickedOption,
  Values,
} from '../import/answers.ts'
import { joined } from '../import/dates.ts'

/** The answers of several files to the same survey, one after the other, as if they had been one file. */
export const poolAnswers = (all: readonly Answers[]): Answers | undefined => {
  const [first] = all
  if (!first || all.length === 1) return first
  const keys = unique(all.flatMap(({ measures }) => measures.map(keyOf)))
  return {
    ...first,
    file: all.map(({ file }) => file).join(', '),
    n: all.reduce((sum, { n }) => sum + n, 0),
    period: all.map(({ period }) => period).reduce(joined),
    measures: keys.flatMap((key) => pooledMeasure(all, key)),
    signs: pooledOptions(all, ({ signs }) => signs),
    decoys: pooledOptions(all, ({ decoys }) => decoys),
    choices: unique(all.flatMap(({ choices }) => choices.map(({ measure }) => measure))).map((measure) =>
      pooledChoices(all, measure),
    ),
    groupings: unique(all.flatMap(({ groupings }) => groupings.map(({ by }) => by))).map((by) =>
      pooledGrouping(all, by),
    ),
    stories: pooledStories(all),
    design: pooledDesign(all),
    comments: all.flatMap(({ comments }) => comments),
  }
}

/** A measure, and the kind of harm it is asked about where it is: sees-every-gender-at-risk/sexual. */
export const keyOf = ({ measure, harm }: Pick<MeasuredAnswers, 'measure' | 'harm'>): string =>
  harm === null ? measure : `${measure}/${harm}`

/** The design for the statistics; undefined where none was given, and everybody counts alike. */
export const designOf = ({ design }: Answers): Design | undefined =>
  design.weights || design.strata || design.clusters ? design : undefined

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

const concat = (parts: readonly Values[]): Values => {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const notAsked = (n: number): Values => new Float64Array(n).fill(Number.NaN)

const pooledMeasure = (all: readonly Answers[], key: string): MeasuredAnswers[] => {
  const parts = all.map(({ measures }) => measures.find((one) => keyOf(one) === key))
  const first = parts.find((part) => part !== undefined)
  if (!first) return []
  const values = concat(parts.map((part, i) => part?.values ?? notAsked(all[i]?.n ?? 0)))
  const questions = unique(parts.flatMap((part) => (part ? [part.question] : [])))
  return [{ ...first, values, question: questions.join(' / ') }]
}

const pooledOptions = (
  all: readonly Answers[],
  optionsOf: (one: Answers) => readonly TickedOption[],
  without: (one: Answers) => Values = ({ n }) => notAsked(n),
): TickedOption[] =>
  unique(all.flatMap((one) => optionsOf(one).map(({ id }) => id))).map((id) => {
    const parts = all.map((one) => optionsOf(one).find((option) => option.id === id))
    const option = parts.find((part) => part !== undefined)?.option ?? id
    return { id, option, values: concat(all.map((one, i) => parts[i]?.values ?? without(one))) }
  })

const pooledChoices = (all: readonly Answers[], measure: Measure): Choices => {
  const of = (one: Answers): Choices | undefined => one.choices.find((choice) => choice.measure === measure)
  return {
    measure,
    question: unique(all.flatMap((one) => of(one)?.question ?? [])).join(' / '),
    options: pooledOptions(
      all,
      (one) => of(one)?.options ?? [],
      // An option that nobody chose in one file was not chosen by those who answered there.
      (one) =>
        of(one)?.options[0]?.values.map((value) => (Number.isNaN(value) ? value : 0)) ?? notAsked(one.n),
    ),
  }
}

const pooledGrouping = (all: readonly Answers[], by: Measure): Grouping => {
  const parts = all.map(({ groupings }) => groupings.find((grouping) => grouping.by === by))
  const labels = unique(parts.flatMap((part) => part?.labels ?? []))
  const codes = all.flatMap(({ n }, i) => {
    const part = parts[i]
    if (!part) return Array<number>(n).fill(-1)
    return [...part.codes].map((code) => labels.indexOf(part.labels[code] ?? ''))
  })
  const question = unique(parts.flatMap((part) => (part ? [part.question] : []))).join(' / ')
  return { by, question, labels, codes: Int32Array.from(codes) }
}

/** Stories are pooled where they are about the same children; people keep apart. */
const pooledStories = (all: readonly Answers[]): StoryAnswers | undefined => {
  const arms = all.find(({ stories }) => stories)?.stories?.arms
  if (!arms) return undefined
  const known = new Set(arms.map(({ id }) => id))
  let before = 0
  const told = all.flatMap(({ stories, n }) => {
    const from = before
    before += n
    return (stories?.told ?? [])
      .filter(({ arm }) => known.has(arm))
      .map((one) => ({ ...one, person: from + one.person }))
  })
  return { arms, told }
}

/** A part of a design holds only where every file has it; clusters and strata of different files are different. */
const pooledDesign = (all: readonly Answers[]): Answers['design'] => {
  const labels = (part: 'strata' | 'clusters'): string[] | undefined =>
    all.every(({ design }) => design[part])
      ? all.flatMap(({ design }, i) => (design[part] ?? []).map((label) => `${i}/${label}`))
      : undefined
  const weights = all.every(({ design }) => design.weights)
    ? concat(all.map(({ design, n }) => design.weights ?? notAsked(n)))
    : undefined
  const [strata, clusters] = [labels('strata'), labels('clusters')]
  return { ...(weights ? { weights } : {}), ...(strata ? { strata } : {}), ...(clusters ? { clusters } : {}) }
}
