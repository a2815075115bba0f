import { AssertionError } from 'node:assert'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from '../browser/browser.ts'
import { ROOT } from '../house/tree.ts'

interface Line {
  readonly page: string
  /** How often it was looked at: in each theme, at each width. */
  views: number
  /** Breaches that axe found, over all views. */
  faults: number
  /** Faults of the markup as it was sent. */
  markup_faults: number
}

const lines = new Map<string, Line>()

/** Runs a check and counts what it found, for the accessibility statement; a fault still fails the test. */
export async function counted(
  page: string,
  kind: 'view' | 'markup',
  check: () => Promise<void>,
): Promise<void> {
  const line = lines.get(page) ?? { page, views: 0, faults: 0, markup_faults: 0 }
  lines.set(page, line)
  if (kind === 'view') line.views++
  try {
    await check()
  } catch (problem) {
    const found = problem instanceof AssertionError && typeof problem.actual === 'number' ? problem.actual : 1
    if (kind === 'view') line.faults += found
    else line.markup_faults += found
    throw problem
  }
}

/** Where the statement reads them. */
const FILE = join(ROOT, 'src/guide/accessibility-results.json')

/** Writes them, where RESULTS=1 asks for it: an ordinary run changes no tracked file. */
export async function writeResults(themes: readonly string[], widths: readonly number[]): Promise<void> {
  if (process.env.RESULTS !== '1') return
  const results = {
    on: new Date().toISOString().slice(0, 10),
    with: {
      'axe-core': versionOf('axe-core'),
      'html-validate': versionOf('html-validate'),
      chromium: await browserVersion(),
    },
    themes,
    widths,
    pages: [...lines.values()],
  }
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`)
  // As every tracked file is written: without it the next run of the tests would refuse what this one wrote.
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/@biomejs/biome/bin/biome'),
    'format',
    '--write',
    FILE,
  ])
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version

async function browserVersion(): Promise<string> {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const version = page.context().browser()?.version() ?? ''
  await browser.close()
  return version
}
