import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from '../house/tree.ts'

/**
 * A picture of the whole page in `test-pictures/NAME.png`, which git ignores, only where PICTURES=1 asks for it: nobody
 * looks at those of an ordinary run, of whose time they would be a tenth. One for the README (`readme: true`) is of the
 * window and always taken; PICTURES=1 puts it into `docs/pictures`, so that an ordinary run changes no tracked file.
 * Gives its path.
 */
export const screenshot = async (page: Page, name: string, { readme = false } = {}): Promise<string> => {
  const kept = process.env.PICTURES === '1'
  const path = join(ROOT, readme && kept ? 'docs/pictures' : 'test-pictures', `${name}.png`)
  if (!readme && !kept) return path
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: !readme, animations: 'disabled' })
  return path
}
