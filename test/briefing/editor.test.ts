import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NO_EDITS } from '../../src/briefing/editing/edits.ts'
import { sentencesOf } from '../../src/briefing/editing/sentences.ts'
import type { Briefing } from '../../src/briefing/index.ts'
import { readSamples } from '../../src/briefing/samples.fixture.ts'
import { readBack, textOf } from '../../src/pdf/read-back.fixture.ts'
import type { Voices } from '../../src/survey/index.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let voices: Voices
let suggested: Briefing
let [ada, ben, admin] = [] as unknown as [StaffClient, StaffClient, StaffClient]

before(async () => {
  const samples = await readSamples()
  voices = samples.voices
  suggested = samples.briefing
  service = await startStaffService()
  ada = await service.signIn('partnership-officer', 'Ada Officer')
  admin = await service.signIn('administrator', 'Some Administrator')
})
after(() => service?.stop())

const file = (content: unknown = voices): Record<string, File> => ({
  voices: new File([typeof content === 'string' ? content : JSON.stringify(content)], 'voices.json'),
})
const begun = async (name: string): Promise<string> => {
  const reply = await ada.post('/partnership/briefings/new', { name }, file())
  assert.equal(reply.status, 303)
  return reply.headers.get('location') ?? ''
}
const ACTS = 'children/finding/would-act'
const save = (who: StaffClient, at: string, base: number, text: string, sentence = ACTS) =>
  who.post(`${at}/sentences`, { base: String(base), sentence, text, do: 'save' })
const text = async (reply: Response | Promise<Response>): Promise<string> => (await reply).text()

test('only officers see it: to everybody else there is no such page', async () => {
  const at = await begun('For officers')
  for (const path of [
    '/partnership/briefings',
    at,
    `${at}/parts/children`,
    `${at}/preview`,
    `${at}/versions/1`,
  ])
    assert.equal((await admin.get(path)).status, 404, path)
  assert.equal((await save(admin, at, 1, 'x')).status, 404)
})

test('alone, an officer may approve what they wrote, and the record says so', async () => {
  const at = await begun('Alone')
  await save(ada, at, 1, '82% would act.')
  assert.match(await text(ada.get(at)), /no other partnership officer/)
  assert.equal((await ada.post(`${at}/approval-request`, { version: '2', of: ada.personId })).status, 303)
  assert.equal((await ada.post(`${at}/approval`, { version: '2' })).status, 303)
  assert.match(await text(ada.get(at)), /There was no other officer/)
  ben = await service.signIn('partnership-officer', 'Ben Officer')
})

test('bad files are told apart, and nothing is begun', async () => {
  const few = structuredClone(voices) as unknown as { audiences: { children: { measures: { n: number }[] } } }
  const [measure] = few.audiences.children.measures
  assert.ok(measure)
  measure.n = 9
  const faults: [unknown, RegExp][] = [
    ['{', /is not the voices\.json/],
    ['null', /is not the voices\.json/],
    [{ ...voices, audiences: { children: { measures: [] } } }, /is not the voices\.json/],
    [{ ...voices, partnership: { ...voices.partnership, id: 'elsewhere' } }, /of another partnership/],
    [few, /of so few people/],
  ]
  for (const [content, what] of faults) {
    const reply = await ada.post('/partnership/briefings/new', { name: 'Bad' }, file(content))
    assert.equal(reply.status, 422)
    assert.match(await reply.text(), what)
  }
  const reply = await ada.post('/partnership/briefings/new', { name: '  ' }, {})
  assert.equal(reply.status, 422)
  assert.match(await reply.text(), /Give it a name/)
  assert.doesNotMatch(await text(ada.get('/partnership/briefings')), /Bad/)
})

test('an empty sentence, too many words, a megabyte, forged ids: refused, and what was typed is kept', async () => {
  const at = await begun('Refused')
  const empty = await save(ada, at, 1, '  ')
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Write a sentence/)
  const long = await save(ada, at, 1, 'word '.repeat(41))
  assert.equal(long.status, 422)
  assert.match(await long.text(), /It has 41 words; at most 40[\s\S]*word word word/)
  assert.equal((await save(ada, at, 1, 'x'.repeat(1_000_000))).status, 413)
  const nowhere = at.replace(/[0-9a-f]{12}$/, '000000000000')
  for (const [path, fields] of [
    [`${at}/sentences`, { base: '1', sentence: 'nobody/said/this', text: 'x', do: 'save' }],
    [`${at}/sentences`, { base: '99', sentence: ACTS, text: 'x', do: 'save' }],
    [`${at}/sentences`, { base: '1', sentence: 'referrals/0/when', text: 'x', do: 'hide' }],
    [`${at}/sentences`, { base: '1', sentence: 'easy/tell/0', text: '', do: 'hide' }],
    [`${at}/sentences`, { base: '1', sentence: ACTS, text: 'x', do: 'delete' }],
    [`${nowhere}/sentences`, { base: '1', sentence: ACTS, text: 'x', do: 'save' }],
    [`${at}/comments`, { sentence: 'nobody', comment: 'x' }],
    [`${at}/comments/${at.slice(-36)}/settled`, {}],
    [`${at}/choices`, { base: '1', part: 'signs', resource: 'x' }],
    [`${at}/versions/7`, { base: '1' }],
  ] as const)
    assert.equal((await ada.post(path, fields)).status, 404, path)
  assert.match(await text(ada.get(at)), /Version 1,/)
  const quote = sentencesOf(suggested, NO_EDITS).find(({ evidence }) => evidence.kind === 'quote')?.id ?? ''
  assert.equal((await save(ada, at, 1, 'Other words', quote)).status, 404)
})

test('two tabs: other sentences are put together, the same one shows both texts and keeps them', async () => {
  const at = await begun('Two tabs')
  assert.equal((await save(ada, at, 1, 'Ada wrote this.')).status, 303)
  assert.equal((await save(ben, at, 1, 'Ben wrote the title', 'front/title')).status, 303)
  const clash = await save(ben, at, 1, 'Ben wrote this.')
  assert.equal(clash.status, 409)
  const page = await clash.text()
  assert.match(page, /Ada wrote this\./)
  assert.match(page, /Ben wrote this\./)
  const now = await text(ada.get(`${at}/preview`))
  assert.match(now, /Ada wrote this\./)
  assert.match(now, /Ben wrote the title/)
  assert.equal((await save(ben, at, 3, 'Ben wrote this.')).status, 303)
  const both = await text(ada.get(`${at}/versions/4?with=2`))
  assert.match(both, /Before<\/h4><p>Ada wrote this[\s\S]*After<\/h4><p>Ben wrote this/)
  assert.equal((await ada.post(`${at}/versions/2`, { base: '4' })).status, 303)
  const back = await text(ada.get(`${at}/preview`))
  assert.match(back, /Ada wrote this\./)
  assert.doesNotMatch(back, /Ben wrote/)
  assert.match(await text(ada.get(`${at}/versions`)), /Went back to version 2/)
})

test('many saving at the same moment: each sentence is a version, none is lost', async () => {
  const at = await begun('At once')
  const ids = sentencesOf(suggested, NO_EDITS).filter(({ part, editable }) => part === 'overview' && editable)
  const replies = await Promise.all(ids.map(({ id }) => save(ada, at, 1, `Now ${id}.`, id)))
  assert.deepEqual(
    replies.map(({ status }) => status),
    ids.map(() => 303),
  )
  const preview = await text(ada.get(`${at}/preview`))
  for (const { id } of ids) assert.ok(preview.includes(`Now ${id}.`), id)
  assert.match(await text(ada.get(at)), new RegExp(`Version ${ids.length + 1},`))
})

test('doubts stand beside the sentence, comments are open until settled, and order and choices are kept', async () => {
  const at = await begun('Looked at')
  await save(ada, at, 1, 'Few children, 95%, were involved in CSE.')
  await ada.post(`${at}/comments`, { sentence: ACTS, comment: 'Is <b>that</b> so?' })
  const page = await text(ben.get(`${at}/parts/children`))
  for (const what of [
    /95% is not in this finding/,
    /“Few children/,
    /words to avoid/,
    /Is &lt;b&gt;that&lt;\/b&gt; so\?/,
    /1 comment is open/,
  ])
    assert.match(page, what)
  const comment = /comments\/([0-9a-f-]{36})\/settled/.exec(page)?.[1]
  assert.equal((await ben.post(`${at}/comments/${comment}/settled`, { sentence: ACTS })).status, 303)
  assert.match(await text(ben.get(`${at}/parts/children`)), /Settled by Ben Officer/)
  assert.equal(
    (await ada.post(`${at}/choices`, { base: '2', part: 'tools', resource: ['ceop-education'], do: 'save' }))
      .status,
    303,
  )
  assert.equal(
    (await ada.post(`${at}/sentences`, { base: '3', sentence: 'together/question/1', text: '', do: 'up' }))
      .status,
    303,
  )
  assert.equal(
    (await ada.post(`${at}/sentences`, { base: '4', sentence: ACTS, text: '', do: 'hide' })).status,
    303,
  )
  const preview = await text(ada.get(`${at}/preview`))
  assert.doesNotMatch(preview, /Few children/)
  assert.match(preview, /Not told in words here/)
  const sheet = await text(ada.get(`${at}/preview/sheet`))
  assert.match(sheet, /What was shortened/)
  const picture = await ada.get(`${at}/preview/sheet.svg`)
  assert.equal(picture.headers.get('content-type'), 'image/svg+xml; charset=utf-8')
})

test('approved by a named colleague, published once, in every form; taken back with why', async () => {
  const at = await begun('Autumn 2026')
  await save(ada, at, 1, '82% of children would do something. <script>alert(1)</script>')
  const self = await ada.post(`${at}/approval-request`, { version: '2', of: ada.personId })
  assert.equal(self.status, 422)
  assert.equal((await ada.post(`${at}/publication`, { version: '2' })).status, 422)
  assert.equal((await ada.post(`${at}/approval-request`, { version: '2', of: ben.personId })).status, 303)
  assert.equal((await ada.post(`${at}/approval`, { version: '2' })).status, 422)
  assert.equal((await ben.post(`${at}/approval`, { version: '1' })).status, 422)
  assert.equal((await ben.post(`${at}/approval`, { version: '2' })).status, 303)
  assert.equal((await fetch(`${service.url}/briefings/autumn-2026`)).status, 404)
  const twice = await Promise.all([1, 2].map(() => ben.post(`${at}/publication`, { version: '2' })))
  assert.deepEqual(twice.map(({ status }) => status).sort(), [303, 422])
  await ben.get(at)

  const open = (path: string) => fetch(`${service.url}/briefings/autumn-2026${path}`)
  const page = await open('')
  assert.equal(page.status, 200)
  assert.equal(page.headers.get('set-cookie'), null)
  const html = await page.text()
  assert.match(html, /82% of children would do something\. &lt;script&gt;/)
  assert.match(html, /Trial copy: nobody at the partnership has approved it yet/)
  const pdf = new Uint8Array(await (await open('.pdf')).arrayBuffer())
  assert.match(readBack(pdf).metadata, /<pdfuaid:part>1<\/pdfuaid:part>/)
  const easyPdf = new Uint8Array(await (await open('/easy-read.pdf')).arrayBuffer())
  assert.match(readBack(easyPdf).metadata, /<pdfuaid:part>1<\/pdfuaid:part>/)
  assert.match(textOf(easyPdf).replace(/\s+/g, ' '), /8 in 10 children said they would help/)
  assert.match(await text(open('.md')), /82% of children would do something/)
  assert.equal(((await (await open('.json')).json()) as Briefing).voices.length, 3)
  assert.match(await text(open('/easy-read')), /8 in 10 children said they would help/)
  for (const path of ['.exe', '/editions/2', '.pdf.pdf']) assert.equal((await open(path)).status, 404, path)
  assert.match(await text(fetch(`${service.url}/briefings`)), /href="\/briefings\/autumn-2026"/)

  await save(ada, at, 2, '82% of children would do something.')
  await ada.post(`${at}/approval-request`, { version: '3', of: ben.personId })
  await ben.post(`${at}/approval`, { version: '3' })
  assert.equal((await ada.post(`${at}/publication`, { version: '3' })).status, 303)
  await ada.get(at)
  assert.match(await text(open('/editions/1')), /This is an earlier edition/)

  assert.equal((await ada.post(`${at}/editions/2/taking-back`, { why: ' ' })).status, 422)
  assert.equal((await ada.post(`${at}/editions/2/taking-back`, { why: 'A figure was wrong.' })).status, 303)
  await ada.get(at)
  assert.match(await text(open('')), /&lt;script&gt;/)
  assert.equal((await open('/editions/2')).status, 410)
  await ada.post(`${at}/editions/1/taking-back`, { why: 'It has moved.' })
  await ada.get(at)
  const gone = await open('')
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /It has moved\./)
  assert.equal((await open('.pdf')).status, 410)
  const done = await service.owner<{ action: string }>(
    `select action from audit_entry where of_id = $1 order by id`,
    [at.slice(-36)],
  )
  assert.deepEqual(
    done.map(({ action }) => action.replace('briefing.', '')),
    'begun saved approval-asked approved published saved approval-asked approved published taken-back taken-back'.split(
      ' ',
    ),
  )
  assert.doesNotMatch(service.log(), /82% of children|It has moved|Autumn 2026/)
})
