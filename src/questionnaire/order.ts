import { createHash } from 'node:crypto'
import type { Allocation, AskedPage, AskedQuestion, Compiled, Questionnaire, Variant } from './answers.ts'

/** Gives numbers from 0 up to 1, as `Math.random` does; of the same seed, the same ones. */
export type Draw = () => number

/**
 * What chance decides for one person: the order of options and pages, and the arm of each variant.
 *
 * @param deal the id of the arm of a variant for this person, by whoever keeps count of who had which. Without it, or
 *   where it gives none, each arm is drawn for itself.
 */
export function allocate(
  { definition }: Pick<Compiled, 'definition'>,
  draw: Draw,
  deal?: (variant: Variant) => string | undefined,
): Allocation {
  const arms = (definition.variants ?? []).map((variant) => {
    const wanted = deal?.(variant)
    const dealt = variant.arms.find(({ id }) => id === wanted)
    const arm = dealt ?? variant.arms[Math.floor(draw() * variant.arms.length)]
    return [variant.id, arm?.id ?? '']
  })
  const random = definition.pages.flatMap(({ questions }) =>
    questions
      .filter(({ order }) => order === 'random')
      .map((question) => [question.id, mixed(question, draw)]),
  )
  return {
    pages: runsOf(definition).flatMap((run) =>
      run.length > 1 ? shuffle(run, draw).map(({ id }) => id) : [],
    ),
    options: Object.fromEntries(random),
    arms: Object.fromEntries(arms),
  }
}

/** Numbers from a text: the same text, the same numbers (SHA-256 in counter mode, 48 bits a number). */
export function seeded(seed: string): Draw {
  let count = 0
  return () => createHash('sha256').update(`${seed}#${count++}`).digest().readUIntBE(0, 6) / 2 ** 48
}

/** Fisher and Yates. */
function shuffle<One>(list: readonly One[], draw: Draw): One[] {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1))
    const one = mixed[i] as One
    mixed[i] = mixed[j] as One
    mixed[j] = one
  }
  return mixed
}

/** Options in random order: "none of these", "other" and what is fixed keep their places. */
function mixed({ options = [] }: AskedQuestion, draw: Draw): string[] {
  const free = shuffle(
    options.filter(({ fixed, exclusive, other }) => !(fixed || exclusive || other)),
    draw,
  )
  return options
    .map((option) => (option.fixed || option.exclusive || option.other ? option : free.shift()) ?? option)
    .map(({ id }) => id)
}

/** The options of a question in one person's order; what a later definition added comes where it stands there. */
export function optionsInOrder(
  question: AskedQuestion,
  allocation: Allocation,
): AskedQuestion['options'] & object {
  const { options = [], order } = question
  const decided = allocation.options[question.id]
  if (order !== 'random' || !decided) return options
  return reordered(options, decided)
}

/** Neighbouring pages of one section that are asked in random order; each other page alone. */
export function runsOf({ pages }: Questionnaire): AskedPage[][] {
  const runs: AskedPage[][] = []
  for (const page of pages) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (last && before?.randomise && page.randomise && before.section === page.section) last.push(page)
    else runs.push([page])
  }
  return runs
}

export const pagesInOrder = (
  { definition }: Pick<Compiled, 'definition'>,
  allocation: Allocation,
): AskedPage[] =>
  runsOf(definition).flatMap((run) => (run.length > 1 ? reordered(run, allocation.pages) : run))

/** Puts those that are named in the order in which they are named, into the places that they have together. */
function reordered<One extends { readonly id: string }>(
  list: readonly One[],
  names: readonly string[],
): One[] {
  const at = new Map(names.map((name, i) => [name, i]))
  const named = list.filter(({ id }) => at.has(id)).sort((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0))
  return list.map((one) => (at.has(one.id) ? (named.shift() ?? one) : one))
}

/** No order and no arm decided: everything as it is given, and each variant's first arm. */
export const unmixed = ({ definition }: Pick<Compiled, 'definition'>): Allocation => ({
  pages: [],
  options: {},
  arms: Object.fromEntries((definition.variants ?? []).map(({ id, arms }) => [id, arms[0]?.id ?? ''])),
})
