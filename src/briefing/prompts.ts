import type { Prompt } from '../pack/index.ts'

const FEWEST_QUESTIONS = 3

/** What was found to be learning stands first, then what is always worth it, then the rest; each in the pack's order. */
const inOrder = (
  prompts: readonly Prompt[],
  learned: ReadonlySet<string>,
): [string[], string[], string[]] => {
  const about = prompts.filter((prompt) => prompt.about?.some((measure) => learned.has(measure)))
  const always = prompts.filter((prompt) => !prompt.about)
  const rest = prompts.filter((prompt) => !about.includes(prompt) && !always.includes(prompt))
  const say = (list: readonly Prompt[]): string[] => list.map((prompt) => prompt.say)
  return [say(about), say(always), say(rest)]
}

/** Questions about what was learned, and those for everybody; filled up where that leaves too few. */
export const questionsFor = (prompts: readonly Prompt[], learned: ReadonlySet<string>): string[] => {
  const [about, always, rest] = inOrder(prompts, learned)
  const asked = [...about, ...always]
  return [...asked, ...rest.slice(0, Math.max(0, FEWEST_QUESTIONS - asked.length))]
}

/** Three things for a team, what was learned first. */
export const threeThingsFor = (prompts: readonly Prompt[], learned: ReadonlySet<string>): string[] =>
  inOrder(prompts, learned).flat().slice(0, 3)
