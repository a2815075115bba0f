import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPack } from './check-pack.ts'
import { seed, withCopiedExample } from './copied-example.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const SIGNED = 'approval: { approved_by: Ada Example, role: Manager, approved_on: 2026-11-23 }'

/** What is said of the made-up partnership once somebody has signed it so. */
const said = (partnership: string, data?: string): Promise<string[]> =>
  withCopiedExample(async (dir) => {
    await seed(dir, 'partnership.yaml', '\napproval: null', `\n${partnership}`)
    if (data)
      await seed(
        dir,
        'partnership.yaml',
        'Write to the data officer at Saltmere Council, 1 Quay Street.',
        data,
      )
    return (await checkPack(dir, { now: NOW })).faults.map(({ line, what }) => `${line}: ${what}`)
  })

const CONTACT = 'accessibility_contact: Ring the web team on 01632 960 999.'

test('a trial copy may leave open whom to tell; one that is signed may not', async () => {
  assert.deepEqual(await said('approval: null'), [])
  const faults = await said(SIGNED)
  assert.equal(faults.length, 2)
  assert.match(faults[0] ?? '', /^29: .*“accessibility_contact” is missing/)
  assert.match(faults[1] ?? '', /privacy page does not say how to reach/)
})

test('it says how they are reached: by telephone, e-mail or link', async () => {
  const [unreached] = await said(`${SIGNED}\naccessibility_contact: Ask the web team.`, 'Ring 01632 960 998.')
  assert.match(unreached ?? '', /^30: .*how they are reached/)
  for (const way of [
    'Ring 01632 960 998.',
    'Write to data@saltmere.example.',
    'See https://saltmere.example.',
  ])
    assert.deepEqual(await said(`${SIGNED}\n${CONTACT}`, `"${way}"`), [], way)
})

test('nobody has signed it tomorrow', async () => {
  const faults = await said(`${SIGNED.replace('11-23', '11-24')}\n${CONTACT}`, 'Ring 01632 960 998.')
  assert.equal(faults.length, 1)
  assert.match(faults[0] ?? '', /^29: It is approved on a day to come, 2026-11-24/)
})
