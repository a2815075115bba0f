import { setTimeout as delay } from 'node:timers/promises'
import type { Exercise } from '../../pack/index.ts'
import type { News } from './news.ts'
import { type ClassSession, hasPlace, type LiveClass, sessionFrom, vote } from './session.ts'

/** Every class that is on, in the memory of this process. */
export interface Classes {
  find(code: string): Promise<LiveClass | null>
  /** A class begins, or comes back: of what is known already the later round stands. Null: too many are on. */
  open(session: ClassSession): Promise<LiveClass | null>
  /** It takes a step: true where the round was still the one that was on the page. */
  step(code: string, round: number, chose: ClassSession['chose']): Promise<boolean>
  /** Counts soon after, together with others'. False: nobody is there, its round is over, or all there are have answered. */
  vote(code: string, round: number, seat: string, choice: number): boolean
  end(code: string): Promise<void>
  close(): Promise<void>
}

/** How many classes are held at once. The one that nobody has used for longest goes first; its board brings it back. */
const MOST = 2000
/** Answers that come together are told together, in milliseconds; and at most so many, since news is short. */
const TOGETHER = 40
const MOST_VOTES = 200
/** How long after it began to listen a process takes it that what it does not know may still be on its way, in milliseconds. */
const SETTLING = 2000
/** How often it looks meanwhile. */
const LOOKING = 20

type Vote = readonly [seat: string, choice: number]
type Heard =
  /** For one class, or for every class that anybody holds. */
  | { readonly say: 'ask'; readonly code?: string }
  | { readonly say: 'class'; readonly session: unknown }
  | { readonly say: 'votes'; readonly code: string; readonly round: number; readonly votes: readonly Vote[] }
  | {
      readonly say: 'step'
      readonly code: string
      readonly round: number
      readonly chose: ClassSession['chose']
    }
  | { readonly say: 'end'; readonly code: string }

interface Parts {
  readonly exercises: ReadonlyMap<string, Exercise>
  readonly clock: () => Date
  readonly news: (heard: (what: unknown) => void, missed: () => void) => News
}

/** Opens what is held of classes. Nothing is asked of the database before the first class. */
export function openClasses({ exercises, clock, news: openNews }: Parts): Classes {
  const held = new Map<string, LiveClass>()
  const ended = new Set<string>()
  const waiting = new Map<string, { code: string; round: number; votes: Vote[] }>()
  let timer: NodeJS.Timeout | undefined
  let joined: Promise<void> | undefined
  let settled = Number.POSITIVE_INFINITY
  /** The classes that were asked for, until that was heard here too. */
  const asking = new Set<string>()

  const known = (code: string): LiveClass | null => {
    const live = held.get(code)
    if (!live || live.session.until > clock().getTime()) return live ?? null
    held.delete(code)
    return null
  }
  const hold = (session: ClassSession): void => {
    const before = known(session.code)
    if (ended.has(session.code) || (before && before.session.round >= session.round)) return
    for (const code of held.keys()) known(code)
    const oldest = held.size >= MOST && !before ? held.keys().next().value : undefined
    if (oldest !== undefined) held.delete(oldest)
    held.set(session.code, { session, votes: new Map() })
  }
  /** The class before its answers: who hears answers of a class that they do not know asks again. */
  const tellOf = async (live: LiveClass): Promise<void> => {
    const { session } = live
    const votes = [...live.votes]
    await news.tell({ say: 'class', session })
    for (let i = 0; i < votes.length; i += MOST_VOTES)
      await news.tell({
        say: 'votes',
        code: session.code,
        round: session.round,
        votes: votes.slice(i, i + MOST_VOTES),
      })
  }
  /**
   * What was heard of a class that is not known here, or of a later round of it, does not count here: the class is asked
   * for. Since all hear all in one order, who answers has heard what was missed.
   */
  const ask = (code: string): void => {
    if (ended.has(code) || asking.has(code)) return
    asking.add(code)
    void news.tell({ say: 'ask', code })
  }

  const hear = (what: unknown): void => {
    const heard = (what ?? {}) as Heard
    switch (heard.say) {
      case 'ask': {
        if (heard.code) asking.delete(heard.code)
        for (const code of heard.code ? [heard.code] : [...held.keys()]) {
          const live = known(code)
          if (live) void tellOf(live)
        }
        return
      }
      case 'class': {
        const session = sessionFrom(heard.session, exercises, clock())
        if (session) hold(session)
        return
      }
      case 'votes': {
        const live = known(heard.code)
        if (!live || live.session.round < heard.round) ask(heard.code)
        else for (const [seat, choice] of heard.votes) vote(live, heard.round, seat, choice)
        return
      }
      case 'step': {
        const live = known(heard.code)
        if (!live || live.session.round < heard.round) ask(heard.code)
        else if (live.session.round === heard.round) {
          live.session = { ...live.session, chose: heard.chose, round: heard.round + 1 }
          live.votes.clear()
        }
        return
      }
      case 'end':
        held.delete(heard.code)
        if (ended.size > MOST) ended.clear()
        ended.add(heard.code)
    }
  }
  const news = openNews(hear, () => void news.tell({ say: 'ask' }))

  /** Listens from the first class that anybody asks for, and asks what other processes hold. */
  const join = (): Promise<void> => {
    joined ??= news.tell({ say: 'ask' }).then(() => {
      settled = performance.now() + SETTLING
    })
    return joined
  }
  const flush = (): void => {
    timer = undefined
    for (const batch of waiting.values()) void news.tell({ say: 'votes', ...batch })
    waiting.clear()
  }

  return {
    async find(code) {
      await join()
      // However busy another process is, it answers: two hundred who join at once meet one that has just begun.
      while (!known(code) && performance.now() < settled) await delay(LOOKING)
      const live = known(code)
      // Behind those that nobody looks at, so that they go first.
      if (live) {
        held.delete(code)
        held.set(code, live)
      }
      return live
    },
    async open(session) {
      await join()
      await news.tell({ say: 'class', session })
      return known(session.code)
    },
    async step(code, round, chose) {
      if (known(code)?.session.round !== round) return false
      await news.tell({ say: 'step', code, round, chose })
      return known(code)?.session.round === round + 1
    },
    vote(code, round, seat, choice) {
      const live = known(code)
      if (live?.session.round !== round || !hasPlace(live, seat)) return false
      const key = `${code} ${round}`
      const batch = waiting.get(key) ?? { code, round, votes: [] }
      batch.votes.push([seat, choice])
      waiting.set(key, batch)
      if (batch.votes.length >= MOST_VOTES) flush()
      else timer ??= setTimeout(flush, TOGETHER)
      return true
    },
    end: (code) => news.tell({ say: 'end', code }),
    async close() {
      clearTimeout(timer)
      await news.close()
    },
  }
}
