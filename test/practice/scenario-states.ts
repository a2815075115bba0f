import type { Page } from 'playwright-core'
import { SCENARIOS, WRITING } from '../../src/practice/urls.ts'
import type { State } from '../public-pages/states.ts'

/** Presses a button, and waits for the page that it leads to. */
const press = async (page: Page, button: string): Promise<void> => {
  await page.locator(button).first().click()
  await page.waitForLoadState()
}

/** Answers a file to its end, as somebody does who grows more worried; what it would write blames the child. */
export async function closeFile(page: Page): Promise<void> {
  for (let week = 0; week < 6; week++) {
    await page.locator(`input[name=worry][value="${Math.min(10, 2 + 2 * week)}"]`).check()
    if (await page.locator('input[name=harm]').count())
      await page.locator('input[name=harm][value=criminal]').check()
    if (await page.locator('input[name=next]').count())
      await page.locator('input[name=next][value=lead]').check()
    const last = (await page.locator('textarea').count()) > 0
    if (last) await page.locator('textarea').fill('Streetwise, and puts herself at risk.\nSeen in a car.')
    await press(page, '.es-file__asked button.govuk-button')
    if (last) return
  }
  throw new Error('The file did not end.')
}

const begun = (name: string, set: string, steps?: (page: Page) => Promise<void>, refused?: true): State => ({
  name,
  path: SCENARIOS,
  steps: async (page) => {
    await press(page, `button[name=set][value=${set}]`)
    await steps?.(page)
  },
  ...(refused ? { refused } : {}),
})

const written = (name: string, begin: 'draft' | 'own', note?: string, refused?: true): State => ({
  name,
  path: WRITING,
  steps: async (page) => {
    await press(page, `button[name=begin][value=${begin}]`)
    if (note !== undefined) await page.locator('textarea').fill(note)
    await press(page, 'button[name=go][value=look]')
  },
  ...(refused ? { refused } : {}),
})

/** Practitioners’ files, and words that are mended. */
export const SCENARIO_STATES: readonly State[] = [
  { name: 'scenarios', path: SCENARIOS },
  {
    name: 'scenario-before',
    path: SCENARIOS,
    steps: async (page) => {
      await page.locator('input[name=measure]').check()
      await press(page, 'button[name=set][value=first]')
    },
  },
  begun('scenario-week', 'second'),
  begun('scenario-fault', 'first', (page) => press(page, '.es-file__asked button.govuk-button'), true),
  begun('scenario-closed', 'first', closeFile),
  begun('scenario-end', 'second', async (page) => {
    await closeFile(page)
    await press(page, 'button[name=go][value=end]')
  }),
  { name: 'words', path: WRITING },
  written('words-found', 'draft'),
  written('words-mended', 'own', 'An adult sent a car, and took the child to a hotel.'),
  written('words-fault', 'own', '', true),
]
