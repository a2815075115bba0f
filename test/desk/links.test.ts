import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { CAR, ME } from '../../src/concern/samples.fixture.ts'
import { type DeskService, MONDAY, pageOf, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let [dana, nadia, lead, otherLead, teller, otherTeller, officer]: StaffClient[] = []
const someone = (client: StaffClient | undefined): StaffClient => client as StaffClient

before(async () => {
  desk = await startDesk()
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  lead = await desk.worker('safeguarding-lead', 'school', 'Martin Okell')
  teller = await desk.worker('professional', 'school', 'Tess Teller')
  officer = await desk.signIn('partnership-officer')
  const other = await desk.organisation('Another school', 'school')
  otherLead = await desk.signIn('safeguarding-lead', 'Other Lead', undefined, other)
  otherTeller = await desk.signIn('professional', 'Other Teller', undefined, other)
  await desk.owner(
    `insert into team (partnership_id, organisation_id, receives, name) values ($1, $2, 'lead', 'Lead there')`,
    [desk.partnershipId, other],
  )
})
after(() => desk?.stop())

const one = (reference: string): string => `/desk/concerns/${reference}`
const links = (reference: string): string => `${one(reference)}/links`
const idOf = async (reference: string): Promise<string> =>
  (await desk.owner<{ id: string }>('select id from concern where reference = $1', [reference]))[0]?.id ?? ''
const teamOf = async (receives: string): Promise<string> =>
  (
    await desk.owner<{ id: string }>('select id from team where receives = $1 and ended_at is null', [
      receives,
    ])
  )[0]?.id ?? ''
const linkedIn = (page: string): string =>
  /<section aria-labelledby="linked">[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''

test('the same plate, however written, links two reports for who sees both: with the reason and the day, never merged', async () => {
  desk.at(new Date('2026-03-02T10:00:00Z'))
  const first = await desk.tell({ ...CAR, plate: 'yq 51 abc' })
  desk.at(MONDAY)
  const second = await desk.tell(
    { ...SHARED, vehicles: [{ 'vehicle-plate': 'YQ5I-ABC' }] },
    { form: 'information-sharing' },
  )
  const section = linkedIn(await pageOf(someone(nadia), one(second)))
  assert.match(section, new RegExp(first))
  assert.match(section, /The same number plate: YQ5I-ABC/)
  assert.match(section, /2 Mar, 10:00/)
  assert.doesNotMatch(section, /A child may be named/)
  // From the earlier one the later is seen as well.
  assert.match(linkedIn(await pageOf(someone(nadia), one(first))), new RegExp(second))
  assert.deepEqual(
    await desk.owner('select count(*)::int as n from same_child'),
    [{ n: 0 }],
    'nothing is put together',
  )
})

test('half a plate, half a number and a name without birth link nothing', async () => {
  const half = { ...SHARED, people: [{ 'person-role': ['child-at-risk'], 'person-name': 'Robin Sample' }] }
  const told = (plate: string) =>
    desk.tell({ ...half, vehicles: [{ 'vehicle-plate': plate }] }, { form: 'information-sharing' })
  const all = [await told('YQ99 Z'), await told('YQ99 Z'), await told('YQ99 Z?Z')]
  for (const reference of all)
    assert.match(
      linkedIn(await pageOf(someone(nadia), one(reference))),
      /Nothing that is named here is named exactly alike/,
    )
})

test('what is about a child is said in other words than a car, and stands apart; nothing is counted', async () => {
  const child = [
    { 'person-role': ['child-at-risk'], 'person-name': 'Ash Sample', 'person-born': '2013-01-02' },
  ]
  const shared = { ...SHARED, people: child, vehicles: [{ 'vehicle-plate': 'YQ61 DEF' }] }
  const first = await desk.tell(shared, { form: 'information-sharing' })
  const second = await desk.tell({ ...shared, vehicles: [] }, { form: 'information-sharing' })
  const car = await desk.tell({ ...CAR, plate: 'YQ61DEF', place: 'somewhere' })
  const section = linkedIn(await pageOf(someone(nadia), one(first)))
  const [about, context] = section.split('A place, a vehicle, a number, an account or an adult')
  assert.match(about ?? '', /A child may be named in both/)
  assert.match(about ?? '', /A child with the same name and the same date of birth: Ash Sample/)
  assert.match(about ?? '', new RegExp(second))
  assert.doesNotMatch(about ?? '', new RegExp(car))
  assert.match(context ?? '', new RegExp(car))
  assert.doesNotMatch(
    section.replace(/<[^>]*>/g, ' '),
    /\b(score|risk level|matches|\d+ (links|times|reports))\b/i,
  )
})

test('only who sees both sees that they may be linked: no other team, no lead of another school, no teller, no officer', async () => {
  const plate = 'YQ71 GHJ'
  const car = (by?: StaffClient) =>
    desk.tell(
      { ...SHARED, vehicles: [{ 'vehicle-plate': plate }], people: [] },
      { form: 'information-sharing', ...(by ? { by } : {}) },
    )
  const [ours, theirs] = [await car(someone(teller)), await car(someone(otherTeller))]
  const worry = await desk.tell({ ...ME, about: 'child-known', 'vehicle-named': plate })
  assert.ok(worry)
  // Police see both; each lead one, told in their own school.
  assert.match(linkedIn(await pageOf(someone(nadia), one(ours))), new RegExp(theirs))
  for (const [who, own, other] of [
    [lead, ours, theirs],
    [otherLead, theirs, ours],
  ] as const) {
    assert.match(linkedIn(await pageOf(someone(who), one(own))), /Nothing that is named here/)
    assert.doesNotMatch(await pageOf(someone(who), links(own)), new RegExp(other))
    assert.equal((await someone(who).get(links(other))).status, 404)
    const refused = await someone(who).post(links(own), { do: 'refuse', other, why: 'Guessed' })
    assert.equal(refused.status, 404, 'what is guessed looks as if it were not there')
  }
  for (const who of [teller, otherTeller, officer, dana]) {
    assert.equal((await someone(who).get(one(ours))).status, 404)
    assert.equal((await someone(who).get(links(ours))).status, 404)
  }
  assert.doesNotMatch(await pageOf(someone(teller), `/my-concerns/${ours}`), new RegExp(theirs))
})

test('one is refused with a reason, seen so from both sides, and taken back; every turn stays', async () => {
  const told = () => desk.tell({ ...CAR, plate: 'YQ81 KLM', place: 'there' })
  const [first, second] = [await told(), await told()]
  assert.equal(
    (await someone(nadia).post(links(second), { do: 'refuse', other: first, why: '' })).status,
    422,
  )
  const why = 'Cloned plate: the owner was abroad.'
  assert.equal((await someone(nadia).post(links(second), { do: 'refuse', other: first, why })).status, 303)
  assert.equal(
    (await someone(nadia).post(links(second), { do: 'refuse', other: first, why })).status,
    303,
    'sent twice',
  )
  assert.match(linkedIn(await pageOf(someone(nadia), one(second))), /Nothing but what was said not to be/)
  const page = await pageOf(someone(nadia), links(first))
  assert.match(page, /Said not to be linked[\s\S]*Cloned plate: the owner was abroad\.[\s\S]*Nadia Brisk/)
  assert.equal((await someone(nadia).post(links(first), { do: 'take-back', other: second })).status, 303)
  assert.match(linkedIn(await pageOf(someone(nadia), one(second))), new RegExp(first))
  assert.deepEqual(await desk.owner('select turn from link_refusal order by at'), [
    { turn: 'refused' },
    { turn: 'taken-back' },
  ])
  assert.doesNotMatch(JSON.stringify(await desk.owner('select * from link_refusal')), /Cloned/)
})

test('many that may be linked stand on pages, each with all that can be said of it', async () => {
  const told = () => desk.tell({ ...CAR, plate: 'YQ04 STU', place: 'anywhere' })
  const all: string[] = []
  for (let i = 0; i < 28; i++) all.push(await told())
  const last = all.at(-1) ?? ''
  const first = await pageOf(someone(nadia), links(last))
  assert.match(first, /Pages of what may be linked/)
  const second = await pageOf(someone(nadia), `${links(last)}?page=2`)
  const seen = (page: string) => all.filter((reference) => page.includes(`>${reference}</a>`))
  assert.deepEqual([seen(first).length, seen(second).length], [25, 2])
  const [other = ''] = seen(second)
  const fault = await someone(nadia).post(links(last), { do: 'refuse', other, why: '' })
  assert.equal(fault.status, 422)
  assert.deepEqual(seen(await fault.text()), seen(second), 'on the page on which it was written')
})

test('the database itself gives links only to who sees both, reads no token out, and keeps every refusal', async () => {
  const told = (by?: StaffClient) =>
    desk.tell(
      { ...SHARED, vehicles: [{ 'vehicle-plate': 'YQ91 NPR' }], people: [] },
      { form: 'information-sharing', ...(by ? { by } : {}) },
    )
  const [ours, theirs] = [
    await idOf(await told(someone(teller))),
    await idOf(await told(someone(otherTeller))),
  ]
  const run = (text: ReturnType<typeof sql>) => desk.database.transaction(desk, (tx) => text.execute(tx))
  const found = async (concern: string, team: string, reader: string) =>
    (await run(sql`select concern_id from linked_mentions(${concern}::uuid, ${team}::uuid, ${reader}::uuid)`))
      .rows
  const [police, firstContact] = [await teamOf('police'), await teamOf('first-contact')]
  const people = {
    nadia: someone(nadia).personId,
    dana: someone(dana).personId,
    lead: someone(lead).personId,
  }
  assert.equal((await found(ours, police, people.nadia)).length, 1)
  // Not in the team; in a team that does not see it; a lead who sees one of the two.
  assert.equal((await found(ours, police, people.dana)).length, 0)
  assert.equal((await found(ours, firstContact, people.dana)).length, 0)
  const [leads] = await desk.owner<{ id: string }>(
    `select g.team_id as id from concern_grant g where g.concern_id = $1 and g.capacity = 'lead'`,
    [ours],
  )
  assert.equal((await found(ours, leads?.id ?? '', people.lead)).length, 0)
  // A transaction of somebody else asks in nobody’s name but theirs.
  const asAnother = desk.database.transaction({ ...desk, actor: people.dana }, (tx) =>
    sql`select from linked_mentions(${ours}::uuid, ${police}::uuid, ${people.nadia}::uuid)`.execute(tx),
  )
  assert.equal((await asAnother).rows.length, 0)
  for (const statement of [
    'select token from mention_token',
    'update link_refusal set sealed = null',
    'delete from link_refusal',
  ])
    await assert.rejects(run(sql.raw(statement)), /permission denied/, statement)
  const refuse = (team: string, by: string) =>
    run(sql`insert into link_refusal (partnership_id, concern_id, other_id, team_id, turn, sealed, by)
      select ${desk.partnershipId}::uuid, least(a, b), greatest(a, b), ${team}::uuid, 'refused', '\\x00', ${by}::uuid
      from (select ${ours}::uuid as a, ${theirs}::uuid as b) as pair`)
  await assert.rejects(refuse(leads?.id ?? '', people.lead), /only who sees both/)
  await assert.rejects(refuse(police, people.dana), /only who sees both/)
  await refuse(police, people.nadia)
})
