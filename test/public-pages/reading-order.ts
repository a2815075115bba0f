/// <reference lib="dom" />
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

interface Thing {
  readonly role: string
  readonly name: string
  readonly level: number
  readonly depth: number
}

/** The accessibility tree, in its order: one thing a line, as `- heading "Early Signs" [level=1]`. */
const thingsIn = (snapshot: string): Thing[] =>
  snapshot.split('\n').flatMap((line) => {
    const [, indent = '', role = '', name = '', rest = ''] =
      /^( *)- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?(.*)$/.exec(line) ?? []
    const level = Number(/\[level=(\d)\]/.exec(rest)?.[1] ?? 0)
    return role && role !== 'text' ? [{ role, name, level, depth: indent.length / 2 }] : []
  })

const CONTROLS = [
  'link',
  'button',
  'radio',
  'checkbox',
  'textbox',
  'searchbox',
  'combobox',
  'option',
  'switch',
]

/** What a screen reader has of a page: landmarks, headings, names, and the order in which they come. */
export async function expectHeard(page: Page): Promise<void> {
  const things = thingsIn(await page.locator('body').ariaSnapshot())
  const top = things
    .filter(({ depth }) => depth === 0)
    .map(({ role, name }) => (name ? `${role} ${name}` : role))
  const first = top.filter((one) => !/^link (Leave this page quickly|Skip to main content)$/.test(one))
  assert.deepEqual(first.slice(0, 3), ['complementary Emergency', 'banner', 'complementary Trial copy'])
  for (const one of ['main', 'banner', 'contentinfo'])
    assert.equal(top.filter((role) => role === one).length, 1, `${one}: ${top.join(', ')}`)
  assert.equal(top.at(-1), 'contentinfo')

  const headings = things.filter(({ role }) => role === 'heading')
  assert.equal(headings.filter(({ level }) => level === 1).length, 1, 'one heading of level 1')
  assert.equal(headings[0]?.level === 1 || headings[0]?.name === 'There is a problem', true)
  const jumps = headings.filter(({ level }, i) => level - (headings[i - 1]?.level ?? level) > 1)
  assert.deepEqual(jumps, [], 'a heading is at most one level below the one before it')
  assert.deepEqual(
    headings.filter(({ name }) => !name),
    [],
    'a heading says something',
  )

  const controls = things.filter(({ role }) => CONTROLS.includes(role))
  assert.ok(controls.length > 5)
  assert.deepEqual(
    controls.filter(({ name }) => !name.trim()),
    [],
    'a control has a name',
  )
  const nameless = things.filter(
    ({ role, name }) => ['navigation', 'complementary', 'region'].includes(role) && !name,
  )
  assert.deepEqual(nameless, [], 'a landmark of a kind that may stand twice has a name')
}

/** A page is read in the order in which it is seen, at the width that the window has. */
export async function expectReadAsSeen(page: Page): Promise<void> {
  assert.deepEqual(await page.evaluate(readBackwards), [])
  assert.equal(await page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count(), 0)
}

/**
 * Where reading goes back: what comes next in the document stands wholly above without being to the right (another
 * column), or wholly to the left without being further down.
 */
export function readBackwards(): string[] {
  // What stays in sight while one scrolls is judged where it belongs.
  const sticky = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (one) => getComputedStyle(one).position === 'sticky',
  )
  for (const { style } of sticky) style.position = 'static'
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faults: string[] = []
  let last: { box: DOMRect; text: string; section: Element | null } | undefined
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const { parentElement } = node
    if (
      !text ||
      !parentElement?.checkVisibility() ||
      parentElement.closest('svg, textarea, .govuk-visually-hidden, .govuk-skip-link')
    )
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width < 2) continue
    const section = parentElement.closest('section')
    // Sections side by side are each read whole: then the order of their beginnings counts.
    const begins = section !== last?.section && last?.section && section?.getBoundingClientRect().top
    const inOrder = typeof begins === 'number' && begins > (last?.section?.getBoundingClientRect().top ?? 0)
    if (last && !inOrder) {
      const above = box.bottom <= last.box.top + 2 && box.left < last.box.right
      const before = box.right <= last.box.left + 2 && box.top < last.box.top - 4 && box.bottom > last.box.top
      if (above || before) faults.push(`“${text.slice(0, 40)}” is read after “${last.text.slice(0, 40)}”`)
    }
    last = { box, text, section }
  }
  for (const { style } of sticky) style.position = ''
  return faults
}
