import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { trialOrganisation } from '../../src/accounts/index.ts'
import { readBack } from '../../src/pdf/read-back.fixture.ts'
import { CERTIFICATE_NEW } from '../../src/practice/urls.ts'
import { ASSIGNMENTS, assignmentPath, LEARN_DONE, NEW_ASSIGNMENT } from '../../src/training/urls.ts'
import { expectAccessible, openBrowser } from '../browser/browser.ts'
import { type DeskService, startDesk } from '../scaffold/desk.ts'
import { post, sealedIn } from '../scaffold/service.ts'
import type { StaffClient } from '../scaffold/staff.ts'
import {
  closeFiles,
  goThrough,
  keptOfTraining,
  NEVER_TOLD,
  postedBy,
  tellFrom,
  tellOnPhone,
} from './practise-by-link.ts'

/** An organisation asks its people to practise; what it sees, and what nobody ever sees. */
let service: DeskService
let lead: StaffClient
let otherLead: StaffClient
before(async () => {
  service = await startDesk()
  lead = await service.worker('safeguarding-lead', 'school', 'Lena Lead')
  otherLead = await service.worker('safeguarding-lead', 'police', 'Otto Other')
})
after(() => service?.stop())

const PEOPLE =
  'Ada Moss, ada@example.org, Night shift\nBen Holt, ben@example.org, Night shift\n\nCyd Lane; cyd@example.org'
const asked = (more: Record<string, string | string[]> = {}) =>
  lead.post(NEW_ASSIGNMENT, {
    modules: ['shift-hotels', 'shift-taxis'],
    within: 'two-weeks',
    people: PEOPLE,
    teams: 'Reception, 12',
    ...more,
  })

const letters = () => postedBy(service)

const tell = (page: string): Promise<Response> => tellFrom(service, page)
const rows = (sql: string) => service.owner<Record<string, unknown>>(sql, [])
let path: string
let links: string[]

test('a lead asks people by e-mail and a team by a link; what is wrong is told beside its field', async () => {
  assert.match(await (await lead.get(ASSIGNMENTS)).text(), /Nothing has been asked yet/)
  const wrong = await asked({
    modules: [],
    within: '',
    people: 'Ada, not-an-address\n',
    teams: 'Reception, many',
  })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  for (const says of [
    'Choose what they practise',
    'Choose by when',
    'Line 1: write a name',
    'Line 1: write a team',
  ])
    assert.ok(page.includes(says), says)
  assert.ok(page.includes('Ada, not-an-address'))
  assert.equal((await asked({ people: '', teams: '' })).status, 422)
  assert.equal((await asked({ people: `${PEOPLE}\nTwin, ada@example.org, X` })).status, 422)

  const done = await asked()
  assert.equal(done.status, 303)
  path = done.headers.get('location') ?? ''
  const seen = await (await lead.get(path)).text()
  assert.match(seen, /Night shift[\s\S]*Reception/)
  const own = [...seen.matchAll(/\/learn\/[\w-]+/g)].map(([link]) => link)
  assert.equal(own.length, 1, 'only the team’s link is for passing on')
  const posted = await letters()
  assert.equal(posted.length, 3)
  const to = (email: string) => posted.find((one) => one.to === email)?.text ?? ''
  links = [
    ...['ada', 'ben', 'cyd']
      .map((who) => to(`${who}@example.org`))
      .map((text) => /\/learn\/[\w-]+/.exec(text)?.[0] ?? ''),
    ...own,
  ]
})

test('somebody practises by their link, and only what they press is told: the day, and nothing chosen', async () => {
  const [ada = '', , , reception = ''] = links
  const end = await goThrough(service, ada)
  assert.match(end, /Tell .* that you have done it/)
  assert.deepEqual(
    await rows('select * from training_completion'),
    [],
    'nothing is told by coming to the end',
  )
  const told = await tell(end)
  assert.equal(told.status, 200)
  assert.match(await told.text(), /now sees that “Night desk” was gone through today/)
  assert.equal((await tell(end)).status, 200)
  assert.match(await (await fetch(service.url + reception)).text(), /counts one more of Reception/)
  const team = await goThrough(service, reception)
  await tell(team)
  await tell(team)
  await tell(await goThrough(service, reception))
  const completions = await rows(
    'select module, day::text, length(way_hash) as once from training_completion order by once',
  )
  assert.deepEqual(completions, [
    { module: 'shift-hotels', day: '2026-11-23', once: 0 },
    { module: 'shift-hotels', day: '2026-11-23', once: 16 },
    { module: 'shift-hotels', day: '2026-11-23', once: 16 },
  ])
  const everything = await keptOfTraining(service)
  const record = JSON.stringify(await rows('select * from audit_entry'))
  const pages = await (await lead.get(path)).text()
  for (const chosen of NEVER_TOLD) {
    assert.ok(!everything.includes(chosen), chosen)
    assert.ok(!record.includes(chosen), chosen)
    assert.ok(!pages.includes(chosen), chosen)
    assert.ok(!service.log().includes(chosen), chosen)
  }
  for (const name of ['Ada Moss', 'ada@example.org', ada.slice(7)]) {
    assert.ok(!everything.includes(name), `${name} is encrypted`)
    assert.ok(!record.includes(name), name)
    assert.ok(!service.log().includes(name), name)
  }
})

test('the page counts by team and tells people by name, in no order of merit; a certificate is theirs', async () => {
  const page = await (await lead.get(path)).text()
  const table = page.replace(/\s+/g, ' ')
  assert.match(table, /Night shift<\/th> <td[^>]*>0<\/td> <td[^>]*>2</)
  assert.match(table, /Reception<\/th> <td[^>]*>0<\/td> <td[^>]*>12</)
  const read = table.replace(/<[^>]+>/g, ' ').replace(/ +/g, ' ')
  assert.match(
    read,
    /Ada Moss Team Night shift Went through 1 of 2, on 23 November 2026 Certificate Night desk/,
  )
  assert.match(read, /Ben Holt Team Night shift Went through Not yet Certificate None yet/)
  assert.ok(
    page.indexOf('Ada Moss') < page.indexOf('Ben Holt') &&
      page.indexOf('Ben Holt') < page.indexOf('Cyd Lane'),
  )
  const place = /name="place" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const pdf = await lead.post(`${path}/certificate`, { place, module: 'shift-hotels' })
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  const { told } = readBack(new Uint8Array(await pdf.arrayBuffer()))
  assert.match(told.map(({ text }) => text).join(' '), /Ada Moss went through the practice Night desk/)
  assert.equal((await lead.post(`${path}/certificate`, { place, module: 'shift-taxis' })).status, 404)
})

test('practitioners’ files are asked for, told and certified as any other practice, when every file is closed', async () => {
  const made = await asked({ modules: 'scenarios-first', people: '', teams: 'Pastoral team, 8' })
  const at = made.headers.get('location') ?? ''
  const page = await (await lead.get(at)).text()
  assert.match(page, /Small notes, one child: Four files/)
  const link = /\/learn\/[\w-]+/.exec(page)?.[0] ?? ''
  const early = await closeFiles(service, link, 1)
  assert.match(early, /You can tell whoever asked you when every file is closed/)
  const exercise = 'scenarios-first'
  const told = (from: string, module = exercise) =>
    post(service.url + LEARN_DONE, { sealed: sealedIn(from), exercise: module })
  assert.equal((await told(early)).status, 400, 'one file of four is not all of it')
  const end = await closeFiles(service, link, 4)
  assert.equal((await told(end, 'scenarios-second')).status, 400)
  const form = end.slice(end.indexOf(`action="${LEARN_DONE}"`))
  assert.match(form, /Tell them/)
  const answer = await told(form)
  const done = await answer.text()
  assert.match(done, /now sees that “Small notes, one child: Four files” was gone through today/)
  // Who told first has a certificate too.
  const certificate = await post(service.url + CERTIFICATE_NEW, {
    sealed: sealedIn(done.slice(done.indexOf(`action="${CERTIFICATE_NEW}"`))),
    exercise,
    name: 'Ada Moss',
  })
  assert.match(await certificate.text(), /Ada Moss[\s\S]*Small notes, one child: Four files/)
  const counted = (await (await lead.get(at)).text()).replace(/\s+/g, ' ')
  assert.match(counted, /Pastoral team<\/th> <td[^>]*>1<\/td> <td[^>]*>8</)
  assert.deepEqual(await rows('select * from practice_answer'), [], 'nothing is shared by telling')
})

test('those who have not finished are reminded, once a day', async () => {
  assert.equal((await lead.post(`${path}/reminder`)).status, 303)
  assert.equal((await letters()).length, 6)
  await lead.post(`${path}/reminder`)
  assert.equal((await letters()).length, 6)
  assert.match(await (await lead.get(path)).text(), /Reminded today/)
})

test('whoever joins later is asked the same; who is asked already is told of beside the field', async () => {
  const more = `${path}/more`
  assert.match(await (await lead.get(path)).text(), /Ask more people/)
  assert.equal((await lead.get(more)).status, 200)
  const again = await lead.post(more, {
    people: 'Dee Ward, dee@example.org\nAda, ADA@example.org',
    teams: '',
  })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /Line 2: this e-mail address is asked already/)
  assert.equal((await lead.post(more, { people: '', teams: '' })).status, 422)
  const before = (await letters()).length
  assert.equal((await lead.post(more, { people: 'Dee Ward, dee@example.org', teams: '' })).status, 303)
  const posted = await letters()
  assert.equal(posted.length, before + 1)
  const [, link = ''] =
    /(\/learn\/[\w-]+)/.exec(posted.find(({ to }) => to === 'dee@example.org')?.text ?? '') ?? []
  assert.match(await (await fetch(service.url + link)).text(), /Night desk/)
  assert.match(await (await lead.get(path)).text(), /Dee Ward/)
})

test('another organisation sees nothing of it, nor does anybody who is no lead', async () => {
  assert.doesNotMatch(await (await otherLead.get(ASSIGNMENTS)).text(), /Night desk/)
  for (const at of [path, `${path}/end`, `${path}/more`]) assert.equal((await otherLead.get(at)).status, 404)
  for (const at of ['reminder', 'certificate', 'end', 'more'])
    assert.equal((await otherLead.post(`${path}/${at}`)).status, 404)
  assert.equal((await lead.get(assignmentPath('00000000-0000-4000-8000-000000000000'))).status, 404)
  const organisation = await service.database.transaction(service, (tx) => trialOrganisation(tx, 'police'))
  assert.equal((await asked({ organisation })).status, 303, 'of one’s only organisation, whatever is sent')
  assert.deepEqual(
    await rows(
      `select count(*)::int as n from training_assignment where organisation_id = '${organisation}'`,
    ),
    [{ n: 0 }],
  )
})

test('whoever has left is taken off: link, name and e-mail are gone, and they are not counted', async () => {
  const at = (await asked({ people: 'Fay Nye, fay@example.org, Kitchen' })).headers.get('location') ?? ''
  const toFay = async () => (await letters()).filter(({ to }) => to === 'fay@example.org')
  const [link = ''] = /\/learn\/[\w-]+/.exec((await toFay())[0]?.text ?? '') ?? []
  const end = await goThrough(service, link)
  const page = await (await lead.get(at)).text()
  const off = /href="([^"]+)">Take off the list<span[^>]*>: Fay Nye</.exec(page)?.[1] ?? ''
  assert.match(await (await lead.get(off)).text(), /Take Fay Nye off the list\?/)
  const [team] = await rows('select id from training_place where people = 12 order by id limit 1')
  for (const other of [off.replace(/[^/]+$/, `${team?.id}`), off.replace(at, path), `${at}/people/x`])
    assert.equal((await lead.post(other)).status, 404, other)
  assert.equal((await otherLead.post(off)).status, 404)
  assert.deepEqual([(await lead.post(off)).status, (await lead.post(off)).status], [303, 404])
  const left = (await (await lead.get(at)).text()).replace(/\s+/g, ' ')
  assert.doesNotMatch(left, /Fay Nye|Kitchen/)
  assert.match(left, /who goes through it twice counts twice/)
  assert.equal((await fetch(service.url + link)).status, 404)
  assert.equal((await tell(end)).status, 404, 'what was begun before tells nothing more')
  await lead.post(`${at}/reminder`)
  assert.equal((await toFay()).length, 1)
})

test('what is forged or of no link is refused; ended, links lead nowhere and names are gone', async () => {
  const plain = await goThrough(service, links[0] ?? '')
  for (const fields of [
    {},
    { sealed: sealedIn(plain), exercise: 'shift-taxis' },
    { sealed: 'x', exercise: 'shift-hotels' },
  ])
    assert.equal((await post(service.url + LEARN_DONE, fields)).status, 400)
  assert.equal((await fetch(`${service.url}/learn/nothing`)).status, 404)
  assert.equal((await lead.get(`${path}/end`)).status, 200)
  assert.equal((await lead.post(`${path}/end`)).status, 303)
  await lead.post(`${path}/end`)
  assert.equal((await lead.post(`${path}/more`, { people: 'Eve Ash, eve@example.org' })).status, 303)
  assert.equal((await fetch(service.url + (links[0] ?? ''))).status, 404)
  assert.equal((await tell(plain)).status, 404)
  const page = await (await lead.get(path)).text()
  assert.doesNotMatch(page, /Ada Moss|\/learn\//)
  assert.match(page, /Night shift/)
  const [left] = await rows(
    `select count(*)::int as n from training_contact c join training_place p on p.id = c.place_id where p.assignment_id = '${path.split('/').at(-1)}'`,
  )
  assert.equal(left?.n, 0)
})

test('a lead asks a team to practise; somebody goes through it by the link on a phone, and the team is counted without a name', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage({ width: 1280, baseURL: service.url })
  await page.context().addCookies([...lead.cookies])
  await page.goto(ASSIGNMENTS)
  await page.getByRole('button', { name: 'Ask people to practise' }).click()
  for (const chosen of ['shift-hotels', 'month']) await page.locator(`input[value="${chosen}"]`).check()
  await page.locator('#teams').fill('Reception, 12')
  await page.getByRole('button', { name: 'Ask them' }).click()
  await expectAccessible(page)
  const link = /\/learn\/[\w-]+/.exec(await page.content())?.[0] ?? ''

  const phone = await browser.newPage({ width: 360, javaScript: false, baseURL: service.url })
  assert.match(await tellOnPhone(phone, link), /now sees that “Night desk” was gone through today/)
  assert.deepEqual(await phone.context().cookies(), [])

  await page.reload()
  const row = page.getByRole('row', { name: /^Reception/ })
  assert.equal((await row.innerText()).replace(/\s+/g, ' ').trim(), 'Reception 1 12')
  assert.doesNotMatch((await page.locator('main').innerText()) ?? '', /papers|facts|call-now|Ask to see/i)
  await browser.close()
})
