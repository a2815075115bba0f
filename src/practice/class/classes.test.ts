import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setImmediate as tick } from 'node:timers/promises'
import fc from 'fast-check'
import { packOf } from '../../../test/scaffold/service.ts'
import type { Exercise } from '../../pack/index.ts'
import { type Classes, openClasses } from './classes.ts'
import type { News } from './news.ts'
import { type LiveClass, newSession } from './session.ts'

let exercises: ReadonlyMap<string, Exercise>
before(async () => {
  exercises = (await packOf('durham')).practice?.exercises ?? new Map()
})

test('however many begin, a class that somebody looks at stays; the one that nobody looks at goes', async () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const classes = openClasses({
    exercises,
    clock: () => now,
    news: (heard) => ({ tell: async (what) => heard(what), close: async () => {} }),
  })
  const begin = async (): Promise<string> => {
    const session = newSession(exercises.get('okay-or-not') as Exercise, '13-15', 40, now)
    await classes.open(session)
    return session.code
  }
  const [looked, left] = [await begin(), await begin()]
  for (let i = 0; i < 2000; i++) {
    await begin()
    if (i % 500 === 0) await classes.find(looked)
  }
  assert.equal((await classes.find(looked))?.session.code, looked)
  assert.equal(await classes.find(left), null)
  await classes.close()
})

/** As PostgreSQL tells: in one order for all, each in its own time; what one process tells at once may change places. */
function busOf() {
  const log: unknown[] = []
  const sending: { what: unknown; told: () => void; by: number }[] = []
  const ears: { at: number; heard: (what: unknown) => void }[] = []
  const waiting = new Map<unknown, { told: () => void; by: number }>()
  const moves = (): (() => void)[] => [
    ...sending.map((one, i) => () => {
      sending.splice(i, 1)
      const what = structuredClone(one.what)
      waiting.set(what, one)
      log.push(what)
    }),
    ...ears
      .filter((ear) => ear.at < log.length)
      .map((ear) => () => {
        const what = log[ear.at++]
        ear.heard(what)
        if (ears.indexOf(ear) === waiting.get(what)?.by) waiting.get(what)?.told()
      }),
  ]
  return {
    moves,
    open: (heard: (what: unknown) => void): News => {
      const by = ears.push({ at: log.length, heard }) - 1
      return {
        tell: (what) => new Promise((told) => sending.push({ what, told, by })),
        close: async () => {},
      }
    },
  }
}

test('whatever the order in which a process that joins in the middle hears, it counts what the other counts', async () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const pause = fc.array(fc.nat(), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(pause, { minLength: 6, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      async (pauses, picks) => {
        const bus = busOf()
        const begin = (): Classes => openClasses({ exercises, clock: () => now, news: bus.open })
        /** One thing goes on, by chance; false where nothing is under way. */
        const move = async (pick: number): Promise<boolean> => {
          const moves = bus.moves()
          moves[pick % moves.length]?.()
          await tick()
          return moves.length > 0
        }
        const settle = async (until: () => boolean): Promise<void> => {
          while (!until()) await move(picks.next().value ?? 0)
        }
        const first = begin()
        const session = newSession(exercises.get('okay-or-not') as Exercise, '13-15', 400, now)
        let begun: LiveClass | null = null
        void first.open(session).then((live) => {
          begun = live
        })
        await settle(() => begun !== null)
        const second = begin()
        let knows = false
        // As many as are told at once: they do not wait for others.
        const answer = (seat: string): void => {
          const { round } = (begun as unknown as LiveClass).session
          for (let i = 0; i < 200; i++) first.vote(session.code, round, `${seat} ${i}`, i % 3)
        }
        const acts = [
          () => answer('a'),
          () =>
            void second.find(session.code).then((live) => {
              knows = live !== null
            }),
          () => answer('b'),
          () => void first.step(session.code, 0, [null]),
          () => answer('c'),
          () => answer('d'),
        ]
        for (const [i, act] of acts.entries()) {
          act()
          for (const pick of pauses[i] ?? []) await move(pick)
        }
        await settle(() => knows)
        for (let quiet = 0; quiet < 3; ) quiet = (await move(picks.next().value ?? 0)) ? 0 : quiet + 1
        const [one, two] = await Promise.all(
          [first, second].map(async (each) => {
            const live = await each.find(session.code)
            return {
              round: live?.session.round,
              votes: [...(live?.votes ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
            }
          }),
        )
        assert.equal(one?.round, 1)
        assert.deepEqual(two, one)
        await Promise.all([first.close(), second.close()])
      },
    ),
    { numRuns: 100 },
  )
})
