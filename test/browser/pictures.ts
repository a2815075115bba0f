import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from '../house/tree.ts'

/**
 * Takes a picture to `test-pictures/NAME.png`, which git ignores, and gives its path: of the whole page, or for the
 * README (`readme: true`) of the window, which goes to `docs/pictures/NAME.png` instead when PICTURES=1 is set, so
 * that an ordinary run of the tests never changes a tracked file.
 */
export const screenshot = async (page: Page, name: string, { readme = false } = {}): Promise<string> => {
  const kept = readme && process.env.PICTURES === '1'
  const path = join(ROOT, kept ? 'docs/pictures' : 'test-pictures', `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: !readme, animations: 'disabled' })
  return path
}
