import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPack } from './check-pack.ts'
import { seed, withCopiedExample } from './copied-example.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const SIGNED = 'approval: { approved_by: Ada Example, role: Manager, approved_on: 2026-11-23 }'

const SAFE = 'security_contact: mailto:safe@saltmere.example'
const AGREED = '  agreement: { name: Saltmere sharing agreement, signed_on: 2026-09-01 }\n'

/** What is said of the made-up partnership once somebody has signed it so. */
const said = (partnership: string, data?: string, agreed = AGREED): Promise<string[]> =>
  withCopiedExample(async (dir) => {
    for (const form of ['information-sharing', 'worry'])
      await seed(dir, `forms/${form}.yaml`, '\ncontroller:\n', `\ncontroller:\n${agreed}`)
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
  const faults = await said(`${SIGNED}\n${SAFE}`)
  assert.equal(faults.length, 2)
  assert.match(faults[0] ?? '', /^29: .*“accessibility_contact” is missing/)
  assert.match(faults[1] ?? '', /privacy page does not say how to reach/)
})

test('signed, each form names the agreement under which it is shared, and the pack whom to tell of a weakness', async () => {
  const faults = await said(`${SIGNED}\n${CONTACT}`, 'Ring 01632 960 998.', '')
  assert.equal(faults.length, 3)
  for (const form of ['information-sharing', 'worry'])
    assert.ok(faults.some((fault) => fault.includes(`the form “${form}” names no sharing agreement`)))
  assert.ok(faults.some((fault) => fault.includes('“security_contact” is missing')))
})

test('it says how they are reached: by telephone, e-mail or link', async () => {
  const [unreached] = await said(
    `${SIGNED}\naccessibility_contact: Ask the web team.\n${SAFE}`,
    'Ring 01632 960 998.',
  )
  assert.match(unreached ?? '', /^30: .*how they are reached/)
  for (const way of [
    'Ring 01632 960 998.',
    'Write to data@saltmere.example.',
    'See https://saltmere.example.',
  ])
    assert.deepEqual(await said(`${SIGNED}\n${CONTACT}\n${SAFE}`, `"${way}"`), [], way)
})

test('nobody has signed it tomorrow', async () => {
  const faults = await said(`${SIGNED.replace('11-23', '11-24')}\n${CONTACT}\n${SAFE}`, 'Ring 01632 960 998.')
  assert.equal(faults.length, 1)
  assert.match(faults[0] ?? '', /^29: It is approved on a day to come, 2026-11-24/)
})
