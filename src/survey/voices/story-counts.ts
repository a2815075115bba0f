import type { Table } from '../../statistics/index.ts'
import type { StoryAnswers, StoryOutcome, ToldStory } from '../import/answers.ts'

/** What is said of each outcome, in English. */
export const OUTCOME_SAYS: Readonly<Record<StoryOutcome, string>> = {
  worried: 'Were very worried',
  tells: 'Would tell somebody first',
  recognises: 'Thought of the harm that was shown',
}
export const OUTCOMES = Object.keys(OUTCOME_SAYS) as StoryOutcome[]

/** The cell of those answers about a child that say yes, or no, to an outcome. */
export const storyCell = (outcome: StoryOutcome, arm: string, answer: 0 | 1): string =>
  `story ${outcome} ${arm}=${answer}`

/** The answers about a child that say yes, or no, to an outcome. */
export const toldOf = (
  { told }: StoryAnswers,
  outcome: StoryOutcome,
  arm: string,
  answer: 0 | 1,
): ToldStory[] => told.filter((one) => one.arm === arm && one[outcome] === answer)

/** The counts of answers behind the figures of stories, whether they may be shown or not. */
export const countsOfStories = (stories: StoryAnswers | undefined): Table['counts'] =>
  Object.fromEntries(
    stories?.arms.flatMap(({ id }) =>
      OUTCOMES.flatMap((outcome) =>
        ([0, 1] as const).map((answer) => [
          storyCell(outcome, id, answer),
          toldOf(stories, outcome, id, answer).length,
        ]),
      ),
    ) ?? [],
  )
