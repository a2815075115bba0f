import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { startDatabase, type TestDatabase } from '../../test/scaffold/database.ts'
import { packOf } from '../../test/scaffold/service.ts'
import type { Tx } from '../db/index.ts'
import { openMail } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import { openTeamShelf } from '../teams/index.ts'
import { concernFor } from './concern-for.ts'
import { stopClock, toldBy } from './concern-queries.ts'
import { openConcernKeys } from './keys.ts'
import { addToConcern, chooseReplies, messagesFor, replyToTeller } from './messages.ts'
import { escalate, postNotices } from './notify.ts'
import { rerouteConcern } from './reroute-concern.ts'
import { addTeams, CAR, ME, toldOf } from './samples.fixture.ts'
import { readSource } from './source-queries.ts'
import { stuck } from './stuck-queries.ts'
import { type SubmitParts, submitConcern } from './submit-concern.ts'
import type { Told } from './told.ts'

let base: TestDatabase
let pack: Pack
let parts: SubmitParts
const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)
/** In the team that has this role in the council. */
const people: Record<'first-contact' | 'police-team' | 'administrator', { personId: string }> = {
  'first-contact': { personId: '' },
  'police-team': { personId: '' },
  administrator: { personId: '' },
}
const key = randomBytes(32)

before(async () => {
  ;[base, pack] = await Promise.all([startDatabase(), packOf('durham')])
  await addTeams(base, pack)
  const { database, partnershipId } = base
  parts = {
    pack,
    keys: openConcernKeys(key, partnershipId),
    teams: openTeamShelf({ pack, database, partnershipId, production: false, clock: () => now }),
  }
  for (const role of Object.keys(people) as (keyof typeof people)[]) {
    const personId = randomUUID()
    await base.owner('insert into person (partnership_id, id, name, email) values ($1, $2, $3, $4)', [
      partnershipId,
      personId,
      role,
      `${role}@example.org`,
    ])
    await base.owner(
      `with m as (insert into membership (partnership_id, person_id, organisation_id)
        select $1, $2, id from organisation where name = 'Saltmere Council' returning id)
      insert into role_grant (partnership_id, membership_id, role) select $1, id, $3 from m`,
      [partnershipId, personId, role],
    )
    people[role] = { personId }
  }
})
after(() => base?.stop())

const inside = <Value>(work: (tx: Tx) => Promise<Value>) => base.database.transaction(base, work)
const submit = async (told: Told) => {
  const receipt = await inside((tx) => submitConcern(tx, parts, told))
  return { ...receipt, id: parts.keys.ofNonce(told.nonce).id }
}
const see = (reference: string, who: keyof typeof people, at = now) =>
  inside((tx) => concernFor(tx, parts.keys, people[who], reference, at))
const teamId = async (receives: string): Promise<string> =>
  (await base.owner<{ id: string }>('select id from team where receives = $1', [receives]))[0]?.id as string
const actions = async (id: string): Promise<string[]> =>
  (
    await base.owner<{ action: string }>('select action from audit_entry where of_id = $1 order by id', [id])
  ).map(({ action }) => action)

test('a team sees what was said, not who said it; reading it is recorded, and stops the clock to open it', async () => {
  const { id, reference } = await submit(toldOf(pack, ME, { now }))
  assert.equal(await see(reference, 'police-team'), null)
  assert.equal(await see(reference, 'administrator'), null)
  assert.equal(await see('22222-22222', 'first-contact'), null)
  const view = await see(reference, 'first-contact', later(5))
  assert.equal(view?.content?.answers.narrative, 'He says I owe him.')
  assert.ok(view?.mentions.some(({ kind, said }) => kind === 'phone' && said.number === '07700 900123'))
  assert.doesNotMatch(JSON.stringify(view), /Sam Example/)
  assert.deepEqual((await see(reference, 'first-contact', later(9)))?.mine[0]?.openedAt, later(5))
  assert.deepEqual(await actions(id), ['concern.told', 'concern.read', 'concern.read'])
})

test('who told is read with a reason, and each reading is in the record', async () => {
  const { id } = await submit(toldOf(pack, ME, { now }))
  const reading = { concernId: id, reason: 'contact-them' } as const
  const read = (keys = parts.keys) => inside((tx) => readSource(tx, keys, people['first-contact'], reading))
  await assert.rejects(read(), /may not read who told/, 'nobody has it yet')
  await base.owner(
    `insert into desk_step (partnership_id, concern_id, team_id, sequence, kind, person_id, by, at)
      values ($1, $2, $3, 1, 'claimed', $4, $4, now())`,
    [base.partnershipId, id, await teamId('first-contact'), people['first-contact'].personId],
  )
  const source = await read()
  assert.equal(source?.answers['your-name'], 'Sam Example')
  const [entry] = await base.owner(
    "select actor_id, detail from audit_entry where of_id = $1 and action = 'source.read'",
    [id],
  )
  assert.deepEqual(entry, { actor_id: people['first-contact'].personId, detail: { reason: 'contact-them' } })
  const another = openConcernKeys(randomBytes(32), base.partnershipId)
  assert.equal(await read(another), null)
})

test('a signed-in teller finds what they told; nothing in the database names them', async () => {
  const actor = {
    ...people['police-team'],
    name: 'P',
    roles: [],
    organisations: [],
    sessionId: '',
    partnershipId: '',
  }
  const { id, reference } = await submit(toldOf(pack, ME, { now, actor }))
  assert.ok(await see(reference, 'police-team'))
  const own = await inside((tx) =>
    toldBy(tx, parts.keys.tellerTokens(actor.personId, null), { from: 0, most: 9 }),
  )
  assert.deepEqual(
    own.map((one) => one.reference),
    [reference],
  )
  const entries = await base.owner(
    'select actor_id from audit_entry where of_id = $1 and actor_id is not null',
    [id],
  )
  assert.deepEqual(entries, [])
})

test('messages go both ways, are read once, sent twice added once; “do not reply” holds', async () => {
  const { id } = await submit(toldOf(pack, ME, { now }))
  const { keys } = parts
  const actor = people['first-contact']
  const write = (text: string) =>
    inside((tx) => replyToTeller(tx, keys, actor, { concernId: id, text, kind: 'question', now: later(1) }))
  assert.notEqual(await write('Are you safe at school?'), null)
  const add = () =>
    inside((tx) => addToConcern(tx, keys, { concernId: id, text: 'Yes.', nonce: 'n', now: later(2) }))
  assert.equal(await add(), true)
  assert.equal(await add(), false)
  const read = (reader: 'desk' | 'teller', at: Date) =>
    inside((tx) => messagesFor(tx, keys, { concernId: id, reader, now: at }))
  assert.deepEqual(
    (await read('teller', later(3))).map(({ sender, text }) => [sender, text]),
    [
      ['desk', 'Are you safe at school?'],
      ['teller', 'Yes.'],
    ],
  )
  const [asked, answer] = await read('desk', later(4))
  assert.deepEqual(asked?.readAt, later(3))
  assert.equal(answer?.readAt, null)
  assert.deepEqual((await read('desk', later(5)))[1]?.readAt, later(4))
  await inside((tx) => chooseReplies(tx, { concernId: id, mayReply: false }))
  assert.equal(await write('Still there?'), null)
  await inside((tx) => chooseReplies(tx, { concernId: id, mayReply: true }))
  assert.notEqual(await write('Welcome back.'), null)
  const refused = await submit(toldOf(pack, { ...ME, reply: 'no' }, { now }))
  const reply = { concernId: refused.id, text: 'Hello', kind: 'reply', now } as const
  assert.equal(await inside((tx) => replyToTeller(tx, keys, actor, reply)), null)
})

test('passed on in one step: another team sees it, the first no more, and what is due stays due', async () => {
  const told = toldOf(pack, CAR, { now })
  const { id, reference } = await submit(told)
  const clocks = (await see(reference, 'police-team'))?.clocks
  const [from, to] = [await teamId('police'), await teamId('first-contact')]
  const pass = (given: { from: string; to: string }, at = later(30)) =>
    inside((tx) => rerouteConcern(tx, pack, people['police-team'], { concernId: id, ...given, now: at }))
  assert.equal(await pass({ from: to, to: from }), 'not-theirs')
  assert.equal(await pass({ from, to: from }), 'has-it-already')
  const both = await Promise.all([pass({ from, to }), pass({ from, to })])
  assert.deepEqual(both.toSorted(), ['not-theirs', 'rerouted'])
  assert.equal(await see(reference, 'police-team'), null)
  const view = await see(reference, 'first-contact', later(31))
  assert.deepEqual(view?.clocks, clocks)
  assert.ok(clocks && clocks.length === 2)
})

test('what is hidden from a workplace is passed to no lead', async () => {
  const { id } = await submit(
    toldOf(pack, { ...ME, 'adult-works': 'yes', 'adult-place': 'A school' }, { now }),
  )
  const [lead] = await base.owner<{ id: string }>(
    `insert into team (partnership_id, organisation_id, receives, name)
      select partnership_id, id, 'lead', 'Lead' from organisation where name = 'Saltmere Council' returning id`,
  )
  const given = { concernId: id, from: await teamId('lado'), to: lead?.id as string, now }
  assert.equal(
    await inside((tx) => rerouteConcern(tx, pack, people['first-contact'], given)),
    'hidden-from-it',
  )
})

test('what nobody opens goes up the ladder, each rung once, and shows as stuck until it is opened', async () => {
  const { partnershipId } = base
  const mail = openMail({
    key,
    partnershipId,
    server: null,
    production: true,
    publicUrl: 'https://es.example',
  })
  const team = await teamId('first-contact')
  for (const rung of ['inbox', 'duty-manager'])
    await base.owner(
      'insert into team_address (partnership_id, team_id, rung, email) values ($1, $2, $3, $4)',
      [partnershipId, team, rung, `${rung}@example.org`],
    )
  const { id, reference } = await submit(toldOf(pack, ME, { now }))
  const run = (at: Date) =>
    inside(async (tx) => {
      await escalate(tx, pack, at)
      await postNotices(tx, { pack, post: mail.post, publicUrl: 'https://es.example', clock: () => at }, [id])
    })
  const letters = async () =>
    (await inside((tx) => mail.letters(tx, { from: 0, most: 50 }))).filter(({ text }) =>
      text.includes(reference),
    )
  const whatIsStuck = async (at: Date) =>
    (await inside((tx) => stuck(tx, at, { from: 0, most: 100 }))).filter((one) => one.reference === reference)
  await run(later(1))
  assert.deepEqual(
    (await letters()).map(({ to }) => to),
    ['inbox@example.org'],
  )
  assert.deepEqual(await whatIsStuck(later(29)), [])
  for (const at of [31, 32, 33]) await run(later(at))
  assert.deepEqual((await letters()).map(({ to }) => to).toSorted(), [
    'duty-manager@example.org',
    'inbox@example.org',
  ])
  await run(later(95))
  assert.deepEqual(
    (await whatIsStuck(later(97))).map((one) =>
      one.why === 'unopened' ? one.told : [one.why, 'rung' in one && one.rung],
    ),
    [
      ['duty-manager', 'service-manager'],
      ['notice-nobody', 'service-manager'],
    ],
  )
  for (const letter of await letters()) {
    assert.doesNotMatch(letter.subject + letter.text, /owe|Big|Sam/)
    assert.match(letter.text, new RegExp(reference))
  }
  await see(reference, 'first-contact', later(100))
  await run(later(400))
  assert.deepEqual(await whatIsStuck(later(101)), [])
  assert.equal((await letters()).length, 2)
  // Opened, and still to be decided: that clock goes on.
  assert.deepEqual(
    (await whatIsStuck(later(60 * 24 * 3))).map((one) => one.why),
    ['overdue', 'overdue'],
  )
  await inside(async (tx) => {
    for (const kind of ['acknowledge', 'decide'] as const)
      await stopClock(tx, { concernId: id, kind, by: people['first-contact'].personId, now: later(200) })
  })
  assert.deepEqual(await whatIsStuck(later(60 * 24 * 3)), [])
})

test('two who post the notices of one concern at once post each letter once', async () => {
  const mail = openMail({
    key,
    partnershipId: base.partnershipId,
    server: null,
    production: true,
    publicUrl: 'https://es.example',
  })
  const { id, reference } = await submit(toldOf(pack, ME, { now }))
  const given = { pack, post: mail.post, publicUrl: 'https://es.example', clock: () => now }
  const tries = await Promise.allSettled([1, 2, 3].map(() => inside((tx) => postNotices(tx, given, [id]))))
  assert.ok(tries.some(({ status }) => status === 'fulfilled'))
  const letters = (await inside((tx) => mail.letters(tx, { from: 0, most: 50 }))).filter(({ text }) =>
    text.includes(reference),
  )
  assert.equal(letters.length, 1)
})
