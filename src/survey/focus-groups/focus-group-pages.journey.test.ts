import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  expectAccessible,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../../../test/browser/browser.ts'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { sampleText } from '../samples.fixture.ts'
import { FOCUS_GROUP_THEMES, FOCUS_GROUPS, focusGroupPath } from '../urls.ts'
import { addTo, fieldsOf, goThrough, text } from './going-through.fixture.ts'

let service: StaffService
let browser: TestBrowser
let officer: StaffClient
let sample: string
before(async () => {
  browser = await openBrowser()
  sample = await sampleText('focus-group-notes.txt')
  service = await startStaffService()
  officer = await service.signIn('partnership-officer', 'Olive Officer')
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

test('every page is accessible on a phone, and works by keys', async () => {
  const id = await addTo(officer, sample)
  const page = await browser.newPage({ width: 360, baseURL: service.url })
  await page.context().addCookies([...officer.cookies])
  const look = async (name: string, path: string) => {
    await page.goto(path)
    await expectValidHtml(await text(officer.get(path)), name)
    await expectAccessible(page)
    await screenshot(page, `focus-groups-${name}`)
  }
  await look('new', `${FOCUS_GROUPS}/new`)
  await look('notes', focusGroupPath(await addTo(officer), 'notes'))
  await look('telling', focusGroupPath(id, 'telling'))
  await officer.post(focusGroupPath(id, 'telling'), {
    line: '5',
    seen: '',
    answer: 'no-worry',
    words: 'We know his mum: a paper round',
  })
  await officer.post(focusGroupPath(id, 'telling'), {
    line: '8',
    seen: '',
    answer: 'told',
    words: 'First Contact, Tuesday 20:15',
  })
  await look('told', focusGroupPath(id, 'telling'))
  await look('names', focusGroupPath(id, 'names'))
  for (let i = 0; i < 3; i++) {
    const fields = fieldsOf(await text(officer.get(`${focusGroupPath(id, 'names')}?show=open`)))
    await officer.post(focusGroupPath(id, 'names'), { ...fields, show: 'open' })
  }
  await look('coding', focusGroupPath(id, 'coding'))
  await page.locator('.es-line input[type=checkbox]').first().focus()
  await page.keyboard.press('2')
  await page.keyboard.press('j')
  await page.keyboard.press('1')
  const [one, two] = await page
    .locator('.es-line')
    .evaluateAll((lines) =>
      lines.map((line) =>
        [...line.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value),
      ),
    )
  const themes = (service.pack.survey?.themes ?? []).map(({ id: theme }) => theme)
  assert.deepEqual([one, two], [[themes[1]], [themes[0]]])
  await Promise.all([page.waitForURL(/coding/), page.keyboard.press('s')])
  await goThrough(id, officer)
  await look('quotes', focusGroupPath(id, 'quotes'))
  await look('session', focusGroupPath(id))
  await look('sessions', FOCUS_GROUPS)
  await look('themes', FOCUS_GROUP_THEMES)
})
