import { type Mean, type Profile, suppress, surveyMeansBy, type Table } from '../../statistics/index.ts'
import type { Answers, Grouping, MeasuredAnswers } from '../import/answers.ts'
import { meanOf, rounded, shareOf } from './figures.ts'
import { type Before, keptOrNew, publishedOf } from './keep-what-was-published.ts'
import { designOf, keyOf } from './pool-answers.ts'
import type { Told } from './release.ts'
import type { Figure, GroupVoice } from './voices.ts'
import { cellsOf, isYesOrNo } from './whole-counts.ts'

/** Who did not say which group they are in; they are counted, so that nothing follows from their absence. */
const NOT_SAID = 'not said'

interface ByGroup {
  readonly grouping: Grouping
  readonly labels: readonly string[]
  /** For each person an index into `labels`. */
  readonly codes: Int32Array
}

/**
 * Measures by group, all tables of the audience suppressed together: no small group, no small number of people with one
 * answer in it, and no other number from which either could be worked out.
 * @param whole counts that figures of the whole audience tell
 */
export const readGroups = async (
  answers: Answers,
  profile: Profile,
  who: string,
  before: Before,
  whole: Readonly<Record<string, number>>,
): Promise<{ groups: GroupVoice[]; told: Told }> => {
  const byGroup = groupsOf(answers)
  if (byGroup.length === 0) return { groups: [], told: { cells: {}, sums: [] } }
  const measured = answers.measures.filter(({ scale }) => scale === null)
  const tables = tablesOf(answers, profile)
  const published = publishedOf(before, whole, profile, (cell) => !isOption(answers, cell))
  const { shown } = await suppress(tables, profile, published)
  const isShown = (name: string): boolean => typeof shown.get(name) === 'number'
  const told: Record<string, number | null> = Object.fromEntries(shown)
  const groups = byGroup.map((by): GroupVoice => {
    const { grouping, labels } = by
    const named = labels.filter((label) => label !== NOT_SAID)
    const visible = named.filter((label) => isShown(people(by, label)))
    const byLabel = figuresOf(answers, by, measured, profile.round)
    const withheld = named.filter((label) => !visible.includes(label))
    const voice: GroupVoice = {
      by: grouping.by,
      question: grouping.question,
      groups: visible.map((group) => ({
        group,
        n: shown.get(people(by, group)) ?? 0,
        measures: measured.flatMap((one, i) => {
          const figure = byLabel[i]?.get(group)
          if (!figure || figure.n <= profile.to) return []
          if (isYesOrNo(one.values)) {
            if (!mayShow(by, one, group, profile, isShown)) return []
          } else if (!partsOf(one, measured).every((part) => mayShow(by, part, group, profile, isShown)))
            return []
          else told[base(by, one, group)] = figure.n
          return [{ measure: keyOf(one), ...figure }]
        }),
      })),
      withheld,
      sentence: withheldInWords(withheld, profile, who),
    }
    const own = Object.entries(told).filter(([cell]) => cell.startsWith(`${grouping.by}=`))
    const earlier = before.voice?.groups.find((one) => one.by === grouping.by)
    const either = keptOrNew(before, voice, earlier, Object.fromEntries(own))
    // What is kept was told by the release that it is of.
    if (either !== voice) for (const [cell] of own) delete told[cell]
    return either
  })
  const sums = tables
    .flatMap((table) => table.sums)
    .filter(({ total, parts }) => [total, ...parts].every((cell) => cell in told))
  return { groups, told: { cells: told, sums } }
}

/** What a mean is the mean of, where that is asked one by one: from it and all but one, that one would follow. */
const partsOf = (mean: MeasuredAnswers, measured: readonly MeasuredAnswers[]): MeasuredAnswers[] =>
  mean.harm === null ? measured.filter(({ measure, harm }) => measure === mean.measure && harm !== null) : []

const isOption = ({ choices }: Answers, cell: string): boolean =>
  choices.some(({ measure }) => cell.startsWith(cellsOf.option(measure, '')))

const groupsOf = (answers: Answers): ByGroup[] =>
  answers.groupings.map(withNotSaid).filter(({ labels }) => labels.length > 1)

/** People by group, and by group and answer. */
const tablesOf = (answers: Answers, profile: Profile): Table[] =>
  groupsOf(answers).flatMap((by) => [
    peopleTable(by),
    ...answers.measures
      .filter((one) => one.scale === null && isCounted(one, profile))
      .map((one) => answersTable(by, one)),
  ])

/** Every count by group, and who answered what has a figure by group, whether they may be shown or not. */
export const groupCounts = (answers: Answers, profile: Profile): Table['counts'] => {
  const means = answers.measures.filter(({ scale, values }) => scale === null && !isYesOrNo(values))
  const answered = groupsOf(answers).flatMap((by) =>
    means.map((one) => {
      const counts: Record<string, number> = {}
      for (const [row, code] of by.codes.entries()) {
        if (Number.isNaN(one.values[row])) continue
        const cell = base(by, one, by.labels[code] ?? NOT_SAID)
        counts[cell] = (counts[cell] ?? 0) + 1
      }
      return counts
    }),
  )
  return Object.assign({}, ...tablesOf(answers, profile).map(({ counts }) => counts), ...answered)
}

const withheldInWords = (withheld: readonly string[], profile: Profile, who: string): string => {
  if (withheld.length === 0)
    return `Every group has more than ${profile.to} ${who}; small numbers within them are not shown.`
  const list = withheld.join(', ')
  return `Not shown: ${list}, because fewer than ${profile.to + 1} ${who} are in such a group or could be worked out from the others.`
}

const withNotSaid = (grouping: Grouping): ByGroup => {
  const labels = [...grouping.labels, ...(grouping.codes.includes(-1) ? [NOT_SAID] : [])]
  const rest = grouping.labels.length
  return { grouping, labels, codes: grouping.codes.map((code) => (code === -1 ? rest : code)) }
}

/** Yes-or-no answers are counted by group unless nearly everybody says the same: then every part would be small. */
const isCounted = (one: MeasuredAnswers, profile: Profile): boolean => {
  if (!isYesOrNo(one.values)) return false
  let [yes, no] = [0, 0]
  for (const value of one.values) {
    if (value === 1) yes++
    else if (value === 0) no++
  }
  return yes > profile.to && no > profile.to
}

const people = ({ grouping }: ByGroup, label: string): string => `${grouping.by}=${label}`

const peopleTable = (by: ByGroup): Table => {
  const counts: Record<string, number> = { [cellsOf.everybody]: by.codes.length }
  for (const label of by.labels) counts[people(by, label)] = 0
  for (const code of by.codes) {
    const name = people(by, by.labels[code] ?? NOT_SAID)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return { counts, sums: [{ total: 'all', parts: by.labels.map((label) => people(by, label)) }] }
}

/** The people of a table: everybody, or only those who answered, who are then another “all”. */
const answered = (one: MeasuredAnswers): string =>
  one.values.some((value) => Number.isNaN(value)) ? cellsOf.answered(keyOf(one)) : cellsOf.everybody

const cell = (by: ByGroup, one: MeasuredAnswers, label: string, answer: 0 | 1): string =>
  `${people(by, label)}, ${cellsOf.answer(keyOf(one), answer)}`

const base = (by: ByGroup, one: MeasuredAnswers, label: string): string =>
  answered(one) === 'all' ? people(by, label) : `${people(by, label)}, ${answered(one)}`

/** People by group and answer, with both margins. */
const answersTable = (by: ByGroup, one: MeasuredAnswers): Table => {
  const all = answered(one)
  const yes = by.labels.map(() => 0)
  const no = by.labels.map(() => 0)
  for (const [row, code] of by.codes.entries()) {
    if (one.values[row] === 1) yes[code] = (yes[code] ?? 0) + 1
    else if (one.values[row] === 0) no[code] = (no[code] ?? 0) + 1
  }
  const counts: Record<string, number> = {}
  const sums: { total: string; parts: string[] }[] = []
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  for (const [i, label] of by.labels.entries()) {
    const [counted = 0, not = 0] = [yes[i], no[i]]
    counts[cell(by, one, label, 1)] = counted
    counts[cell(by, one, label, 0)] = not
    counts[base(by, one, label)] = counted + not
    sums.push({ total: base(by, one, label), parts: [cell(by, one, label, 1), cell(by, one, label, 0)] })
  }
  const margin = (answer: 0 | 1): string => cellsOf.answer(keyOf(one), answer)
  counts[margin(1)] = sum(yes)
  counts[margin(0)] = sum(no)
  counts[all] = sum(yes) + sum(no)
  for (const answer of [0, 1] as const) {
    sums.push({ total: margin(answer), parts: by.labels.map((label) => cell(by, one, label, answer)) })
  }
  sums.push({ total: all, parts: [margin(1), margin(0)] })
  sums.push({ total: all, parts: by.labels.map((label) => base(by, one, label)) })
  return { counts, sums }
}

const mayShow = (
  by: ByGroup,
  one: MeasuredAnswers,
  group: string,
  profile: Profile,
  isShown: (name: string) => boolean,
): boolean =>
  isCounted(one, profile) &&
  [cell(by, one, group, 1), cell(by, one, group, 0), base(by, one, group)].every(isShown)

/** Each measure by group, each group as a part of the whole sample, as its design wants. */
const figuresOf = (
  answers: Answers,
  by: ByGroup,
  measured: readonly MeasuredAnswers[],
  round: number,
): ReadonlyMap<string, Figure>[] => {
  const design = designOf(answers)
  const columns = measured.map(({ values }) => values)
  const { groups, means } = surveyMeansBy(columns, by.codes, design)
  const figure = (mean: Mean): Figure =>
    design || !mean.proportion
      ? meanOf(mean, round)
      : shareOf(Math.round(mean.estimate * mean.n), mean.n, round)
  return means.map(
    (ofMeasure) =>
      new Map(
        // A small group may have nobody who answered: there is no figure of nobody.
        ofMeasure.flatMap((mean, i) =>
          rounded(mean.n, round) > 0
            ? [[by.labels[Number(groups[i])] ?? NOT_SAID, figure(mean)] as const]
            : [],
        ),
      ),
  )
}
