import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  expectAccessible,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../../test/browser/browser.ts'
import { type StaffService, startStaffService } from '../../test/scaffold/staff.ts'
import { type Mail, openMail } from '../mail/index.ts'
import { MAILBOX, sendAgainPath } from './urls.ts'

let service: StaffService
let browser: TestBrowser
let mail: Mail
before(async () => {
  ;[service, browser] = await Promise.all([startStaffService(), openBrowser()])
  mail = openMail({
    key: service.key,
    partnershipId: service.partnershipId,
    server: null,
    production: false,
    publicUrl: 'http://localhost',
  })
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const inside = <Value>(work: Parameters<typeof service.database.transaction<Value>>[1]) =>
  service.database.transaction({ partnershipId: service.partnershipId }, work)

test('without letters it says so; with them each is there to be read, its links to be followed', async () => {
  const officer = await service.signIn('partnership-officer')
  assert.match(await (await officer.get(MAILBOX)).text(), /No letter has been sent yet/)
  const text = 'Hello <b>Jo</b>,\n\nhttp://localhost:3000/join/abc is your way in.\n'
  await inside((tx) =>
    mail.post(tx, { to: 'jo@school.example', subject: 'Come in', text, about: 'invitation' }),
  )
  const page = await (await officer.get(MAILBOX)).text()
  assert.match(page, /Come in/)
  assert.match(page, /jo@school\.example/)
  assert.match(page, /&lt;b&gt;Jo/)
  assert.match(page, /<a class="govuk-link" href="http:\/\/localhost:3000\/join\/abc">/)
  const seen = await service.owner(`select from audit_entry where action = 'mailbox.seen'`)
  assert.equal(seen.length, 2)
})

test('nobody without a part in it sees it; only an administrator has a letter sent again', async () => {
  assert.equal((await (await service.signIn(null)).get(MAILBOX)).status, 404)
  const id = await inside((tx) =>
    mail.post(tx, { to: 'gone@school.example', subject: 'Refused', text: 'x', about: 'invitation' }),
  )
  await service.owner(
    `insert into letter_attempt (partnership_id, letter_id, outcome, reason, at) values ($1, $2, 'refused', 'EENVELOPE-550', now() + interval '1 minute')`,
    [service.partnershipId, id],
  )
  const [officer, administrator] = [
    await service.signIn('partnership-officer'),
    await service.signIn('administrator'),
  ]
  assert.doesNotMatch(await (await officer.get(MAILBOX)).text(), /Send again/)
  assert.equal((await officer.post(sendAgainPath(id))).status, 404)
  const page = await (await administrator.get(MAILBOX)).text()
  assert.match(page, /1 letter has not been delivered/)
  assert.match(page, /takes no letter for that address/)
  assert.equal((await administrator.post(sendAgainPath(id))).status, 303)
  assert.equal((await administrator.post(sendAgainPath('00000000-0000-4000-8000-000000000000'))).status, 303)
})

test('it is accessible on a phone and without scripts', async () => {
  const administrator = await service.signIn('administrator')
  const page = await browser.newPage({ width: 320, javaScript: true, baseURL: service.url })
  await page.context().addCookies([...administrator.cookies])
  await page.goto(MAILBOX)
  await expectAccessible(page)
  await expectValidHtml(await (await administrator.get(MAILBOX)).text())
  await screenshot(page, 'mailbox')
})
