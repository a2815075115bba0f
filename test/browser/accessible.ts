import { AssertionError } from 'node:assert'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import type { CDPSession, Page } from 'playwright-core'

const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/**
 * Stand outside every landmark in the GOV.UK template on purpose: each belongs to the whole page, and comes
 * before `main` so that the skip link passes it.
 */
const OUTSIDE_LANDMARKS = ['.govuk-skip-link', '.govuk-back-link', '.govuk-phase-banner', '.es-leave']

/**
 * Fails where axe finds a breach of WCAG 2.0 to 2.2, A and AA, or of its best practice, in the page as it
 * stands now. The content security policy stays on: the script is handed to the browser, not put into the page.
 */
export const expectAccessible = async (page: Page): Promise<void> => {
  const scriptless = (await page.evaluate(`matchMedia('(scripting: none)').matches`)) as boolean
  const violations = scriptless
    ? await whereScriptsRun(page, () => violationsOn(page))
    : await violationsOn(page)
  if (violations.length === 0) return
  throw new AssertionError({
    message: told(page.url(), violations),
    actual: violations.length,
    expected: 0,
    stackStartFn: expectAccessible,
  })
}

const violationsOn = async (page: Page): Promise<AxeResults['violations']> => {
  // A page that is looked at again, at another width or in other colours, has it already.
  if (!(await page.evaluate(`typeof globalThis.axe?.run === 'function'`)))
    await (await sessionOf(page)).send('Runtime.evaluate', { expression: AXE })
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(RULES)})`)) as AxeResults
  return violations
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** A debugging session, kept for as long as the page. */
const sessionOf = (page: Page): Promise<CDPSession> => {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

/**
 * Axe waits on timers, which never ring where scripts are off: they are let run while it looks. What the page itself
 * would have run was passed by as it was read, and is not made up for.
 */
const whereScriptsRun = async <Found>(page: Page, look: () => Promise<Found>): Promise<Found> => {
  const session = await sessionOf(page)
  const off = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value })
  // Only what this session itself has turned off it can turn on.
  await off(true)
  await off(false)
  try {
    return await look()
  } finally {
    await off(true)
  }
}

const CONFIGURATION = {
  checks: [
    {
      id: 'region',
      options: {
        regionMatcher: ['dialog', '[role=dialog]', '[role=alertdialog]', 'svg', ...OUTSIDE_LANDMARKS].join(
          ', ',
        ),
      },
    },
  ],
}

/** Half the size of what the package exports: each page reads it anew. */
const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const AXE = `${SOURCE};axe.configure(${JSON.stringify(CONFIGURATION)})`

const told = (url: string, violations: AxeResults['violations']): string =>
  [
    `${url} is not accessible:`,
    ...violations.flatMap(({ id, help, helpUrl, nodes }) => [
      `- ${help} (${id}, ${helpUrl})`,
      ...nodes.map(({ target, html, failureSummary }) =>
        [`  ${target.join(' ')}`, html.slice(0, 200), failureSummary?.replaceAll('\n', '\n    ')].join(
          '\n    ',
        ),
      ),
    ]),
  ].join('\n')
