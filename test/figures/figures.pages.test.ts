import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { trialOrganisation } from '../../src/accounts/index.ts'
import { addTrialTeams } from '../../src/teams/index.ts'
import { removeTrial } from '../../src/trial/index.ts'
import { openBrowser, type TestBrowser } from '../browser/browser.ts'
import { expectGood } from '../browser/looking.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'
import { tellTheTown } from './told.ts'

const FIGURES = '/partnership/figures'
const PRIORITY = '/partnership/priorities/harm-outside-the-home'

let now = new Date('2026-11-23T10:00:00Z')
let service: StaffService
let officer: StaffClient
let worker: StaffClient
let browser: TestBrowser

before(async () => {
  service = await startStaffService({ clock: () => now })
  officer = await service.signIn('partnership-officer', 'Ada Example')
  const empty = await officer.get(FIGURES)
  assert.match(await empty.text(), /Nothing has been told yet/)
  await tellTheTown(service)
  await service.database.transaction(service, async (tx) => void (await addTrialTeams(tx, service.pack, [])))
  const council = await service.database.transaction(service, (tx) => trialOrganisation(tx, 'children'))
  worker = await service.signIn('first-contact', 'Fay Worker', undefined, council)
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const textOf = async (client: StaffClient, path: string, status = 200): Promise<string> => {
  const response = await client.get(path)
  assert.equal(response.status, status, path)
  return response.text()
}
const kept = () =>
  service.owner<{ half: string; shown: unknown; made_at: Date }>(
    'select half, shown, made_at from figure_half_year order by half',
  )

test('two who look first at once count once; whoever looks later sees the same', async () => {
  const [one, other] = await Promise.all([textOf(officer, FIGURES), textOf(officer, FIGURES)])
  assert.equal(one, other)
  const made = await kept()
  assert.deepEqual(
    made.map(({ half }) => half),
    ['2025-H1', '2025-H2', '2026-H1'],
  )
  now = new Date('2026-11-23T10:20:00Z')
  await textOf(officer, FIGURES)
  assert.deepEqual(await kept(), made)
  assert.equal(
    (await service.owner(`select 1 from audit_entry where action = 'figures.made'`)).length,
    3,
    'each is in the record once',
  )
})

test('the one difference that was planted is found, and no other', async () => {
  const page = await textOf(officer, FIGURES)
  assert.match(page, /Boys: help followed \d+% of what was told of them, and \d+% of what was told of others/)
  assert.match(page, /percentage points less often/)
  assert.equal(page.match(/es-alike--gap/g)?.length, 1)
  const { same_signs_same_response: alike } = JSON.parse(await textOf(officer, `${FIGURES}.json`))
  for (const grouping of ['age', 'ethnicity'])
    for (const { found } of alike[grouping]) assert.notEqual(found, 'gap', grouping)
  assert.match(page, /So few would mostly not have shown a difference below \d+ percentage points/)
  assert.match(page, /Too few to compare. That says nothing of whether there is a difference/)
})

test('who is not asked for a team or period that is not theirs sees nothing of it; bad input is not there', async () => {
  const own = await textOf(worker, FIGURES)
  assert.match(own, /First Contact ·/)
  assert.doesNotMatch(own, /The whole partnership|Same signs, same response/)
  for (const query of [
    'team=police',
    'team=all',
    'team=lead',
    'period=2031-H1',
    'period=2026-H3',
    `period=${'9'.repeat(5000)}`,
  ])
    await textOf(worker, `${FIGURES}?${query}`, 404)
  for (const query of ['team=__proto__', 'team=nobody', 'period=year-2025-H1', 'team=%27;--'])
    await textOf(officer, `${FIGURES}?${query}`, 404)
  await textOf(officer, `${FIGURES}?period=%00`)
  for (const role of ['safeguarding-lead', 'administrator', 'professional'] as const)
    await textOf(await service.signIn(role), FIGURES, 404)
  await textOf(await service.signIn('auditor'), `${FIGURES}?team=police`)
})

test('files hold what the page shows and no more, and who takes them is recorded', async () => {
  const csv = await textOf(officer, `${FIGURES}.csv?period=2026-H1`)
  const rows = csv.split('\r\n').map((line) => line.split(','))
  assert.deepEqual(rows[0]?.slice(-2), ['working_days', 'withheld'])
  for (const row of rows.slice(1)) {
    const count = row.find((cell, i) => i > 2 && /^\d+$/.test(cell))
    if (count !== undefined && row[2] !== 'soon')
      assert.ok(Number(count) > 5 || Number(count) === 0, row.join())
  }
  const workbook = await officer.get(`${FIGURES}.xlsx?team=first-contact`)
  assert.equal(
    Buffer.from(await workbook.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
  await textOf(worker, `${FIGURES}.csv?team=police`, 404)
  const taken = await service.owner<{ of_id: string; detail: object }>(
    `select of_id, detail from audit_entry where action = 'figures.taken' and actor_id = $1 order by id`,
    [officer.personId],
  )
  assert.deepEqual(
    taken.slice(-2).map(({ of_id, detail }) => [of_id, detail]),
    [
      ['2026-H1', { form: 'csv', team: 'all' }],
      ['year-2026-H1', { form: 'xlsx', team: 'first-contact' }],
    ],
  )
})

test('the priority and its report tell it as a source of its own', async () => {
  const page = await textOf(officer, PRIORITY)
  assert.match(page, /What was told to services/)
  assert.match(page, /Told before significant harm was feared<\/dt><dd>33% \(28% to 38%\)/)
  assert.match(await textOf(officer, `${PRIORITY}/report.md`), /Same|Boys: help followed/)
  assert.match(await textOf(await service.signIn('administrator'), PRIORITY), /Support was offered/)
})

test('pages are valid, accessible and within the window, on a phone and on a desk', async () => {
  const pages = { year: FIGURES, team: `${FIGURES}?period=2026-H1&team=first-contact`, priority: PRIORITY }
  for (const [name, path] of Object.entries(pages))
    await expectGood(browser, service.url, { name: `figures-${name}`, path, as: officer })
})

test('figures of invented concerns go with them', async () => {
  await service.database.transaction(service, removeTrial)
  assert.deepEqual(await kept(), [])
  assert.match(await textOf(officer, FIGURES), /Nothing has been told yet/)
})
