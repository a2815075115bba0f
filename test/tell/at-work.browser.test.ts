/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageOf } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'
import { expectGood, go, screenshot } from '../scaffold/telling.ts'
import { comes, receiptOn, type Street, said, startStreet, WAYS } from './street.ts'

let street: Street
let tess: StaffClient
before(async () => {
  street = await startStreet()
  tess = await street.worker('professional', 'school', 'Tess Teller')
})
after(() => street?.stop())

/** What is answered wherever it is asked, by the words of the choice or the box. */
interface Case {
  readonly tick: readonly string[]
  readonly write: Readonly<Record<string, string>>
}

/** Fills in page after page, from its own words, up to “check your answers”; the pages that it came by. */
async function fillIn(page: Page, { tick, write }: Case): Promise<string[]> {
  const titles: string[] = []
  for (let i = 0; i < 45; i++) {
    const main = await said(page)
    titles.push((await page.textContent('h1'))?.trim() ?? '')
    if (main.includes('Check your answers')) return titles
    await answer(page, { tick, write })
    await go(page, 'Continue')
    // What an answer has opened on the same page.
    if (/^Error/.test(await page.title())) throw new Error(`${titles.at(-1)}: ${await said(page)}`)
  }
  throw new Error(`It does not end: ${titles.join(', ')}`)
}

async function answer(page: Page, { tick, write }: Case): Promise<void> {
  for (const group of await page.evaluate(choices)) {
    if (group.some(({ checked }) => checked)) continue
    const labels = group.map(({ label }) => label)
    // A page that must be answered and that this case says nothing of: what is least.
    const words = [...tick, 'No'].find((one) => labels.includes(one))
    const chosen = group.find(({ label }) => label === words)
    if (chosen) await page.locator(`[id="${chosen.id}"]`).check()
  }
  const review = page.getByRole('group', { name: 'When will it be looked at again?' })
  if (await review.count())
    for (const [part, number] of Object.entries({ Day: '12', Month: '12', Year: '2026' }))
      await review.getByLabel(part).fill(number)
  for (const { id, label } of await page.evaluate(emptyBoxes)) {
    const text = write[label]
    if (text !== undefined) await page.locator(`[id="${id}"]`).fill(text)
  }
}

/** The choices of each question on a page, in one look: one by one they would be hundreds. */
function choices(): { id: string; label: string; checked: boolean }[][] {
  return [...document.querySelectorAll('fieldset')].flatMap((group) => {
    const inputs = [...group.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')]
    const all = inputs.map(({ id, checked, labels }) => {
      return { id, checked, label: labels?.[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? '' }
    })
    return all.length > 0 ? [all] : []
  })
}

/** The boxes to write in that are empty, each label once. */
function emptyBoxes(): { id: string; label: string }[] {
  const seen = new Set<string>()
  return [
    ...document.querySelectorAll<HTMLInputElement>('input[type=text], input:not([type]), textarea'),
  ].flatMap(({ id, labels, value }) => {
    const label = labels?.[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    if (seen.has(label)) return []
    seen.add(label)
    return value === '' ? [{ id, label }] : []
  })
}

const COMMON: Case = {
  tick: [
    'A child at risk',
    'I saw or heard it',
    'Neither child nor family',
    'It was not safe to ask',
    'Neither knows',
    'Criminal exploitation or county lines',
  ],
  write: {
    Name: 'Kit Sample',
    'Why not with the child or the family?': 'It could warn him.',
    'Why have they not been told?': 'It could warn him.',
    'Who must not find out about this report?': 'His cousin',
    'A safe time': 'After three',
    'A safe way to make contact, and with whom': 'Tess, at school',
    'Does anybody need an interpreter or British Sign Language?': 'His mother, BSL',
    'Your reasons': 'He was threatened with a knife.',
    'What did First Contact advise, who said so and when?': 'Ann, today: go on watching.',
    'What will be done, by whom?': 'Tess talks with Kit each week.',
    'Who, what, where, when and how, in plain sentences': 'A man waits for Kit. She is promiscuous.',
    'What worries you, and what do you fear will happen if nothing changes?': 'That he takes Kit away.',
    'How does it affect the child?': 'Kit is afraid.',
    'To whom did you speak, and when?': 'Ann, at ten',
    'Where is the child now, and who is with them?': 'At school',
  },
}

/** From the start of a form, signed in: what is said before anything is typed, and the first page, with who they are. */
async function begin(page: Page, says: readonly string[]): Promise<void> {
  const start = await said(page)
  for (const words of [...says, 'You tell as Tess Teller', 'data controller', 'Nobody real receives'])
    assert.ok(start.includes(words), words)
  await go(page, 'Start')
  if (await page.getByLabel('Your name').count())
    assert.equal(await page.getByLabel('Your name').inputValue(), 'Tess Teller')
}

const kept = async (reference: string) => {
  const [one] = await street.owner<{ form: string; teams: string[]; anonymous: boolean }>(
    `select c.form, c.anonymous, array(select t.receives || ' ' || g.capacity from concern_grant g
        join team t on t.id = g.team_id where g.concern_id = c.id order by g.capacity desc, 1) as teams
      from concern c where c.reference = $1`,
    [reference],
  )
  return one
}

for (const way of WAYS)
  test(`a practitioner shares information from a draft that was left and found again, ${comes(way)}`, async () => {
    const page = await street.visit('/desk/tell/information-sharing', way, tess)
    await begin(page, ['It is not urgent'])
    await answer(page, { tick: ['Yes'], write: {} })
    // Nothing is sent without a name: what is missing is said, and the rest is kept.
    await page.getByLabel('Your name').fill('')
    await go(page, 'Continue')
    assert.ok((await said(page)).includes('Write your name'))
    await page.getByLabel('Your name').fill('Tess Teller')
    await go(page, 'Continue')
    // Left, and found again where it was left.
    const draft = new URL(page.url()).pathname
    await page.goto('/desk/tell')
    await page.locator(`a[href="${draft}"]`).click()
    await go(page, 'Add a person')
    await fillIn(page, { ...COMMON, tick: [...COMMON.tick, 'I am not sure'] })
    const review = await said(page)
    assert.ok(review.includes('Words to think about') && review.includes('promiscuous'))
    if (way.javaScript) await expectGood(page as never)
    await go(page, 'Send')
    const { reference } = await receiptOn(page)
    if (way.javaScript) await screenshot(page, `tell-at-work-sent-${way.width}`)
    assert.ok((await said(page)).includes('What I told'))
    const told = await kept(reference)
    assert.equal(told?.form, 'information-sharing')
    assert.equal(told?.anonymous, false)
    assert.ok(told?.teams.includes('police receiver') && told.teams.some((team) => team.startsWith('lead')))
    assert.ok((await pageOf(tess, '/my-concerns')).includes(reference))
    assert.equal((await tess.get(draft)).status, 404, 'the draft is gone')
  })

for (const [band, after] of [
  ['Significant', 'Go on to the referral'],
  ['Moderate', 'Ann, today: go on watching.'],
  ['Low', 'Tess talks with Kit each week.'],
] as const)
  for (const way of WAYS.filter(({ width, javaScript }) =>
    band === 'Significant' ? (width === 1280) === javaScript : width === 360 && javaScript,
  ))
    test(`an assessment with the band “${band}”, chosen with reasons and suggested by nothing, ${comes(way)}`, async () => {
      const page = await street.visit('/desk/tell/exploitation-assessment', way, tess)
      await begin(page, [
        'whatever else you find',
        'Anything sexual with a child under 13',
        'A child is in a car with adults whom nobody knows',
        'Nothing is added up',
      ])
      const titles = await fillIn(page, { ...COMMON, tick: [band, ...COMMON.tick, 'Not known'] })
      assert.equal(titles.includes('First Contact’s advice'), band === 'Moderate')
      assert.equal(titles.includes('Plan and review'), band === 'Low')
      const review = await said(page)
      assert.ok(!/\btotal\b|\bscore\b|points/i.test(review), 'no totals')
      if (band === 'Significant')
        assert.ok(
          review.includes('Telephone First Contact now') || review.includes('telephone First Contact now'),
        )
      if (band !== 'Significant') assert.ok(review.includes(after))
      if (band === 'Low') assert.ok(review.includes('2026'))
      await go(page, 'Send')
      const { reference } = await receiptOn(page)
      const told = await kept(reference)
      assert.equal(told?.teams[0], band === 'Low' ? 'exploitation receiver' : 'first-contact receiver')
      if (band !== 'Significant') return
      assert.ok((await said(page)).includes('Telephone first'))
      // The referral follows, with the people and the harm; it begins with a call too.
      await go(page, after)
      await begin(page, ['Telephone First Contact first', 'carried over'])
      const pages = await fillIn(page, {
        ...COMMON,
        tick: [
          'Protection: a child may be suffering significant harm, or be likely to',
          'No: it could put somebody at more risk',
          ...COMMON.tick,
        ],
      })
      assert.ok(pages.length > 5)
      const second = await said(page)
      for (const carried of ['Kit Sample', 'Criminal exploitation or county lines'])
        assert.ok(second.includes(carried), `${carried} is not in ${second.replace(/\s+/g, ' ')}`)
      assert.ok(second.includes('Telephone first'))
      if (way.javaScript) await expectGood(page as never)
      await go(page, 'Send')
      const sent = await receiptOn(page)
      assert.equal((await kept(sent.reference))?.teams[0], 'first-contact receiver')
      assert.ok((await said(page)).includes('Telephone first'))
      await go(page, 'Show what I sent, to print or save')
      assert.ok((await said(page)).includes('Kit Sample'))
    })
