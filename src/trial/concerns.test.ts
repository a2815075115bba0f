import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { startDatabase, type TestDatabase } from '../../test/scaffold/database.ts'
import { packOf } from '../../test/scaffold/service.ts'
import { addTrialPeople } from '../accounts/index.ts'
import { compiledForms } from '../concern/index.ts'
import { caseCounts } from '../desk/cases/count-queries.ts'
import { aboutStep, openStepSealing } from '../desk/index.ts'
import { mayNow, type Step, stateOf } from '../desk/rules/state.ts'
import { findWordsToAvoid, type Pack } from '../pack/index.ts'
import { seeded, walk } from '../questionnaire/index.ts'
import { membersOf, openTeams } from '../teams/index.ts'
import { incidentsOf } from './concerns/incidents.ts'
import { planWork } from './concerns/plan-work.ts'
import { notReserved } from './concerns/reserved.ts'
import { toldOf } from './concerns/tell-concerns.ts'
import { loadTrial, removeTrial } from './index.ts'

const TODAY = '2026-11-23'
const MORNING = new Date(`${TODAY}T09:00:00Z`)
const SIZE = { seed: 1, months: 18, people: 160, asOf: TODAY }
const key = randomBytes(32)

let base: TestDatabase
let pack: Pack
before(async () => {
  pack = await packOf('durham')
  base = await startDatabase()
})
after(() => base?.stop())

const toldWith = (of: Pack, seed: number, n = Number.POSITIVE_INFINITY) =>
  incidentsOf(of, { ...SIZE, seed })
    .slice(0, n)
    .map((incident) => ({ incident, told: toldOf(of, incident, seed, null) }))

test('the same seed tells the same, another one something else', () => {
  const words = (seed: number) =>
    toldWith(pack, seed, 40).map(({ told }) => told && [told.answers, told.source, told.now])
  assert.deepEqual(words(3), words(3))
  assert.notDeepEqual(words(3), words(4))
})

for (const name of ['durham', 'example'])
  test(`whatever is told is whole, blames no child, and names nothing that somebody could have: ${name}`, async () => {
    const of = await packOf(name)
    const avoid = findWordsToAvoid(of.words)
    const seen = { phones: 0, plates: 0, addresses: 0 }
    for (const { told } of toldWith(of, 1)) {
      assert.ok(told)
      const all = { ...told.answers, ...told.source }
      const compiled = compiledForms(of).get(told.form)?.compiled
      assert.ok(compiled)
      for (const { questions, page, item } of walk(compiled, all, told.allocation, told.now).pages) {
        const given = (item === undefined ? all : (all[page.id] as object[])[item]) as Record<string, unknown>
        for (const { id, required } of questions)
          assert.ok(!required || given[id] !== undefined, `${told.form}/${id}`)
      }
      const text = JSON.stringify([all, told.mentions])
      assert.deepEqual(notReserved(text), [])
      assert.deepEqual(avoid(text), [])
      seen.phones += /07700 900|01632 960/.test(text) ? 1 : 0
      seen.plates += /\b[A-Z]Q\d\d\b/.test(text) ? 1 : 0
      seen.addresses += /example\.org/.test(text) ? 1 : 0
    }
    assert.ok(Math.min(...Object.values(seen)) > 20, JSON.stringify(seen))
  })

test('a number, a plate or an address that somebody could have is found', () => {
  for (const one of ['07911 123456', 'AB51 KDN', 'DH1 5UL', 'a@durham.gov.uk', '0191 496 0000'])
    assert.equal(notReserved(`He said ${one} to us.`).length, 1, one)
})

test('every harm is done to girls and to boys, and no harm belongs to one ethnicity', () => {
  const all = incidentsOf(pack, SIZE)
  for (const harm of ['sexual', 'criminal', 'violence', 'online']) {
    const children = all.filter(({ harmer }) => harmer.harm === harm).flatMap(({ children: list }) => list)
    for (const gender of ['girl', 'boy']) {
      const share = children.filter((child) => child.gender === gender).length / children.length
      assert.ok(share > 0.2 && share < 0.8, `${harm} ${gender} ${share}`)
    }
    assert.ok(new Set(children.map(({ ethnicity }) => ethnicity)).size >= 3, harm)
  }
})

test('there is something to find: one plate told by many in halves, one child noticed by five colleagues', () => {
  const told = incidentsOf(pack, SIZE)
    .filter(({ harmer, soft }) => harmer.id === 'silver-hatchback' || soft !== null)
    .map((incident) => ({ incident, told: toldOf(pack, incident, 1, null) }))
  const half =
    told[0] &&
    incidentsOf(pack, SIZE)
      .find(({ harmer }) => harmer.id === 'silver-hatchback')
      ?.harmer.plate?.slice(0, 4)
  assert.ok(half)
  const naming = told.filter(({ told: one }) =>
    one?.mentions.some(({ kind, said }) => kind === 'vehicle' && said.plate?.startsWith(half)),
  )
  assert.ok(naming.length >= 20, String(naming.length))
  const soft = told.filter(({ incident }) => incident.soft !== null)
  assert.equal(new Set(soft.map(({ incident }) => incident.teller?.name)).size, 5)
  assert.equal(new Set(soft.map(({ incident }) => incident.children[0]?.name)).size, 1)
})

test('no team does what it may not', () => {
  const now = new Date(`${TODAY}T00:00:00Z`)
  const me = { id: 'a', name: 'Ada' }
  const allowed = {
    claimed: 'claim',
    acknowledged: 'acknowledge',
    replied: 'reply',
    asked: 'reply',
    noted: 'record',
    decided: 'decide',
    supported: 'record',
    referenced: 'record',
    became: 'became',
    closed: 'close',
  } as const
  const kinds = new Set<string>()
  for (const receives of ['first-contact', 'exploitation', 'police', 'lado', 'early-help', 'lead'] as const)
    for (const capacity of ['receiver', 'copy', 'lead'] as const)
      for (let n = 0; n < 25; n++) {
        const toldAt = new Date(now.getTime() - n * 3 * 86_400_000 - 3_600_000)
        const due = new Date(toldAt.getTime() + 86_400_000)
        const standing = {
          receives,
          capacity,
          toldAt,
          openDue: due,
          acknowledgeDue: due,
          decideDue: due,
          mayReply: n % 2 === 0,
          kept: false,
          late: false,
          gender: null,
        }
        const { did } = planWork(pack, standing, now, seeded(`${receives}/${capacity}/${n}`))
        const steps: Step[] = []
        for (const { kind, what = null, how = null, at, text = null } of did) {
          kinds.add(kind)
          assert.ok(at <= now)
          assert.ok(
            mayNow(stateOf(steps), { capacity, receives, me: me.id })[allowed[kind]],
            `${receives} ${capacity} ${kind}`,
          )
          steps.push({
            sequence: steps.length + 1,
            kind,
            what,
            how,
            person: kind === 'claimed' ? me : null,
            by: me,
            at,
            text,
          })
        }
      }
  assert.ok(kinds.size >= 8)
})

test('inboxes show what is due today, some of it late, most of it closed; no letter is written; and all of it goes again', async () => {
  const inside = <Value>(work: Parameters<typeof base.database.transaction<Value>>[1]) =>
    base.database.transaction({ partnershipId: base.partnershipId }, work)
  await inside(addTrialPeople)
  await inside((tx) => openTeams(tx, { pack, production: false }))
  const rows = async () =>
    Object.fromEntries(
      await Promise.all(
        [
          'concern',
          'concern_source',
          'mention',
          'mention_token',
          'concern_grant',
          'concern_clock',
          'concern_notice',
          'notice_letter',
          'receipt',
          'message',
          'desk_step',
          'desk_case',
          'same_child',
          'letter',
          'trial_row',
        ].map(
          async (table) =>
            [
              table,
              (await base.owner<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n,
            ] as const,
        ),
      ),
    ) as Record<string, number>
  const empty = await rows()
  assert.equal(
    await loadTrial({
      database: base.database,
      partnershipId: base.partnershipId,
      pack,
      key,
      seed: 1,
      today: TODAY,
    }),
    'loaded',
  )
  const there = await rows()
  assert.equal(there.concern, incidentsOf(pack, SIZE).length)
  assert.equal(there.receipt, there.concern)
  assert.equal(there.letter, empty.letter)
  assert.equal(there.same_child, 2)
  await inside(async (tx) => {
    const { teams } = await openTeams(tx, { pack, production: false })
    for (const receives of ['first-contact', 'exploitation', 'police']) {
      const team = teams.find((one) => one.receives === receives)
      assert.ok(team)
      const me = (await membersOf(tx, team.id))[0]?.personId as string
      const { all, open, closed, overdue } = await caseCounts(tx, { teamIds: [team.id], me, now: MORNING })
      assert.ok(
        closed > 0.75 * all && open >= 2 && overdue > 0 && overdue <= open,
        JSON.stringify({ receives, all, open, closed, overdue }),
      )
    }
    const lead = teams.find((one) => one.receives === 'lead')
    const { open } = await caseCounts(tx, { teamIds: [lead?.id ?? ''], me: lead?.id ?? '', now: MORNING })
    assert.ok(open >= 5)
  })
  const reasons = await base.owner<{
    concern: string
    team: string
    n: number
    kind: string
    sealed: Buffer
  }>(
    'select concern_id as concern, team_id as team, sequence as n, kind, sealed from desk_step where sealed is not null',
  )
  const step = openStepSealing(key, base.partnershipId)
  assert.ok(reasons.filter(({ kind }) => kind === 'decided').length > 20)
  for (const { concern, team, n, sealed } of reasons)
    assert.match(step.unseal(sealed, aboutStep(concern, team, n)) ?? '', /\w/, 'the desk reads it')
  await inside(removeTrial)
  assert.deepEqual(await rows(), empty)
})
