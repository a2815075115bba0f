import type { Levels } from '../../pack/index.ts'
import { isWhole, type Library, type Round, storyOf, type WeekAnswers } from './round.ts'

/** One story as one person answered it with one child. A number is 1 for yes and 0 for no; NaN: not asked, not said. */
export interface ToldFile {
  readonly person: string
  readonly story: string
  readonly child: Levels
  /** The mean of how worried they were, week by week, on the survey's scale. */
  readonly worry: number
  /** Somebody is told, at the end. */
  readonly tells: number
  /** The kind of harm that the story shows was named, at the end. */
  readonly sees: number
  /** Of those who wrote: words that blame the child were in it. */
  readonly blames: number
}

export const OUTCOMES = ['worry', 'tells', 'sees', 'blames'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Whether a text has words that blame a child. */
export type Blames = (words: string) => boolean

/** What is read from the answers to one story. */
export const readAnswers = (
  { all, asked }: Library,
  story: string,
  answered: readonly WeekAnswers[],
  blames: Blames,
): Pick<ToldFile, Outcome> => {
  const last = answered.at(-1)
  const worries = answered.flatMap(({ worry }) => worry ?? [])
  const next = asked.next.choices.find(({ id }) => id === last?.next)
  return {
    worry: worries.length > 0 ? worries.reduce((sum, one) => sum + one, 0) / worries.length : Number.NaN,
    tells: next ? Number(next.tells === true) : Number.NaN,
    sees: last?.harm ? Number(last.harm === all.get(story)?.shows) : Number.NaN,
    blames: last?.words ? Number(blames(last.words)) : Number.NaN,
  }
}

/** A person's own round, story by story; stories that were not answered to their end are left out. */
export const ownFiles = (library: Library, round: Round, blames: Blames): ToldFile[] =>
  round.stories.flatMap((story, nth) =>
    nth < round.opened && isWhole(library, round, nth)
      ? [
          {
            person: 'you',
            story,
            child: round.children[nth] ?? {},
            ...readAnswers(library, story, storyOf(library, round, nth).answered, blames),
          },
        ]
      : [],
  )
