import { AssertionError } from 'node:assert'
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

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
  const scriptless = await page.evaluate(`matchMedia('(scripting: none)').matches`)
  const judged = scriptless ? await twin(page) : page
  const violations = await violationsOn(judged)
  if (judged !== page) await judged.context().close()
  if (violations.length === 0) return
  throw new AssertionError({
    message: told(page.url(), violations),
    actual: violations.length,
    expected: 0,
    stackStartFn: expectAccessible,
  })
}

const violationsOn = async (page: Page): Promise<AxeResults['violations']> => {
  await page.evaluate(`${axe.source};axe.configure(${JSON.stringify(CONFIGURATION)})`)
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(RULES)})`)) as AxeResults
  return violations
}

/**
 * Axe waits on timers, which never ring where scripts are off. So the same document, at the same address and
 * size, is opened where axe can run but the page's own scripts still cannot. (A `noscript` shows in the first only.)
 */
const twin = async (page: Page): Promise<Page> => {
  const body = await page.content()
  const context = await page
    .context()
    .browser()
    ?.newContext({
      viewport: page.viewportSize(),
      colorScheme: (await page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`))
        ? 'dark'
        : 'light',
      reducedMotion: 'reduce',
    })
  if (context === undefined) throw new Error('The browser is closed.')
  const copy = await context.newPage()
  const headers = { 'content-security-policy': "script-src 'none'" }
  await copy.route('**/*', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ body, headers, contentType: 'text/html; charset=utf-8' })
      : route.continue(),
  )
  await copy.goto(page.url())
  return copy
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
