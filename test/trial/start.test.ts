import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { run, type Service, temporaryFolder } from '../ground/service.ts'

// With whatever still runs in it: a service that a failed test left would be waited for for ever.
const { folder, remove } = temporaryFolder()
after(remove)

const env = () => ({
  EARLY_SIGNS_DATA: folder,
  EARLY_SIGNS_PACK: 'packs/durham',
  EARLY_SIGNS_TRIAL_DATA: 'first-start',
})

/** Waits until it has said so on standard error. */
const said = async (service: Service, words: string): Promise<void> => {
  for (const end = Date.now() + 60_000; !service.errors().includes(words); await delay(20))
    assert.ok(Date.now() < end, `It did not say “${words}”: ${service.errors()}`)
}

const FIRST_PART = 'A survey a year ago'
const LOADED = 'The trial data is loaded.'

/** Six starts and a loading: on a busy machine longer than any other test may take. In milliseconds. */
const PATIENCE = { timeout: 300_000 }

test('a first start fills itself; stopped in the middle it goes on; then never again', PATIENCE, async () => {
  const first = run(['serve'], env())
  await first.ready
  assert.doesNotMatch(first.errors(), /trial data/i)
  await said(first, FIRST_PART)
  first.process.kill('SIGTERM')
  assert.equal(await first.ended, 0)
  assert.doesNotMatch(first.errors(), new RegExp(LOADED))

  const second = run(['serve'], env())
  const port = await second.ready
  await said(second, LOADED)
  assert.doesNotMatch(second.errors(), new RegExp(FIRST_PART))
  assert.match(second.out(), /^Early Signs is ready at \S+\n$/)
  assert.equal((await fetch(`http://localhost:${port}/`)).status, 200)
  second.process.kill('SIGTERM')
  assert.equal(await second.ended, 0)

  const third = run(['serve'], env())
  await third.ready
  // Longer than it waits before it would load.
  await delay(2500)
  assert.doesNotMatch(third.errors(), /trial data/i)
  third.process.kill('SIGTERM')
  assert.equal(await third.ended, 0)

  const again = run(['trial'], env())
  assert.equal(await again.ended, 0)
  assert.match(again.errors(), /is there already/)
  const unasked = run(['trial', '--remove'], env())
  assert.equal(await unasked.ended, 1)
  const removed = run(['trial', '--remove', '--yes'], env())
  assert.equal(await removed.ended, 0)
  assert.match(removed.errors(), /The trial data is gone/)
})
