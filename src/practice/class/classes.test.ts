import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { packOf } from '../../../test/service.ts'
import type { Exercise } from '../../pack/index.ts'
import { openClasses } from './classes.ts'
import { newSession } from './session.ts'

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
