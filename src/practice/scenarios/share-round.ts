import { setModule } from '../modules.ts'
import type { Measured } from '../sharing/asked-again.ts'
import type { CodedAnswers } from '../sharing/coded.ts'
import type { Sharing } from '../sharing/share-answers.ts'
import type { SharedFile } from './figures.ts'
import { isWhole, type Library, type Round, setOf, storyOf } from './round.ts'
import { type Blames, readAnswers } from './told.ts'

const yesOrNo = (value: number): string => (value === 1 ? 'yes' : 'no')

/**
 * The codes of one story that was answered to its end: who the child was, and the answers by week. Of the words that
 * somebody wrote only whether they blame the child.
 */
export function codesOf(library: Library, round: Round, nth: number, blames: Blames): CodedAnswers {
  const { scenario, answered } = storyOf(library, round, nth)
  const child = round.children[nth] ?? {}
  const read = readAnswers(library, scenario.id, answered, blames)
  const weeks = answered.flatMap(({ worry, harm, next }, week) => [
    ...(worry === null ? [] : [[`worry.${week + 1}`, worry]]),
    ...(harm === null ? [] : [[`harm.${week + 1}`, harm]]),
    ...(next === null ? [] : [[`next.${week + 1}`, next]]),
  ])
  return {
    'story.set': round.set,
    'story.place': nth + 1,
    ...Object.fromEntries(Object.entries(child).map(([factor, level]) => [`arm.${factor}`, level])),
    ...Object.fromEntries(weeks),
    ...(Number.isNaN(read.blames) ? {} : { 'words.blame': yesOrNo(read.blames) }),
  }
}

/**
 * Keeps what somebody pressed “share” for: one row a story, together by a link that leads to nobody. What the surveys ask
 * of who was asked is a row of its own: nothing says which stories it goes with.
 */
export async function shareRound(
  sharing: Sharing,
  library: Library,
  round: Round,
  blames: Blames,
  now: Date,
  measured?: Measured,
): Promise<void> {
  const link = sharing.sittingLink(round.nonce)
  for (const [nth, story] of round.stories.entries()) {
    if (nth >= round.opened || !isWhole(library, round, nth)) continue
    const answers = codesOf(library, round, nth, blames)
    const shared = { audience: 'practitioners', exercise: story, edition: 'all', answers, link } as const
    await sharing.shareAnswers(shared, `${round.nonce}/${story}`, now)
  }
  if (!measured) return
  const { answers, link: words } = measured
  const asked = {
    audience: 'practitioners',
    exercise: setModule(round.set),
    edition: 'all',
    answers,
  } as const
  await sharing.shareAnswers({ ...asked, ...(words && { link: words }) }, `${round.nonce}/asked`, now)
}

/** A row as it was shared; null where today’s pack does not know what it is of. */
export function fileFrom(
  library: Library,
  { story, person, answers }: { story: string; person: string; answers: CodedAnswers },
): SharedFile | null {
  const scenario = library.all.get(story)
  const set = typeof answers['story.set'] === 'string' ? setOf(library, answers['story.set']) : undefined
  if (!scenario || !set) return null
  const child = Object.fromEntries(
    set.allots.flatMap((factor) => {
      const level = answers[`arm.${factor}`]
      const known = library.rules.factors
        .find(({ id }) => id === factor)
        ?.levels.some(({ id }) => id === level)
      return known ? [[factor, String(level)]] : []
    }),
  )
  const answered = scenario.weeks.map((_, week) => ({
    worry: numberOf(answers[`worry.${week + 1}`]),
    harm: wordOf(answers[`harm.${week + 1}`]),
    next: wordOf(answers[`next.${week + 1}`]),
    words: null,
  }))
  const blame = answers['words.blame']
  return {
    person,
    story,
    set: set.id,
    child,
    ...readAnswers(library, story, answered, () => false),
    blames: blame === 'yes' ? 1 : blame === 'no' ? 0 : Number.NaN,
  }
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const wordOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
