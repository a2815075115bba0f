import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { remindOwners } from '../../src/priority/index.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'
import { answeredWaves } from './evidence.ts'

const ALL = '/partnership/priorities'
const ONE = `${ALL}/harm-outside-the-home`
const NOW = new Date('2026-11-23T10:00:00Z')

let service: StaffService
let officer: StaffClient
let administrator: StaffClient

before(async () => {
  service = await startStaffService({ clock: () => NOW })
  await answeredWaves(service, service.pack)
  officer = await service.signIn('partnership-officer', 'Ada Example')
  administrator = await service.signIn('administrator', 'Ben Example')
})
after(async () => {
  await service.stop()
})

const text = async (client: StaffClient, path: string): Promise<string> => {
  const answer = await client.get(path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}

const planned = async (fields: Record<string, string> = {}): Promise<string> => {
  const id = randomUUID()
  const sent = {
    id,
    answers: 'measure:children/knows-whom-to-tell',
    says: 'Put up whom to tell',
    owner: 'A group',
    due: '2026-11-30',
    ...fields,
  }
  const answer = await officer.post(`${ONE}/actions/new`, sent)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), `${ONE}/actions/${id}`)
  return id
}

test('the page tells first what nobody acts on, keeps the two questions apart, and says what was not asked', async () => {
  const page = await text(officer, ONE)
  const at = (words: string): number => {
    assert.ok(page.includes(words), words)
    return page.indexOf(words)
  }
  assert.ok(at('Learning nobody acts on yet') < at('What it asks'))
  at('Are partners, children and their families aware')
  at('Are partners within County Durham aware')
  at('it leaves out children and young people, and parents and carers')
  at('Not asked')
  assert.match(page, /33% of children and young people said that they know who they would go to/)
  assert.match(page, /Up \d+ percentage points since March 2025 \(95% interval \d+ to \d+\)/)
  assert.match(page, /a change cannot be told from chance/)
  assert.doesNotMatch(page, /no change/i)
})

test('a planned action answers its learning, and one that is dropped gives it back', async () => {
  const finding = 'they know who they would go to'
  const untaken = async (): Promise<boolean> =>
    (await text(officer, ONE)).split('id="asked"')[0]?.includes(finding) === true
  assert.ok(await untaken())
  const id = await planned()
  assert.ok(!(await untaken()))
  const step = (step: string, taken: number, reason = '') =>
    officer.post(`${ONE}/actions/${id}`, { do: step, after: String(taken), reason })
  assert.equal((await step('begun', 0)).status, 303)
  assert.equal((await step('begun', 0)).status, 303, 'a double click is one step')
  assert.equal((await step('dropped', 1)).status, 422, 'dropping wants a reason')
  assert.equal((await step('done', 0)).status, 409, 'a tab that saw less cannot go over it')
  assert.equal((await step('dropped', 1, 'The group was dissolved')).status, 303)
  assert.ok(await untaken())
  const page = await text(administrator, `${ONE}/actions/${id}`)
  assert.match(page, /The group was dissolved/)
  const steps = await service.owner(
    'select step from priority_action_step where action_id = $1 order by sequence',
    [id],
  )
  assert.deepEqual(steps, [{ step: 'begun' }, { step: 'dropped' }])
})

test('a form that is sent twice plans one action; a day off is no day to be due', async () => {
  const id = await planned({ says: 'Only once' })
  assert.equal(
    (
      await officer.post(`${ONE}/actions/new`, {
        id,
        answers: 'gap',
        gap: 'g',
        says: 'Only once',
        owner: 'A',
        due: '2026-11-30',
      })
    ).status,
    303,
  )
  const rows = await service.owner(
    `select count(*)::int as n from priority_action_words where says = 'Only once'`,
  )
  assert.deepEqual(rows, [{ n: 1 }])
  const answer = await officer.post(`${ONE}/actions/new`, {
    id: randomUUID(),
    answers: '',
    says: '',
    owner: 'Kept words',
    email: 'none',
    due: '2026-12-25',
  })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  for (const fault of ['#answers', '#says', '#email', '#due'])
    assert.ok(page.includes(`href="${fault}"`), fault)
  assert.match(page, /25 December 2026 is no working day in England. The next one is 29 December 2026/)
  assert.match(page, /value="Kept words"/)
})

test('two tabs lose nothing: the second is shown both, and any version can be put back', async () => {
  const path = `${ONE}/words/why`
  const save = (seen: number, words: string) => officer.post(path, { seen: String(seen), words })
  assert.equal((await save(0, 'First tab')).status, 303)
  const second = await save(0, 'Second tab, written for long')
  assert.equal(second.status, 409)
  const page = await second.text()
  assert.match(page, /Second tab, written for long/)
  assert.match(page, /First tab/)
  assert.match(page, /name="seen" value="1"/)
  assert.equal((await save(1, 'Second tab, written for long')).status, 303)
  assert.equal((await officer.post(path, { seen: '2', back: '1' })).status, 303)
  const after = await text(administrator, path)
  assert.match(after, /put back from version 1/)
  assert.match(after, /As it began, from the pack/)
  assert.ok((await text(officer, ONE)).includes('First tab'))
  assert.equal((await save(3, '  ')).status, 422)
  assert.equal((await save(3, 'x'.repeat(4001))).status, 422)
})

test('a target has who and when, and is reached only where the interval says so', async () => {
  const of = 'parents/knows-whom-to-tell'
  const aim = (fields: Record<string, string>) => officer.post(`${ONE}/target`, { of, seen: '0', ...fields })
  assert.equal((await aim({ percent: '170', due: '2020-01-01' })).status, 422)
  assert.equal((await aim({ percent: '70', due: '2027-03-31' })).status, 303)
  assert.equal((await aim({ percent: '60', due: '2027-03-31' })).status, 409)
  assert.match(
    await text(officer, ONE),
    /Target: 70% by 31 March 2027, set by Ada Example on 23 November 2026.*Not reached yet/,
  )
  assert.equal((await officer.post(`${ONE}/target`, { of, seen: '1', none: 'yes' })).status, 303)
  assert.doesNotMatch(await text(officer, ONE), /Target: 70%/)
})

test('another priority can be begun in the browser, and everything wrong is told at once', async () => {
  const fields = {
    number: 'Priority Three',
    title: 'Missing from home',
    plan: 'The next plan',
    years: '2026-2029',
    owner: 'A group',
    headline: 'A wide question?',
    'headline-covers': ['children', 'parents'],
    scope: 'A narrow one?',
    'scope-covers': 'parents',
    definition: 'What',
    why: 'Why',
    how: 'How',
    measures: 'parents/knows-whom-to-tell',
  }
  const wrong = await officer.post(`${ALL}/new`, { ...fields, title: '', years: 'soon' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /href="#title".*href="#years"/s)
  assert.equal((await officer.post(`${ALL}/new`, fields)).headers.get('location'), `${ALL}/missing-from-home`)
  assert.match(await text(officer, `${ALL}/missing-from-home`), /A wide question\?/)
  assert.match(await text(officer, ALL), /Missing from home/)
})

test('the report goes out in four forms, is remembered as a release, and stays as it was given', async () => {
  const pdf = await officer.get(`${ONE}/report.pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.equal(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
  const released = () =>
    service.owner<{ n: number }>(
      `select count(*)::int as n from survey_release where made_for = 'board-report'`,
    )
  assert.deepEqual(await released(), [{ n: 6 }])
  const json = await (await officer.get(`${ONE}/report.json`)).json()
  assert.ok(json.known.length === 3 && json.trial)
  assert.match(
    await (await officer.get(`${ONE}/report.md`)).text(),
    /^# Harm outside the home: report to the board/,
  )
  assert.deepEqual(await released(), [{ n: 6 }], 'what was told is not told anew')
  const id = randomUUID()
  for (let i = 0; i < 2; i++) assert.equal((await officer.post(`${ONE}/report`, { id })).status, 303)
  const given = async () => (await officer.get(`${ONE}/given/${id}.json`)).text()
  const as = await given()
  await officer.post(`${ONE}/words/title`, { seen: '0', words: 'Another title' })
  assert.equal(await given(), as)
  assert.match(await text(officer, `${ONE}/given/${id}`), /As it was given by Ada Example/)
  assert.equal((await officer.get(`${ONE}/given/${randomUUID()}.pdf`)).status, 404)
  await officer.post(`${ONE}/words/title`, { seen: '1', back: '0' })
})

test('an owner is reminded once a week at most, and only of what is due', async () => {
  const soon = await planned({ says: 'Due soon', email: 'owner@example.org', due: '2026-11-30' })
  await planned({ says: 'Due later', email: 'owner@example.org', due: '2027-06-01' })
  await planned({ says: 'Nobody to tell', due: '2026-11-30' })
  const letters: { to: string; text: string }[] = []
  const remind = (now: string) =>
    service.database.transaction({ partnershipId: service.partnershipId }, (tx) =>
      remindOwners(tx, {
        pack: service.pack,
        now: new Date(now),
        post: async (_tx, letter) => String(letters.push(letter)),
      }),
    )
  assert.deepEqual([await remind('2026-11-23T08:00:00Z'), await remind('2026-11-27T08:00:00Z')], [1, 0])
  assert.deepEqual([letters[0]?.to, letters[0]?.text.includes('Due soon')], ['owner@example.org', true])
  assert.equal(await remind('2026-11-30T08:00:00Z'), 1)
  await officer.post(`${ONE}/actions/${soon}`, { do: 'done', after: '0' })
  assert.equal(await remind('2026-12-07T08:00:00Z'), 0)
})

test('an administrator reads and changes nothing; whoever has no role finds nothing; every change is on record', async () => {
  const nobody = await service.signIn(null)
  for (const path of [ALL, ONE, `${ONE}/report.pdf`, `${ONE}/actions`])
    assert.equal((await nobody.get(path)).status, 404)
  const page = await text(administrator, ONE)
  assert.doesNotMatch(page, /Plan an action|Set a target/)
  for (const [path, fields] of [
    [`${ONE}/words/why`, { seen: '0', words: 'Mine' }],
    [
      `${ONE}/actions/new`,
      { id: randomUUID(), answers: 'gap', gap: 'g', says: 's', owner: 'o', due: '2026-11-30' },
    ],
    [`${ONE}/target`, { of: 'parents/knows-whom-to-tell', seen: '0', percent: '50', due: '2027-01-29' }],
    [`${ONE}/report`, { id: randomUUID() }],
  ] as const)
    assert.equal((await administrator.post(path, fields)).status, 404, path)
  const recorded = await service.owner<{ action: string }>(
    `select distinct action from audit_entry where action like 'priority.%'`,
  )
  const actions = recorded.map(({ action }) => action)
  for (const wanted of [
    'written',
    'put-back',
    'target-set',
    'target-taken-back',
    'action-planned',
    'action-begun',
    'action-dropped',
    'report-taken',
    'report-given',
  ])
    assert.ok(actions.includes(`priority.${wanted}`), wanted)
})
