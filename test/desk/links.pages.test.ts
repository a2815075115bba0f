import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { CAR } from '../../src/concern/samples.fixture.ts'
import { expectAccessible, openBrowser, screenshot, type TestBrowser } from '../browser/browser.ts'
import { expectGood } from '../browser/looking.ts'
import { type DeskService, MONDAY, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let browser: TestBrowser
let dana: StaffClient
let nadia: StaffClient
let auditor: StaffClient
let administrator: StaffClient
let [first, second, third] = ['', '', '']

before(async () => {
  desk = await startDesk()
  browser = await openBrowser()
  desk.at(new Date('2026-03-02T15:20:00Z'))
  first = await desk.tell({ ...CAR, plate: 'YQ51 ABC' })
  desk.at(new Date('2026-09-14T09:05:00Z'))
  second = await desk.tell(SHARED, { form: 'information-sharing' })
  desk.at(MONDAY)
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  auditor = await desk.signIn('auditor', 'Ada Auditor')
  administrator = await desk.signIn('administrator')
  third = await desk.tell(
    { ...SHARED, narrative: 'The silver car again.', significant: 'yes' },
    { form: 'information-sharing' },
  )
})
after(async () => {
  await browser?.close()
  await desk?.stop()
})

/** The page as the steps leave it. */
const look = (
  name: string,
  as: StaffClient,
  path: string,
  steps?: (page: Page) => Promise<void>,
): Promise<void> => expectGood(browser, desk.url, { name: `desk-${name}`, path, as, ...(steps && { steps }) })

const one = (reference: string): string => `/desk/concerns/${reference}`

test('what may be linked: on the page of a concern, on its own page, refused with a reason in the browser and taken back', async () => {
  await look('linked', nadia, one(third))
  await look('links', nadia, `${one(third)}/links`)
  await look('links-fault', nadia, `${one(third)}/links`, async (page) => {
    await page.getByText(`It is not linked (${first})`).first().click()
    await page.getByRole('button', { name: 'Say that it is not linked' }).first().click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  })
  const page = await browser.newPage({ width: 360, javaScript: false, baseURL: desk.url })
  await page.context().addCookies([...nadia.cookies])
  await page.goto(one(third))
  await page.getByRole('link', { name: /All of them/ }).click()
  const card = page.locator('.es-linked', { hasText: first })
  await card.locator('summary').click()
  await card.getByLabel('Why not').fill('The keeper sold that car in April.')
  await card.getByRole('button', { name: 'Say that it is not linked' }).click()
  await page.getByText(`It is said that ${first} is not linked.`).waitFor()
  await page.getByRole('heading', { name: 'Said not to be linked' }).waitFor()
  await expectAccessible(page)
  await screenshot(page, 'desk-links-refused-360')
  await page.getByRole('button', { name: `Take back that ${first} is not linked` }).click()
  await page.getByText(`${first} may be linked again.`).waitFor()
  await page.context().close()
})

test('grading, by the police alone', async () => {
  const way = `${one(second)}/grading`
  await look('grading', nadia, way)
  const page = await browser.newPage({ width: 360, javaScript: false, baseURL: desk.url })
  await page.context().addCookies([...nadia.cookies])
  await page.goto(way)
  await page.getByRole('button', { name: 'Grade it so' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('2: Untested').check()
  await page.getByLabel('C: Known indirectly', { exact: true }).check()
  await page.getByLabel('C: Lawful sharing permitted with conditions').check()
  await page
    .getByLabel('Conditions', { exact: true })
    .fill('Take out the name of the street before it is passed on.')
  await page.getByRole('button', { name: 'Grade it so' }).click()
  await page.getByText('It is graded.').waitFor()
  await page.getByText('2-C-C').first().waitFor()
  await page.context().close()
  await look('graded', nadia, one(second))
  await look('grading-again', nadia, way)
})

test('opening what another team has, from the look-up to whoever looks at it afterwards', async () => {
  await look('open-more', dana, '/desk/open-more')
  const page = await browser.newPage({ width: 360, javaScript: false, baseURL: desk.url })
  await page.context().addCookies([...dana.cookies])
  await page.goto('/desk/open-more')
  await page.getByRole('button', { name: 'Look for it' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await expectAccessible(page)
  await screenshot(page, 'desk-open-more-fault-360')
  await page.getByLabel('A whole number plate').check()
  await page.getByLabel('What you look for').fill('yq51abc')
  await page.getByLabel('A child is missing').check()
  await page.getByLabel('Why you need to see it now').fill('He was last seen getting into this car at nine.')
  await page.getByRole('button', { name: 'Look for it' }).click()
  await page.getByRole('button', { name: `Open ${first} for 60 minutes` }).waitFor()
  await expectAccessible(page)
  await screenshot(page, 'desk-open-more-found-360')
  await page.getByRole('button', { name: `Open ${first} for 60 minutes` }).click()
  await page.getByText('You opened what another team has').waitFor()
  const opened = new URL(page.url()).pathname
  await page.context().close()
  await look('opened', dana, opened)
  await look('opened-told', nadia, one(first))
  await look('openings', auditor, '/desk/openings')
  const id = opened.split('/').at(-1)
  desk.at(new Date('2026-11-26T10:00:00Z'))
  auditor = await desk.signIn('auditor', 'Ada Auditor')
  administrator = await desk.signIn('administrator')
  await look('openings-late', auditor, '/desk/openings')
  await look('opening', auditor, `/desk/openings/${id}`)
  await auditor.post(`/desk/openings/${id}`, { finding: 'right', note: '' })
  await look('opening-found', auditor, `/desk/openings/${id}`)
  await look('openings-not-mine', administrator, '/desk/openings')
})

test('who may read who told', async () => {
  await look('who-may-read', administrator, '/desk/who-may-read')
  const told = await desk.tell({ ...CAR, place: 'elsewhere' })
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
  await look('source-not', nadia, `${one(told)}/source`)
})
