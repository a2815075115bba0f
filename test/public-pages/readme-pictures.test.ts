import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBrowser, screenshot, type TestBrowser } from '../browser/browser.ts'
import { ROOT } from '../house/tree.ts'
import { type Service, startService } from '../scaffold/service.ts'
import { reach, STATES } from './states.ts'

/** The README's pictures are of real pages: taken here, and kept with `PICTURES=1 npm test -- readme-pictures`. */
const PHONE = { width: 390, height: 780 }
const DESK = { width: 1280, height: 800 }
const PICTURES = [
  ['start', DESK],
  ['question-several', PHONE],
  ['answer-parent', PHONE],
  ['youngPeople', PHONE],
  ['noticed-answer', PHONE],
  ['trade', DESK],
  ['practice-choice', PHONE],
  ['practice-talk', PHONE],
  ['shift', PHONE],
  ['scenario-week', PHONE],
] as const

let service: Service
let browser: TestBrowser
before(async () => {
  service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

for (const [name, size] of PICTURES)
  test(`a picture of ${name} for the README`, async () => {
    const state = STATES.find((one) => one.name === name)
    assert.ok(state)
    const page = await browser.newPage({ width: size.width, baseURL: service.url })
    await page.setViewportSize(size)
    await reach(page, state)
    const path = await screenshot(page, `readme-${name}`, { readme: true })
    assert.ok((await readFile(path)).length < 300_000, 'a picture of the README weighs under 300 kB')
    await page.context().close()
    assert.ok((await readFile(join(ROOT, 'README.md'), 'utf8')).includes(`docs/pictures/readme-${name}.png`))
  })
