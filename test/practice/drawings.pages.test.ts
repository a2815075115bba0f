import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { DRAWINGS, drawingPath, PRACTICE_CHANGED, SCENARIOS, WRITING } from '../../src/practice/urls.ts'
import { openBrowser, type TestBrowser } from '../browser/browser.ts'
import { expectGood } from '../browser/looking.ts'
import { ROOT } from '../house/tree.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let officer: StaffClient
let browser: TestBrowser
before(async () => {
  service = await startStaffService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  officer = await service.signIn('partnership-officer', 'Ada Example')
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await service?.stop()
})

test('an officer sees each exercise drawn, with every step of it in words beside', async () => {
  for (const [name, path] of Object.entries({ all: DRAWINGS, one: drawingPath('a-lift-home') })) {
    await expectGood(browser, service.url, { name: `practice-drawing-${name}`, path, as: officer })
  }
  const page = await (await officer.get(drawingPath('a-lift-home'))).text()
  const { exercises } = service.pack.practice ?? { exercises: new Map() }
  for (const { id } of exercises.get('a-lift-home')?.steps ?? [])
    assert.equal(page.split(`>${id}</text>`).length - 1, 1, `${id} once: all versions have the same ways`)
  assert.match(page, /Every age/)
  const all = await (await officer.get(DRAWINGS)).text()
  for (const path of [PRACTICE_CHANGED, SCENARIOS, WRITING]) assert.ok(all.includes(`href="${path}"`), path)
  assert.equal((await officer.get(drawingPath('nothing'))).status, 404)
})

test('pack draw writes an SVG for each version, and says what it cannot draw', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'early-signs-drawn-'))
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'pack', 'draw', ...args])
  const { stdout } = await run(join(ROOT, 'packs/example'), '--svg', folder)
  assert.match(stdout, /the-new-phone, all\. Steps: 4\. Endings: 2\. Ways through: 2\./)
  assert.deepEqual((await readdir(folder)).toSorted(), ['shift-boat-hire-all.svg', 'the-new-phone-all.svg'])
  assert.match(await readFile(join(folder, 'the-new-phone-all.svg'), 'utf8'), /^<svg xmlns=.*end-asked/s)
  const lines = await run(join(ROOT, 'packs/example'))
  assert.match(lines.stdout, /at-lunch\n {2}– who gave you it\? → think/)
  await assert.rejects(run(join(ROOT, 'packs/example'), '--exercise', 'none'), { code: 2 })
  await rm(folder, { recursive: true })
})
