import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { escalate } from '../../src/concern/index.ts'
import { CAR, ME } from '../../src/concern/samples.fixture.ts'
import { postNews } from '../../src/desk/following/post-news.ts'
import { openMail } from '../../src/mail/index.ts'
import { afterIn, type DeskService, MONDAY, pageOf, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let dana: StaffClient
let lee: StaffClient
let nadia: StaffClient

before(async () => {
  desk = await startDesk()
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  lee = await desk.worker('first-contact', 'children', 'Lee Harmsworth')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
})
after(() => desk?.stop())

const one = (reference: string): string => `/desk/concerns/${reference}`
const act = async (client: StaffClient, ref: string, fields: Record<string, string>): Promise<void> => {
  const after = afterIn(await pageOf(client, one(ref)))
  assert.equal((await client.post(`${one(ref)}/steps`, { after, ...fields })).status, 303)
}

/** What the work of each minute posts at a moment, of what it posts at all. */
const postedAt = async (now: Date): Promise<string[]> => {
  const mail = openMail({
    key: desk.key,
    partnershipId: desk.partnershipId,
    server: null,
    production: false,
    publicUrl: 'http://localhost',
  })
  const parts = { post: mail.post, publicUrl: 'http://localhost', clock: () => now }
  return desk.database.transaction(desk, async (tx) => {
    const before = new Set((await mail.letters(tx, { from: 0, most: 500 })).map(({ id }) => id))
    await postNews(tx, parts, now)
    const all = await mail.letters(tx, { from: 0, most: 500 })
    return all
      .filter(({ id, about }) => !before.has(id) && about.startsWith('concern-'))
      .map(({ subject, text }) => `${subject}\n${text}`)
  })
}

test('who follows a concern is told once, without content, of what others do and of nothing else', async () => {
  const ref = await desk.tell(ME)
  assert.equal((await dana.post(`${one(ref)}/follow`, { do: 'begin' })).status, 303)
  assert.equal((await dana.post(`${one(ref)}/follow`, { do: 'begin' })).status, 303, 'twice is once')
  assert.match(await pageOf(dana, one(ref)), /Follow it no more/)
  assert.doesNotMatch(await pageOf(lee, one(ref)), /Follow it no more/, 'it is hers alone')
  await act(dana, ref, { do: 'claimed' })
  assert.deepEqual(await postedAt(MONDAY), [], 'what she does herself is no news')
  await act(lee, ref, { do: 'noted', note: 'He owes 200 pounds.' })
  await act(lee, ref, { do: 'noted', note: 'And more.' })
  const [letter = '', ...others] = await postedAt(MONDAY)
  assert.deepEqual(others, [], 'one for all of it')
  assert.match(letter, new RegExp(`concern that you follow \\(${ref}\\)[\\s\\S]*/desk/concerns/${ref}`))
  assert.doesNotMatch(letter, /owes|Big T|Lee|note/)
  assert.deepEqual(await postedAt(MONDAY), [], 'once')
  const list = await pageOf(dana, '/desk/following')
  assert.match(list, new RegExp(`${ref}[\\s\\S]*A note[\\s\\S]*Lee Harmsworth`))
  assert.doesNotMatch(list, /owes/)
  assert.equal((await dana.post(`${one(ref)}/follow`, { do: 'end' })).status, 303)
  await act(lee, ref, { do: 'noted', note: 'Later.' })
  assert.deepEqual(await postedAt(MONDAY), [])
  assert.match(await pageOf(dana, '/desk/following'), /You follow no concern/)
})

test('of what went to another team nobody hears, sees or is reminded any more', async () => {
  const ref = await desk.tell(CAR)
  assert.equal((await nadia.post(`${one(ref)}/follow`, {})).status, 303)
  assert.equal((await nadia.post(`${one(ref)}/remind`, { on: '2026-11-23', words: 'Ring back' })).status, 303)
  const way = `${one(ref)}/re-route`
  const page = await pageOf(nadia, way)
  const [team = ''] =
    /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*First Contact/.exec(page)?.slice(1) ?? []
  assert.equal((await nadia.post(way, { after: afterIn(page), team, reasons: 'Theirs.' })).status, 303)
  await act(dana, ref, { do: 'noted', note: 'x' })
  assert.deepEqual(await postedAt(MONDAY), [])
  const list = await pageOf(nadia, '/desk/following')
  assert.doesNotMatch(list, new RegExp(`${ref}|Ring back`))
  assert.equal((await nadia.post(`${one(ref)}/follow`, {})).status, 404)
  assert.equal((await nadia.post(`${one(ref)}/remind`, { on: '2026-11-23' })).status, 404)
})

test('a reminder stands in the inbox on its day, is posted once in the morning, and is nobody else’s', async (t) => {
  t.after(() => desk.at(MONDAY))
  const ref = await desk.tell(ME)
  const remind = `${one(ref)}/remind`
  for (const on of ['', 'soon', '2026-02-30', '2026-11-22', '2029-01-01']) {
    const refused = await dana.post(remind, { on, words: 'Ask the school about Kit' })
    assert.equal(refused.status, 422, on)
    assert.match(await refused.text(), /Ask the school about Kit/, 'what was typed stays')
  }
  assert.equal((await dana.post(remind, { on: '2026-11-24', words: 'x'.repeat(201) })).status, 422)
  assert.equal((await dana.post(remind, { on: '2026-11-24', words: 'Ask the school about Kit' })).status, 303)
  assert.match(await pageOf(dana, '/desk/following'), /24 November 2026[\s\S]*Ask the school about Kit/)
  assert.doesNotMatch(await pageOf(lee, one(ref)), /Ask the school about Kit/)
  assert.deepEqual(await postedAt(MONDAY), [])
  assert.deepEqual(await postedAt(new Date('2026-11-24T06:30:00Z')), [], 'not by night')
  const [letter = '', ...others] = await postedAt(new Date('2026-11-24T08:30:00Z'))
  assert.deepEqual(others, [])
  assert.match(letter, new RegExp(`reminded of a concern \\(${ref}\\)`))
  assert.doesNotMatch(letter, /school|Kit/)
  assert.deepEqual(await postedAt(new Date('2026-11-24T08:31:00Z')), [], 'once')
  desk.at(new Date('2026-11-24T09:00:00Z'))
  const morning = await desk.worker('first-contact', 'children', 'Early Bird')
  assert.equal((await morning.post(remind, { on: '2026-11-24' })).status, 303)
  assert.match(await pageOf(morning, '/desk'), /What I follow, and 1 reminder/)
  const page = await pageOf(morning, '/desk/following')
  const [id = ''] = /reminders\/([0-9a-f-]{36})\/done/.exec(page)?.slice(1) ?? []
  const stranger = await desk.worker('first-contact', 'children', 'Somebody Else')
  assert.equal((await stranger.post(`/desk/reminders/${id}/done`)).status, 404)
  assert.equal((await morning.post(`/desk/reminders/${id}/done`)).status, 303)
  assert.equal((await morning.post(`/desk/reminders/${id}/done`)).status, 404)
})

test('the ladder is seen: who hears when, who has heard, and that opening it stops it', async (t) => {
  t.after(() => desk.at(MONDAY))
  const ref = await desk.tell({ ...ME, happening: ['not-sure'] })
  assert.match(
    await pageOf(dana, '/desk'),
    new RegExp(`${ref}[\\s\\S]*Next to hear, [^<]*The duty manager of First Contact`),
  )
  assert.match(
    await pageOf(dana, one(ref)),
    /If nobody opens it[\s\S]*First Contact[\s\S]*Nobody above the team/,
  )
  const late = await desk.tell(ME)
  const then = new Date(MONDAY.getTime() + 40 * 60_000)
  desk.at(then)
  await desk.database.transaction(desk, (tx) => escalate(tx, desk.pack, then))
  const page = await pageOf(await desk.worker('first-contact', 'children', 'Comes Late'), one(late))
  assert.match(page, /The duty manager of First Contact<br><span[^>]*>Told Mon 23 Nov, 10:40/)
  assert.match(page, /The service manager<br><span[^>]*>Did not need to be told/)
})

test('a concern is copied as the case system asks: with the outcome typed once, and never who told', async () => {
  const lead = await desk.worker('safeguarding-lead', 'school', 'Martin Okell')
  const teller = await desk.worker('professional', 'school', 'Tess Teller')
  const ref = await desk.tell(SHARED, { form: 'information-sharing', by: teller })
  assert.equal((await nadia.get(`${one(ref)}/copy/mosaic`)).status, 404, 'it is not the police’s system')
  assert.equal((await lead.get(`${one(ref)}/copy/mosaic`)).status, 404)
  const mine = await desk.tell({ ...ME, 'not-find-out': 'My brother' })
  assert.match(await pageOf(dana, `${one(mine)}/take`), /copy\/liquidlogic/)
  assert.match(await pageOf(dana, `${one(mine)}/copy/liquidlogic`), /Decide here first/)
  const decide = `${one(mine)}/decide`
  const decided = {
    after: afterIn(await pageOf(dana, decide)),
    outcome: 'early-help',
    reasons: 'They agreed to it.',
  }
  assert.equal((await dana.post(decide, decided)).status, 303)
  await act(dana, mine, { do: 'supported', support: 'advocate', how: 'offered' })
  for (const system of ['liquidlogic', 'mosaic']) {
    const page = await pageOf(dana, `${one(mine)}/copy/${system}`)
    const [all = ''] = /<textarea[^>]*id="all"[^>]*>([^<]*)</.exec(page)?.slice(1) ?? []
    for (const said of [
      'He says I owe him.',
      'My brother',
      'Early help',
      'They agreed to it.',
      'An advocate for the child: Offered',
      mine,
    ])
      assert.ok(all.includes(said), `${system}: ${said}`)
    assert.doesNotMatch(page, /Sam Example/)
    assert.match(page, /was not checked/)
  }
  assert.equal((await dana.get(`${one(mine)}/copy/nonsense`)).status, 404)
  const child = { 'person-role': ['child-at-risk'] }
  const people = [
    { ...child, 'person-name': 'Ash First' },
    { ...child, 'person-name': 'Bo Second', 'person-born': '2013-12-24' },
  ]
  const two = await desk.tell({ ...SHARED, people, significant: 'yes' }, { form: 'information-sharing' })
  assert.match(
    await pageOf(dana, `${one(two)}/copy/liquidlogic`),
    /Bo Second: 24 December 2013/,
    'a birth is nobody else’s',
  )
  const taken = await desk.owner(
    `select 1 from audit_entry where action = 'concern.taken' and detail->>'type' = 'mosaic'`,
  )
  assert.equal(taken.length, 1)
})
