import {
  type Answers,
  type AskedQuestion,
  allocate,
  compile,
  type Draw,
  seeded,
  walk,
} from '../questionnaire/index.ts'
import type { PersonsAnswers, Wave } from '../survey/index.ts'
import { answerStories } from './answer-stories.ts'
import { daysBetween, isWeekend } from './days.ts'
import { dealt, likeliest, shuffled } from './draws.ts'
import type { Pattern } from './pattern.ts'

/** The share that leaves a question out, at least and at most. */
const LEFT_OUT = [0.01, 0.05] as const
/** Between waves a share wanders so far up or down: less than any interval could tell from chance. */
const WANDER = 0.018

/** Values of a question for every person; undefined: left out. */
type Column = (string | number | string[] | undefined)[]

type Definition = NonNullable<Wave['definition']>

/**
 * What invented people answer to a wave: the pattern's shares, dealt exactly, but for a little that each wanders.
 * @param words in people's own words: given to as many people, on the last day
 */
export const answerWave = (
  { definition, firstDay, lastDay }: Pick<Wave, 'definition' | 'firstDay' | 'lastDay'>,
  pattern: Pattern,
  seed: string,
  words: readonly string[] = [],
): PersonsAnswers[] => {
  if (!definition) return []
  const draw = seeded(seed)
  const compiled = compile(definition.expanded.questionnaire)
  if (!compiled.ok) throw new Error('The instrument of a wave can always be asked.')
  const people = Array.from({ length: pattern.n }, (_, person) => person)
  const allocations = people.map((person) =>
    // In turn, so that each way is dealt equally often.
    allocate(compiled.value, draw, ({ arms }) => arms[person % arms.length]?.id),
  )
  // Who sees much in general: signs are recognised by the same people more often than by others.
  const leaning = people.map(() => draw() + draw() - 1)
  const columns = new Map<string, Column>()
  for (const question of definition.expanded.questionnaire.pages.flatMap(({ questions }) => questions)) {
    const column = columnOf(question, definition, pattern, leaning, draw)
    if (column) columns.set(question.id, column)
  }
  const ways = allocations.map(({ arms }) => Object.values(arms)[0] ?? '')
  for (const [id, column] of answerStories(definition, ways, pattern, draw)) columns.set(id, column)
  const open = Object.entries(definition.expanded.uses).findLast(([, use]) => use.open)?.[0]
  const writers = shuffled(people, draw).slice(0, words.length)
  const days = daysOf(firstDay, lastDay, pattern.n, draw)
  return people.map((person): PersonsAnswers => {
    const said = words[writers.indexOf(person)]
    const answers: Answers = Object.fromEntries(
      [...columns].flatMap(([id, column]) => {
        const value = column[person]
        return value === undefined ? [] : [[id, value]]
      }),
    )
    const whole: Answers = said && open ? { ...answers, [open]: said } : answers
    const allocation = allocations[person] as PersonsAnswers['allocation']
    return {
      day: said ? lastDay : (days[person] ?? lastDay),
      answers: walk(compiled.value, whole, allocation).answers,
      allocation,
      nonce: `${seed}/${person}`,
    }
  })
}

/** Most answer in the first week, few at weekends. */
const daysOf = (first: string, last: string, n: number, draw: Draw): readonly string[] =>
  dealt(
    daysBetween(first, last).map((day, i) => [day, (isWeekend(day) ? 1 : 4) * (i < 7 ? 2.2 : 1)] as const),
    n,
    draw,
  )

const columnOf = (
  question: AskedQuestion,
  { expanded: { uses } }: Definition,
  pattern: Pattern,
  leaning: readonly number[],
  draw: Draw,
): Column | null => {
  const use = uses[question.id]
  if (!use?.measure || use.open) return null
  const everybody = leaning.map((_, person) => person)
  const [least, most] = LEFT_OUT
  const out = new Set(
    shuffled(everybody, draw).slice(0, Math.round(pattern.n * (least + draw() * (most - least)))),
  )
  const answering = everybody.filter((person) => !out.has(person))
  const wander = (share: number): number => share + (draw() * 2 - 1) * WANDER
  const spread = (values: readonly (string | number)[]): Column => {
    const column: Column = everybody.map(() => undefined)
    for (const [i, person] of answering.entries()) column[person] = values[i]
    return column
  }
  const ids = (question.options ?? []).filter((one) => !one.exclusive && !one.other).map(({ id }) => id)

  if (question.type === 'scale') {
    const { from, to } = use.scale ?? { from: 0, to: 10 }
    const middle = (pattern.sure / 10) * (to - from)
    const weights = Array.from({ length: to - from + 1 }, (_, i) => Math.exp(-((i - middle) ** 2) / 8))
    return spread(
      dealt(
        weights.map((weight, i) => [from + i, weight] as const),
        answering.length,
        draw,
      ),
    )
  }
  if (question.type === 'checkboxes') {
    // Signs wander together, so that their average does; decoys are few, and stay where they are.
    const together = wander(0) * 0.7
    const shares = ids.map((id) => {
      const alone = use.decoys?.includes(id) ? 0 : together + wander(0) / 2
      return [id, shareOfOption(id, use, pattern) + alone] as const
    })
    const ticked = new Map(answering.map((person) => [person, [] as string[]]))
    for (const [id, share] of shares) {
      const k = Math.round(answering.length * Math.min(0.98, Math.max(0, share)))
      const leans = use.decoys?.includes(id) ? [] : leaning
      for (const person of likeliest(answering, leans, k, draw)) ticked.get(person)?.push(id)
    }
    const none = question.options?.find(({ exclusive }) => exclusive)?.id
    return everybody.map((person) => {
      const own = ticked.get(person)
      return own && own.length === 0 && none ? [none] : own?.length ? own : undefined
    })
  }
  if (use.counts) {
    const key = use.harm ? `${use.measure}/${use.harm}` : use.measure
    const yes = wander(pattern.yes[key] ?? 0.5)
    const [apart = '', ...more] = use.apart ?? []
    const others = ids.filter((id) => !use.counts?.includes(id) && id !== apart && !more.includes(id))
    const asked = apart === '' ? 1 : 1 - pattern.apart
    return spread(
      dealt(
        [
          ...use.counts.slice(0, 1).map((id) => [id, yes * asked] as const),
          ...others.map((id, i) => [id, ((1 - yes) * asked * (i + 1)) / sumTo(others.length)] as const),
          ...(apart === '' ? [] : [[apart, pattern.apart] as const]),
        ],
        answering.length,
        draw,
      ),
    )
  }
  const weights = pattern.options[use.measure] ?? {}
  return spread(
    dealt(
      ids.map((id) => [id, weights[id] ?? 0.4] as const),
      answering.length,
      draw,
    ),
  )
}

const sumTo = (n: number): number => (n * (n + 1)) / 2

/** Signs differ in how well they are known, by the same rule in each wave. */
const shareOfOption = (
  id: string,
  { measure, decoys, options = {} }: Definition['expanded']['uses'][string],
  pattern: Pattern,
): number => {
  if (measure !== 'recognises-signs') return (pattern.options[measure as 'barriers']?.[id] ?? 30) / 100
  if (decoys?.includes(id)) return pattern.decoys
  const signs = Object.keys(options).filter((one) => !decoys?.includes(one))
  const place = signs.indexOf(id) / Math.max(1, signs.length - 1)
  return pattern.signs + (0.5 - place) * 0.2
}
