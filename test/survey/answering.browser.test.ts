import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Instrument } from '../../src/pack/index.ts'
import { closeWave } from '../../src/survey/waves/change-wave.ts'
import { waveById } from '../../src/survey/waves/queries.ts'
import {
  expectAccessible,
  expectNothingAmiss,
  expectValidHtml,
  openBrowser,
  screenshot,
  type TestBrowser,
} from '../browser/browser.ts'
import { openedWave } from '../scaffold/answer-wave.ts'
import { type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let browser: TestBrowser
before(async () => {
  const clock = (): Date => new Date('2026-11-23T10:00:00Z')
  ;[service, browser] = await Promise.all([startStaffService({ clock }), openBrowser()])
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

const counted = async (wave: string): Promise<number> =>
  (
    await service.owner<{ n: number }>(`select count(*)::int as n from survey_response where wave_id = $1`, [
      wave,
    ])
  )[0]?.n ?? 0

/** Answers a page as somebody would who takes what stands first. */
const answerPage = async (page: Page): Promise<void> => {
  for (const group of await page.locator('.govuk-radios, .govuk-checkboxes').all()) {
    await group.locator('input[type=radio], input[type=checkbox]').first().check()
  }
  const box = page.locator('textarea')
  if (await box.count()) await box.fill('Please put a light in the park.')
  const number = page.locator('main input[type=text]:visible')
  if (await number.count()) await number.first().fill('5')
}

const isReview = (page: Page): Promise<boolean> =>
  page.getByRole('heading', { level: 1, name: 'Check your answers' }).isVisible()

const begin = async (page: Page, code: string): Promise<void> => {
  await page.goto(`/answer/${code}`)
  await page.getByRole('button', { name: 'Start' }).click()
}

/** From the first question to "Check your answers"; what is looked at on the way is up to the caller. */
const goThrough = async (page: Page, look: (n: number) => Promise<void> = async () => {}): Promise<void> => {
  for (let n = 1; n < 40; n++) {
    await look(n)
    if (await isReview(page)) return
    await answerPage(page)
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  throw new Error('The journey did not end.')
}

/** What a page is made of, in the browser. */
const KIND = `['h1', '.govuk-radios', '.govuk-checkboxes', '.es-scale', '.es-story', 'textarea', 'dl', '[data-behaviour]',
  '[data-aria-controls]'].filter((one) => document.querySelector('main ' + one)).join() + document.querySelectorAll('fieldset').length`

for (const [width, javaScript] of [
  [360, false],
  [1280, true],
] as const) {
  /** Each kind of page is looked at once, whoever is asked. */
  const seen = new Set<string>()
  for (const audience of ['children', 'parents', 'practitioners'])
    test(`${audience} answer ${width} px wide, ${javaScript ? 'with' : 'without'} JavaScript: each page is valid and accessible`, async () => {
      const { id, code } = await openedWave(service, service.pack, audience)
      const page = await browser.newPage({ width, javaScript, baseURL: service.url })
      let sent: Promise<string> = Promise.resolve('')
      page.on('response', (response) => {
        if (response.url().includes('/answer/')) sent = response.text().catch(() => '')
      })
      const sound = async (name: string): Promise<void> => {
        await screenshot(page, `answer-${audience}-${width}-${name}`)
        const kind = await page.evaluate(KIND)
        if (seen.has(String(kind))) return
        seen.add(String(kind))
        await expectAccessible(page)
        await expectValidHtml(await sent, name)
        const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number
        assert.ok(wide <= width, `${name} is ${wide} px wide`)
      }
      await page.goto(`/answer/${code}`)
      await sound('start')
      await page.getByRole('button', { name: 'Start' }).click()
      await goThrough(page, (n) => sound(String(n).padStart(2, '0')))
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByRole('heading', { level: 1, name: 'Sent' }).waitFor()
      await sound('sent')
      assert.equal(await counted(id), 1)
      assert.deepEqual(await page.context().cookies(), [])
      expectNothingAmiss(page)
    })
}

/** An address before the service whose connections can be cut, as a phone's are. */
const cuttable = async (): Promise<{
  url: string
  cut: (when: 'before' | 'after') => void
  close: () => void
}> => {
  const { port } = new URL(service.url)
  let cutting: 'before' | 'after' | undefined
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes) => {
      if (cutting === 'before' && bytes.includes('POST')) near.destroy()
      else far.write(bytes)
    })
    // What was sent arrives, and what is answered does not.
    far.on('data', (bytes) => (cutting === 'after' ? near.destroy() : near.write(bytes)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    cut: (when) => {
      cutting = when
      // The next request is answered by a new connection, and whole.
      setTimeout(() => {
        cutting = undefined
      }, 1500)
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** What is sent is looked at here, not what is asked: two questions, one of them with somebody's own words. */
const shortSurvey = (): Instrument => {
  const children = service.pack.instruments.get('children') as Instrument
  return {
    ...children,
    questions: children.questions.filter(({ item }) => item === 'age-band' || item === 'comments'),
  }
}

const toReview = async (javaScript: boolean, baseURL = service.url): Promise<{ page: Page; id: string }> => {
  const { id, code } = await openedWave(service, service.pack, 'children', { instrument: shortSurvey() })
  const page = await browser.newPage({ width: 360, javaScript, baseURL })
  page.setDefaultTimeout(8000)
  await begin(page, code)
  await goThrough(page)
  return { page, id }
}

const sentHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sent' })

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with JavaScript' : 'without JavaScript'

  test(`pressed twice, reloaded and gone back to: one row, ${how}`, async () => {
    const { page, id } = await toReview(javaScript)
    await page.getByRole('button', { name: 'Send' }).dblclick()
    await sentHeading(page).waitFor()
    assert.equal(await counted(id), 1)
    await page.reload()
    await sentHeading(page).waitFor()
    assert.equal(await counted(id), 1)
    // The page before is kept by no browser, since somebody's own words are on it: Back finds nothing to send again.
    await page.goBack().catch(() => undefined)
    assert.equal(await page.getByText('light in the park').count(), 0)
    assert.equal(await counted(id), 1)
  })

  for (const when of ['before', 'after'] as const)
    test(`the connection is cut ${when} the answers arrive: sent again, they count once, ${how}`, async () => {
      const line = await cuttable()
      try {
        const { page, id } = await toReview(javaScript, line.url)
        line.cut(when)
        await page.getByRole('button', { name: 'Send' }).click({ noWaitAfter: true })
        await page.waitForTimeout(1600)
        assert.equal(await counted(id), when === 'after' ? 1 : 0)
        // A browser keeps what was typed on the page that it came from, or offers to send the form once more.
        await page.reload().catch(() => undefined)
        if (!(await sentHeading(page).isVisible())) {
          await page.goBack().catch(() => undefined)
          await page.getByRole('button', { name: 'Send' }).click()
        }
        await sentHeading(page).waitFor()
        assert.equal(await counted(id), 1)
      } finally {
        line.close()
      }
    })

  test(`Back in the page goes a page back with what was answered, and on again, ${how}`, async () => {
    const { code } = await openedWave(service, service.pack, 'children')
    const page = await browser.newPage({ width: 360, javaScript, baseURL: service.url })
    await begin(page, code)
    const first = await page.getByRole('heading', { level: 1 }).innerText()
    await answerPage(page)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Back' }).click()
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), first)
    assert.equal(await page.locator('input[type=radio]').first().isChecked(), true)
    await page.getByRole('button', { name: 'Continue' }).click()
    assert.notEqual(await page.getByRole('heading', { level: 1 }).innerText(), first)
    await page.goBack()
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), first, 'the browser’s own Back')
  })
}

test('an answer is changed from "Check your answers", and that is where it leads back to', async () => {
  const { page } = await toReview(false)
  await page.getByRole('button', { name: /^Change.*How old/ }).click()
  await page.locator('input[type=radio]').nth(2).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.equal(await isReview(page), true)
  assert.match(await page.locator('.govuk-summary-list').first().innerText(), /16 and 17/)
})

test('a survey that is closed meanwhile says that nothing was sent; to who comes later, that it has ended', async () => {
  const { page, id } = await toReview(false)
  await service.database.transaction({ partnershipId: service.partnershipId }, async (tx) => {
    const wave = await waveById(tx, id)
    if (wave) await closeWave(tx, wave, '2026-11-23', null)
  })
  await page.getByRole('button', { name: 'Send' }).click()
  assert.match(await page.locator('main').innerText(), /nothing of them was kept/)
  await expectAccessible(page)
  await screenshot(page, 'answer-closed-meanwhile')
  assert.equal(await counted(id), 0)
  const { code } = await openedWave(service, service.pack, 'parents', {
    firstDay: '2026-11-01',
    lastDay: '2026-11-02',
  })
  await page.goto(`/answer/${code}`)
  assert.match(await page.locator('main').innerText(), /This survey has ended/)
  await expectAccessible(page)
  await expectValidHtml(await (await fetch(page.url())).text(), 'answer-closed')
  await screenshot(page, 'answer-closed')
})
