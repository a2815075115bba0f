import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { openMail } from '../../src/mail/index.ts'
import { exercisePath, SCENARIOS } from '../../src/practice/urls.ts'
import { LEARN_DONE } from '../../src/training/urls.ts'
import { expectAccessible } from '../browser/browser.ts'
import type { DeskService } from '../scaffold/desk.ts'
import { post, sealedIn } from '../scaffold/service.ts'

/** Letters as they were posted, the latest hundred. */
export const postedBy = (service: DeskService) => {
  const { key, partnershipId, url: publicUrl } = service
  const mail = openMail({ key, partnershipId, server: null, production: false, publicUrl })
  return service.database.transaction(service, (tx) => mail.letters(tx, { from: 0, most: 100 }))
}

/** Every row that asking, telling and ending have left, as text. */
export const keptOfTraining = async (service: DeskService): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      ['assignment', 'place', 'contact', 'completion', 'reminder', 'removal', 'ending'].map((name) =>
        service.owner(`select * from training_${name}`, []),
      ),
    ),
  )

/** Presses “Tell them” at the end of the shift. */
export const tellFrom = (service: At, page: string): Promise<Response> =>
  post(service.url + LEARN_DONE, { sealed: sealedIn(page), exercise: 'shift-hotels' })

/** Where the service listens. */
type At = { readonly url: string }

/** The first page of a practice that is begun by a link. */
async function begun({ url }: At, link: string, at: string, fields: Record<string, string>): Promise<string> {
  const start = await (await fetch(url + link)).text()
  const carried = /name="carried" value="([^"]+)"/.exec(start)?.[1] ?? ''
  assert.ok(carried, start.slice(0, 200))
  return (await post(url + at, { ...fields, carried })).text()
}

/** What is chosen on the way through the night desk. */
const CHOICES = ['papers', null, 'call-now', 'facts', 'write']

/** What somebody chose on that way, in ids and words: in no row, record, page or log. */
export const NEVER_TOLD = [
  'papers',
  'call-now',
  'facts',
  'no-papers',
  'end-seen',
  'Ask for ID',
  'Somebody saw',
]

/** Goes through a shift that was begun by a link, and gives the page of its end. */
export async function goThrough(service: At, link: string): Promise<string> {
  let page = await begun(service, link, exercisePath('shift-hotels'), { edition: 'all' })
  for (const choice of CHOICES) {
    const at = /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields = { sealed: sealedIn(page), at, ...(choice ? { choice } : { go: 'on' }) }
    page = await (await post(service.url + exercisePath('shift-hotels'), fields)).text()
  }
  return page
}

/** Goes through the shift as somebody does on a phone without scripts, asked before it too, shares it, presses “Tell them”, and gives what it says. */
export async function tellOnPhone(phone: Page, link: string): Promise<string> {
  await phone.goto(link)
  await expectAccessible(phone)
  await phone.getByLabel('Ask me three questions').check()
  await phone.locator('[name=edition]').click()
  await phone.getByRole('button', { name: 'Begin' }).click()
  for (const choice of CHOICES)
    await phone.locator(choice ? `[name=choice][value=${choice}]` : '[name=go][value=on]').click()
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Share my answers' }).click()
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Tell them' }).click()
  return (await phone.locator('main').textContent()) ?? ''
}

/** Closes so many of the four files of a round that was begun by a link, and gives the page of its end. */
export async function closeFiles(service: At, link: string, files: number): Promise<string> {
  let page = await begun(service, link, SCENARIOS, { set: 'first' })
  for (let i = 0; i < 40; i++) {
    const at = /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
    if (at === 'end') return page
    const closed = Number(at.split('.')[0]) + 1
    const fields = at.endsWith('.after')
      ? { go: closed < files ? 'on' : 'end' }
      : { worry: '8', harm: 'criminal', next: 'lead', words: 'Seen in a car.' }
    page = await (await post(service.url + SCENARIOS, { sealed: sealedIn(page), at, ...fields })).text()
  }
  throw new Error('The round did not end.')
}
