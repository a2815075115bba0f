/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { checkColours, contrast } from '../../src/pack/check/colours.ts'
import type { Pack } from '../../src/pack/index.ts'
import { openBrowser, screenshot, type TestBrowser } from '../browser/browser.ts'
import { packOf, type Service, startService } from '../scaffold/service.ts'
import { reach, STATES, type State } from './states.ts'

/** A pack's own colours by day and by night, forced colours, print, and less movement: nothing is lost in any. */
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

type Theme = Pack['partnership']['theme']
const state = (name: string): State => STATES.find((one) => one.name === name) as State

/** Words and what they stand on, as the style sheet calls them. */
const WORDS = ['--es-ink', '--es-quiet', '--es-accent-ink', '--govuk-link-visited-colour']
const GROUNDS = ['--es-paper', '--es-card', '--es-tint', '--es-danger-tint']
const PAIRS = [
  ...WORDS.flatMap((words) => GROUNDS.map((ground) => [words, ground] as const)),
  ['--es-on-accent', '--es-accent'],
  ['--es-on-danger', '--es-danger'],
  ['--es-accent-ink', 'color-mix(in srgb, var(--es-light) 16%, var(--es-card))'],
  ['--es-accent-ink', 'color-mix(in srgb, var(--es-accent-ink) 13%, var(--es-card))'],
  ['--es-on-accent', 'color-mix(in srgb, var(--es-accent) 84%, #000)'],
  ['--es-paper', '--es-ink'],
] as const

/** The colours as the browser makes them under each theme, `#rrggbb`. */
const coloursUnder = (page: Page, themes: readonly Theme[]): Promise<string[][][]> =>
  page.evaluate(
    ([themes, pairs]) => {
      const probe = document.body.appendChild(document.createElement('p'))
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      const shown = (colour: string): string => {
        probe.style.color = colour.startsWith('--') ? `var(${colour})` : colour
        if (!canvas) throw new Error('no canvas')
        canvas.fillStyle = getComputedStyle(probe).color
        canvas.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
        return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
      }
      const { style } = document.documentElement
      return themes.map((theme) => {
        for (const key of ['accent', 'accent_text', 'accent_dark', 'warm'] as const) {
          const name = `--es-${key.replace('_', '-')}`
          // "initial" is a property that is not there: the style sheet's own colour counts then.
          style.setProperty(name, theme[key] ?? 'initial')
        }
        return pairs.map((pair) => pair.map(shown))
      })
    },
    [themes, PAIRS] as const,
  )

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
const anyTheme: fc.Arbitrary<Theme> = fc.record(
  { accent: colour, accent_text: colour, accent_dark: colour, warm: colour },
  { requiredKeys: ['accent'] },
)

test('whatever colours `pack check` lets through can be read, by day and by night', async () => {
  const packs = await Promise.all(['durham', 'example'].map(packOf))
  const where = () => ({ file: 'partnership.yaml', line: 1 })
  const passes = (theme: Theme): boolean =>
    checkColours({
      partnership: { value: { ...service.pack.partnership, theme }, where },
    } as unknown as Parameters<typeof checkColours>[0]).length === 0
  const themes = [
    ...packs.map(({ partnership }) => partnership.theme),
    ...fc.sample(anyTheme, { numRuns: 20_000, seed: 7 }).filter(passes).slice(0, 400),
  ]
  assert.ok(themes.length > 100, `only ${themes.length} themes pass: too few to mean anything`)
  for (const scheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ scheme, baseURL: service.url })
    await page.goto('/about')
    const shown = await coloursUnder(page, themes)
    const faults = themes.flatMap((theme, i) =>
      PAIRS.flatMap((pair, j) => {
        const [words = '', ground = ''] = shown[i]?.[j] ?? []
        const found = contrast(words, ground)
        // The browser rounds once more than we do.
        return found >= 4.45
          ? []
          : [`${pair.join(' on ')}: ${words} on ${ground} is ${found.toFixed(2)}, ${JSON.stringify(theme)}`]
      }),
    )
    assert.deepEqual(faults.slice(0, 8), [], scheme)
    await page.context().close()
  }
})

describe('in forced colours', () => {
  for (const name of ['start', 'question-several', 'answer-parent', 'youngPeople'])
    test(`${name}: edges, icons and the focus are there`, async () => {
      const page = await browser.newPage({ width: 390, baseURL: service.url })
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
      await reach(page, state(name))
      await screenshot(page, `${name}-390-forced`)
      const faults = await page.evaluate(() => {
        const faults: string[] = []
        const canvas = getComputedStyle(document.body).backgroundColor
        const words = getComputedStyle(document.body).color
        for (const icon of document.querySelectorAll('main .es-icon'))
          if (getComputedStyle(icon).color === canvas || getComputedStyle(icon).stroke === canvas)
            faults.push(`an icon cannot be seen: ${icon.parentElement?.className}`)
        if (words === canvas) faults.push('words cannot be seen')
        for (const control of document.querySelectorAll<HTMLElement>(
          'a, button, input:not([type=hidden]), summary',
        )) {
          control.focus()
          if (document.activeElement !== control) continue
          const marks = [control, control.closest('.govuk-radios__item, .govuk-checkboxes__item')]
            .filter((one) => one !== null)
            .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::before')])
          const label = document.querySelector(`label[for="${control.id}"]`)
          if (label) marks.push(getComputedStyle(label, '::before'))
          const told = marks.some(
            ({ outlineStyle, outlineWidth }) =>
              outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
          )
          if (!told) faults.push(`the focus cannot be seen: ${control.outerHTML.slice(0, 100)}`)
        }
        const button = document.querySelector('.es-leave__button')
        if (button && Number.parseFloat(getComputedStyle(button).borderTopWidth) < 1)
          faults.push('no edge of the button')
        return faults
      })
      assert.deepEqual(faults, [])
      await page.context().close()
    })
})

test('on paper an answer is whole: folded parts open, nothing to tap, dark only where words are', async () => {
  const page = await browser.newPage({ width: 794, scheme: 'dark', baseURL: service.url })
  await reach(page, state('answer-parent'))
  await page.emulateMedia({ media: 'print' })
  await screenshot(page, 'answer-parent-794-print')
  const shown = (selector: string): Promise<boolean[]> =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.checkVisibility({ contentVisibilityAuto: true })))
  for (const gone of [
    '.es-leave',
    '.es-header__nav',
    '.es-no-print',
    '.govuk-skip-link',
    '.es-footer__links',
  ])
    assert.ok(
      (await shown(gone)).every((one) => !one),
      `${gone} is printed`,
    )
  for (const there of [
    '.es-emergency',
    '.es-answer',
    '.es-footer__door',
    'details:not([open]) .es-contact',
  ]) {
    const all = await shown(there)
    assert.ok(all.length > 0 && all.every(Boolean), `${there} is not printed`)
  }
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const [red = 0] = /\d+/.exec(ground) ?? []
  assert.ok(Number(red) > 240, `printed on ${ground}`)
  const pdf = await page.pdf({ format: 'A4' })
  assert.ok(pdf.length > 10_000)
  await page.context().close()
})

test('who asks for less movement sees none', async () => {
  for (const name of ['start', 'answer-parent']) {
    const page = await browser.newPage({ baseURL: service.url })
    await reach(page, state(name))
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) =>
          /[1-9]/.test(
            getComputedStyle(element).transitionDuration + getComputedStyle(element).animationDuration,
          ),
        ).length,
    )
    assert.equal(moving, 0)
    await page.context().close()
  }
})
