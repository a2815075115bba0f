import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskService, pageOf, startDesk } from '../../../test/scaffold/desk.ts'
import type { StaffClient } from '../../../test/scaffold/staff.ts'
import { deleteOldDrafts } from './draft-queries.ts'

let desk: DeskService
before(async () => {
  desk = await startDesk()
})
after(() => desk?.stop())

const FORM = '/desk/tell/information-sharing'

/** The fields of a page that go with it unseen. */
const hidden = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  )

/** Begins a draft: its path without the page. */
const begin = async (who: StaffClient): Promise<string> => {
  const response = await who.post(FORM, { start: 'yes' })
  assert.equal(response.status, 303)
  return response.headers.get('location') ?? ''
}

const YOU = { _go: 'next', 'police-may-call': 'yes' }

/** Sends a page of a draft with what is typed into it, its own boxes as they stand. */
const typed = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input[^>]*class="govuk-input[^>]*>/g)].flatMap(([input]) => {
      const name = /name="([^"]+)"/.exec(input)?.[1]
      return name ? [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']] : []
    }),
  )

test('a draft is begun with name and agency filled in, saved at each page, and found again', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await begin(tess)
  const first = await pageOf(tess, path)
  assert.match(first, /value="Tess Teller"/)
  const saved = await tess.post(path, { ...hidden(first), ...typed(first), ...YOU })
  assert.equal(saved.status, 303)
  assert.equal(saved.headers.get('location'), `${path}?page=2`)
  const again = await pageOf(tess, path)
  assert.ok(again.includes('value="people"') && !again.includes('Your agency'), 'it goes on where they were')
  assert.match(await pageOf(tess, `${path}?page=1`), /value="Tess Teller"/)
  assert.match(await pageOf(tess, '/desk/tell'), new RegExp(path))
  const [row] = await desk.owner<{ sealed: Buffer; n: number }>(
    `select sealed, version as n from draft where set_config('app.actor', $1, false) <> ''`,
    [tess.personId],
  )
  assert.ok(row && row.n === 2 && !row.sealed.includes('Tess'))
})

test('nobody but whose it is finds a draft: not in its page, not under the application’s role', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const colleague = await desk.worker('professional', 'school', 'A colleague')
  const path = await begin(tess)
  const page = await pageOf(tess, path)
  assert.equal((await colleague.get(path)).status, 404)
  assert.equal((await colleague.get(`${path}/delete`)).status, 404)
  assert.equal((await colleague.post(`${path}/delete`)).status, 404)
  assert.equal((await colleague.post(path, { ...hidden(page), ...YOU })).status, 404)
  assert.ok(!(await pageOf(colleague, '/desk/tell')).includes(path))
  for (const actor of [undefined, colleague.personId]) {
    const seen = await desk.database.transaction(
      { partnershipId: desk.partnershipId, ...(actor ? { actor } : {}) },
      (tx) => tx.selectFrom('draft').select('id').execute(),
    )
    assert.deepEqual(seen, [])
  }
})

test('a second tab is told of the first, and neither is lost; a double click is one', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await begin(tess)
  const page = await pageOf(tess, path)
  const fields = { ...hidden(page), ...typed(page), ...YOU }
  assert.equal((await tess.post(path, fields)).status, 303)
  assert.equal((await tess.post(path, fields)).status, 303, 'the same once more')
  const other = await tess.post(path, { ...fields, 'your-telephone': '01632 960001' })
  assert.equal(other.status, 409)
  const told = await other.text()
  assert.match(told, /in another tab/)
  assert.ok(!(await pageOf(tess, `${path}?page=1`)).includes('01632 960001'))
  const over = { ...fields, 'your-telephone': '01632 960001', _over: hidden(told)._over ?? '' }
  assert.equal((await tess.post(path, over)).status, 303)
  assert.match(await pageOf(tess, `${path}?page=1`), /01632 960001/)
})

test('what is wrong in a page is told beside it, and nothing of it is saved', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await begin(tess)
  const page = await pageOf(tess, path)
  const wrong = await tess.post(path, { ...hidden(page), 'your-name': '', _go: 'next' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Write your name/)
  assert.match(await pageOf(tess, path), /value="Tess Teller"/)
})

test('sent, a draft is a concern of its teller, heard of by their lead, and is gone; twice is once', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await begin(tess)
  let page = await pageOf(tess, path)
  const answers: Record<string, string> = {
    'police-may-call': 'yes',
    significant: 'no',
    harms: 'unsure',
    'not-find-out': 'Nobody.',
    narrative: 'The same car waits at the gates each Friday.',
  }
  for (let i = 0; i < 30 && !page.includes('Check your answers'); i++) {
    const sent = await tess.post(path, {
      ...hidden(page),
      ...typed(page),
      ...answers,
      ...chosen(page),
      _go: 'next',
    })
    const text = await sent.clone().text()
    assert.equal(sent.status, 303, /error-message.*?<\/p>/s.exec(text)?.[0])
    page = await pageOf(tess, sent.headers.get('location') ?? '')
  }
  const last = { ...hidden(page), _go: 'send' }
  const sent = await tess.post(path, last)
  assert.equal(sent.status, 200)
  const receipt = await sent.text()
  const reference = /[2-9B-Z]{5}-[2-9B-Z]{5}/.exec(receipt)?.[0] ?? ''
  assert.ok(reference && receipt.includes('/my-concerns'))
  const twice = await (await tess.post(path, last)).text()
  assert.ok(twice.includes(reference) && twice.includes('Sent before'))
  assert.equal((await tess.get(path)).status, 404)
  assert.match(await pageOf(tess, '/my-concerns'), new RegExp(reference))
  const lead = await desk.worker('safeguarding-lead', 'school')
  assert.match(await pageOf(lead, '/lead'), new RegExp(reference))
  const gone = await tess.post(path, { ...hidden(page), narrative: 'And one thing <more>', _go: 'back' })
  assert.equal(gone.status, 409)
  assert.match(await gone.text(), /no longer here.*And one thing &lt;more&gt;/s)
})

test('a draft is deleted when that is asked for and confirmed, and when nobody touched it in the pack’s days', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await begin(tess)
  assert.match(await pageOf(tess, `${path}/delete`), /Delete this draft\?/)
  assert.equal((await tess.post(`${path}/delete`)).status, 303)
  assert.equal((await tess.get(path)).status, 404)

  const [kept, old] = [await begin(tess), await begin(tess)]
  await desk.owner(
    `update draft set expires_at = '2020-01-01' where set_config('app.actor', $1, false) <> '' and id = $2`,
    [tess.personId, old.split('/').at(-1)],
  )
  await desk.database.transaction(desk, deleteOldDrafts)
  const mine = await desk.database.transaction(
    { partnershipId: desk.partnershipId, actor: tess.personId },
    (tx) => tx.selectFrom('draft').select('id').execute(),
  )
  assert.deepEqual(
    mine.map(({ id }) => id),
    [kept.split('/').at(-1)],
  )
})

/** The first choice of every group that must be chosen from and that `answers` does not name. */
function chosen(page: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [input] of page.matchAll(/<input[^>]*type="(?:radio|checkbox)"[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1] ?? ''
    if (name in found || name === 'significant' || name === 'harms') continue
    found[name] = /value="([^"]+)"/.exec(input)?.[1] ?? ''
  }
  return found
}
