import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeKey, openLock, takeBackup } from '../../src/backup/index.ts'
import {
  expectAccessible,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../browser/browser.ts'
import { until } from '../ground/service.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let administrator: StaffClient
let browser: TestBrowser

before(async () => {
  service = await startStaffService()
  administrator = await service.signIn('administrator', 'Ada Example')
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const see = async (): Promise<string> => (await administrator.get('/operations')).text()

async function pictured(name: string): Promise<void> {
  await expectValidHtml(await see(), `operations-${name}`)
  for (const [width, javaScript] of [
    [360, false],
    [1280, true],
  ] as const) {
    const page = await browser.newPage({ width, javaScript, baseURL: service.url })
    await page.context().addCookies([...administrator.cookies])
    await page.goto('/operations')
    await expectAccessible(page)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.ok(Number(over) <= 0, `${over} pixels too wide at ${width}`)
    await screenshot(page, `operations-${name}-${width}`)
    await page.context().close()
  }
}

test('an administrator sees what runs, and what needs them; nobody else sees the page', async () => {
  await until(async () => /Processes that work[\s\S]{0,120}>\s*1\s*</.test(await see()))
  const page = await see()
  assert.match(page, /No backup has been made/)
  assert.match(page, /PostgreSQL[\s\S]{0,120}18\./)
  assert.doesNotMatch(page, /Ada Example[\s\S]*Ada Example/, 'but for who is signed in, nobody is named')
  await pictured('new')
  const officer = await service.signIn('partnership-officer', 'Olu Example')
  assert.equal((await officer.get('/operations')).status, 404)
})

test('a backup that was made is seen, and what failed or waits is told with what to do', async () => {
  const { recipient } = await makeKey()
  const lock = openLock({ recipients: [recipient] })
  assert.ok(lock.ok)
  const how = { encrypter: lock.value, software: 'test', rootKey: service.key }
  assert.ok((await takeBackup(service.ownerUrl, { ...how, file: `${service.folder}/whole.age` })).ok)
  assert.doesNotMatch(await see(), /No backup has been made/)
  assert.equal(
    (await takeBackup(service.ownerUrl, { ...how, file: `${service.folder}/no/such.age` })).ok,
    false,
  )
  // Work that nobody does.
  const nobody = `test.nobody/${service.partnershipId}`
  await service.owner(
    `insert into jobs.queue select (jsonb_populate_record(null::jobs.queue,
      to_jsonb(q) || jsonb_build_object('name', $1::text))).* from jobs.queue q where name like 'teams.watch/%'`,
    [nobody],
  )
  await service.owner(
    `insert into jobs.job (name, state, start_after) values ($1, 'retry', now() - interval '9 minutes')`,
    [nobody],
  )
  await service.owner(
    `insert into backup_run (partnership_id, kind, began_at, ended_at, outcome, reason, made_as)
      values ($1, 'drill', now() - interval '41 days', now() - interval '40 days', 'failed', 'disk-full', 'backup')`,
    [service.partnershipId],
  )
  const page = await see()
  assert.match(page, /The last attempt to make a backup failed/)
  assert.match(page, /The folder or the file was not there/)
  assert.match(page, /Work has waited for 9 minutes/)
  assert.match(page, /A job failed, and is tried again/)
  assert.match(page, /The last attempt to restore a backup failed/)
  await pictured('needs')
})
