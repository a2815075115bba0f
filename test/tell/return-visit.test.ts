import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openConcernKeys, replyToTeller, submitConcern } from '../../src/concern/index.ts'
import { addTeams, ME, toldOf } from '../../src/concern/samples.fixture.ts'
import { openTeams } from '../../src/teams/index.ts'
import { post } from '../scaffold/service.ts'
import { type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let receipt: { reference: string; words: string }
let concernId: string

before(async () => {
  service = await startStaffService()
  const { pack, database, partnershipId, key } = service
  const there = await service.owner('select from team')
  if (there.length === 0) await addTeams(service, pack)
  const keys = openConcernKeys(key, partnershipId)
  const told = toldOf(pack, { ...ME, narrative: 'Zebedee said that I owe him.' })
  const { personId } = await service.signIn('administrator')
  concernId = keys.ofNonce(told.nonce).id
  await database.transaction({ partnershipId }, async (tx) => {
    const teams = { within: () => openTeams(tx, { pack, production: false }) }
    receipt = await submitConcern(tx, { pack, keys, teams }, told)
    const words = {
      concernId,
      text: 'Thank you.\n\nCan we call you at school?',
      kind: 'question',
      now: new Date(),
    } as const
    await replyToTeller(tx, keys, { personId }, words)
  })
})
after(() => service?.stop())

const back = async (fields: Record<string, string>) => {
  const response = await post(`${service.url}/told`, fields)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const stayIn = (text: string): string => /name="stay" value="([^"]+)"/.exec(text)?.[1] ?? ''
const count = async (): Promise<number> =>
  (
    await service.owner<{ n: number }>(
      "select count(*)::int as n from message where concern_id = $1 and sender = 'teller'",
      [concernId],
    )
  )[0]?.n ?? -1

test('with reference and words somebody reads replies, answers once, and never sees what was told', async () => {
  const typed = { reference: receipt.reference.toLowerCase(), words: receipt.words.toUpperCase() }
  const here = await back(typed)
  assert.equal(here.status, 200)
  assert.match(here.text, /Can we call you at school\?/)
  assert.doesNotMatch(here.text, /Zebedee|Big T|Sam Example/)
  assert.equal(here.headers.get('cache-control'), 'no-store')
  // One by one only where a field would hold them: “more” and “main” are words of receipts and of pages.
  assert.ok(!here.text.toLowerCase().includes(receipt.words), 'the words are not in the page')
  for (const word of receipt.words.split(' '))
    assert.doesNotMatch(here.text, new RegExp(`value="[^"]*\\b${word}\\b`, 'i'))
  const more = { stay: stayIn(here.text), more: 'Yes, at break.' }
  for (let i = 0; i < 2; i++) {
    const added = await back(more)
    assert.equal(added.status, 200)
    assert.match(added.text, /We have what you wrote/)
    assert.doesNotMatch(added.text, /at break/)
  }
  assert.equal(await count(), 1)
})

test('they may choose that nobody replies, and again that somebody may', async () => {
  const { reference, words } = receipt
  const here = await back({ reference, words })
  const none = await back({ stay: stayIn(here.text), replies: 'no' })
  assert.match(none.text, /We leave you no reply/)
  const again = await back({ stay: stayIn(none.text), replies: 'yes' })
  assert.match(again.text, /We may leave you a reply here/)
})

test('whatever is wrong looks the same, and the words are not given back', async () => {
  const { reference, words } = receipt
  const other = words.split(' ').toReversed().join(' ')
  const wrong = [
    { reference: '22222-22222', words },
    { reference, words: other },
    { reference: '22222-22222', words: other },
    { reference, words: 'one two three' },
    { reference: '<script>', words },
  ]
  const pages = []
  for (const typed of wrong) {
    const { status, text } = await back(typed)
    assert.equal(status, 422)
    assert.ok(!text.includes(typed.words))
    pages.push(text.replace(/name="reference"[^>]*value="[^"]*"/, 'name="reference"'))
  }
  assert.equal(new Set(pages).size, 1)
  const missing = await back({ reference: '', words: '' })
  assert.equal(missing.status, 422)
  assert.match(missing.text, /Write your reference/)
})

test('a page that is not ours, an empty answer and one too long change nothing', async () => {
  const before = await count()
  const forged = await back({ stay: 'v1.x.y.z.forged', more: 'Hello' })
  assert.match(forged.text, /You were away for a while/)
  const here = await back(receipt as unknown as Record<string, string>)
  for (const more of ['', ' '.repeat(9), 'x'.repeat(6000)])
    assert.equal((await back({ stay: stayIn(here.text), more })).status, 422)
  assert.equal(await count(), before)
})

test('neither reference, words nor anything that was written is logged or in an address', async () => {
  const log = service.log()
  for (const secret of [receipt.reference, receipt.words.split(' ')[0] as string, 'at break', 'Zebedee'])
    assert.ok(!log.includes(secret), secret)
  const page = await (await fetch(`${service.url}/told`)).text()
  assert.match(page, /<form method="post"/)
  assert.doesNotMatch(page, /<form method="get"/)
})
