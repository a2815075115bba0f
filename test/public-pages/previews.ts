import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { html } from '../../src/kit/html.ts'
import { openBrowser } from '../browser/browser.ts'
import { ROOT } from '../house/tree.ts'
import { startService } from '../scaffold/service.ts'
import { reach, STATES } from './states.ts'

/**
 * Every page and state as pictures, in both themes, with one page to look at them all: `npm run previews`, or
 * `npm run previews -- sign answer` for those whose name holds one of the words.
 */
const WIDTHS = [320, 390, 1280]
const THEMES = ['light', 'dark'] as const
const FOLDER = join(ROOT, 'test-pictures/previews')

const words = process.argv.slice(2)
const states = STATES.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
if (states.length === 0) {
  console.error(
    `No page or state is called ${words.join(' ')}. There are: ${STATES.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

await mkdir(FOLDER, { recursive: true })
const service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
const browser = await openBrowser()
for (const state of states) {
  for (const scheme of THEMES)
    for (const width of WIDTHS) {
      const page = await browser.newPage({ width, scheme, baseURL: service.url })
      await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
      await reach(page, state)
      await page.screenshot({
        path: join(FOLDER, picture(state.name, width, scheme)),
        fullPage: true,
        animations: 'disabled',
      })
      await page.context().close()
    }
  console.log(state.name)
}
await browser.close()
await service.stop()

const index = html`<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Early Signs: every page and state</title>
<style>body{font:16px sans-serif;margin:2em;background:#777;color:#fff}section>div{display:flex;gap:1em;align-items:start;overflow-x:auto}img{border:1px solid #333;max-height:90vh}a{color:#fff}</style>
<h1>Every page and state</h1>
<p>${states.map(({ name }) => html`<a href="#${name}">${name}</a> `)}</p>
${states.map(
  ({ name, path }) =>
    html`<section id="${name}"><h2>${name} <small>${path}</small></h2>${THEMES.map(
      (scheme) =>
        html`<div>${WIDTHS.map((width) => html`<a href="${picture(name, width, scheme)}"><img loading="lazy" src="${picture(name, width, scheme)}" alt="${name}, ${width} pixels, ${scheme}"></a>`)}</div>`,
    )}</section>`,
)}
</html>
`
await writeFile(join(FOLDER, 'index.html'), index.text)
console.log(join(FOLDER, 'index.html'))

function picture(name: string, width: number, scheme: string): string {
  return `${name}-${width}-${scheme}.png`
}
