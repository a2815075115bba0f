import { daysLater } from '../pack/index.ts'
import {
  allottedIn,
  type Library,
  openDealer,
  type Sharing,
  shareRound,
  type WeekAnswers,
} from '../practice/index.ts'
import { type Draw, seeded } from '../questionnaire/index.ts'
import { morningOf } from './days.ts'
import { dealt } from './draws.ts'
import type { Loading } from './part.ts'

/** By who the child is: how worried people are in the end, and the share that would tell somebody. */
interface Answered {
  readonly worry: number
  readonly tells: number
}

/** The bias that the surveys of this town have too. A level that is not named is answered as the others. */
const BIASED: Readonly<Record<string, Answered>> = {
  girl: { worry: 7, tells: 0.72 },
  boy: { worry: 6.2, tells: 0.5 },
}
const ALIKE: Answered = { worry: 6.6, tells: 0.62 }
/** The share that names the harm that a file shows. */
const SEES = 0.62

/** How many go through a set: many the first, so that the gap is found; fewer each that follows. */
const PEOPLE = [96, 48] as const

/** Practitioners go through the files of each set, allotted as the service allots them, and share what they answered. */
export async function shareRounds(
  { seed, asOf }: Loading,
  sharing: Sharing,
  library: Library,
): Promise<void> {
  for (const [nth, set] of library.rules.sets.entries()) {
    const called = `${seed}/rounds/${set.id}`
    const draw = seeded(called)
    const people = PEOPLE[nth] ?? PEOPLE[1]
    const deal = openDealer(allottedIn(library, set), called)
    const rounds = Array.from({ length: people }, deal)
    const bias = (gender: string | undefined): Answered =>
      (set.reads.includes('gender') ? BIASED[gender ?? ''] : undefined) ?? ALIKE
    const tells = tellsOf(rounds, bias, draw)
    for (const [person, round] of rounds.entries()) {
      const leaning = draw() + draw() - 1
      const answers = round.stories.map((story, place) =>
        weeksOf(library, story, {
          worry: bias(round.children[place]?.gender).worry + 1.5 * leaning,
          tells: tells(story, person),
          draw,
        }),
      )
      const day = daysLater(asOf, -2 - Math.floor(draw() * 80))
      const whole = { ...round, set: set.id, seed: called, nonce: `trial/${called}/${person}` }
      const ended = { ...whole, opened: round.stories.length, over: true, answers }
      await shareRound(sharing, library, ended, () => false, morningOf(day))
    }
  }
}

/** Who would tell somebody, file by file: as many of those who met one child as the share says, dealt. */
function tellsOf(
  rounds: readonly ReturnType<ReturnType<typeof openDealer>>[],
  bias: (gender: string | undefined) => Answered,
  draw: Draw,
): (story: string, person: number) => boolean {
  const met = new Map<string, { gender: string | undefined; told: string[] }>()
  for (const [person, { stories, children }] of rounds.entries())
    for (const [place, story] of stories.entries()) {
      const gender = children[place]?.gender
      const one = met.get(`${story}/${gender}`) ?? { gender, told: [] }
      one.told.push(`${story}/${person}`)
      met.set(`${story}/${gender}`, one)
    }
  const telling = new Set<string>()
  for (const { gender, told } of met.values()) {
    const share = bias(gender).tells
    const say = dealt([[true, share] as const, [false, 1 - share] as const], told.length, draw)
    for (const [i, one] of told.entries()) if (say[i]) telling.add(one)
  }
  return (story, person) => telling.has(`${story}/${person}`)
}

/** Worry grows from week to week; nothing is written, so that nothing has to be read. */
function weeksOf(
  { all, asked }: Library,
  story: string,
  { worry, tells, draw }: { worry: number; tells: boolean; draw: Draw },
): WeekAnswers[] {
  const scenario = all.get(story)
  const { from, to } = asked.concern.scale
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)
  const one = (list: readonly string[]): string => list[Math.floor(draw() * list.length)] ?? ''
  const shown = scenario?.shows ?? ''
  const last = (scenario?.weeks.length ?? 1) - 1
  const own = 3.5 * (draw() + draw() - 1)
  return (scenario?.weeks ?? []).map(({ asks }, week) => {
    const felt = worry + own - 1.2 * (last - week) + 2 * (draw() + draw() - 1)
    const others = ids(asked.harm.choices).filter((id) => id !== shown)
    const next = asked.next.choices.filter((choice) => (choice.tells === true) === tells)
    return {
      worry: asks.includes('worry') ? Math.min(to, Math.max(from, Math.round(felt))) : null,
      harm: asks.includes('harm') ? (draw() < SEES ? shown : one(others)) : null,
      next: asks.includes('next') ? one(ids(next)) : null,
      words: null,
    }
  })
}
