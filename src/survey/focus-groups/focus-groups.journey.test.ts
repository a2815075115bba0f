import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type StaffClient, type StaffService, startStaffService } from '../../../test/scaffold/staff.ts'
import { sampleText } from '../samples.fixture.ts'
import { FOCUS_GROUP_THEMES, FOCUS_GROUPS, focusGroupPath } from '../urls.ts'
import { addTo, code, described, fieldsOf, goThrough, text } from './going-through.fixture.ts'
import { focusGroupNotes } from './kept/focus-group-notes.ts'

let service: StaffService
let officer: StaffClient
let other: StaffClient
let sample: string
before(async () => {
  ;[service, sample] = await Promise.all([startStaffService(), sampleText('focus-group-notes.txt')])
  officer = await service.signIn('partnership-officer', 'Olive Officer')
  other = await service.signIn('partnership-officer', 'Peter Partner')
})
after(() => service?.stop())

test('an empty list says what to do; a form that is wrong keeps what was typed and says each fault', async () => {
  assert.match(await text(officer.get(FOCUS_GROUPS)), /There is no session yet/)
  const wrong = await officer.post(FOCUS_GROUPS, {
    ...described,
    day: '31',
    month: '2',
    people: 'many',
    place: '12 High Street',
    ranBy: '<b>',
  })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  for (const says of [/real date/, /how many people/, /Leave out the address/]) assert.match(page, says)
  assert.match(page, /value="12 High Street"/)
  assert.match(page, /value="&lt;b&gt;"/)
  assert.equal(
    (await officer.post(FOCUS_GROUPS, { ...described, day: '1', month: '1', year: '2099' })).status,
    422,
  )
})

test('from the notes to what a briefing reads: nothing is open before need-telling is answered', async () => {
  const id = await addTo(officer, sample)
  assert.equal((await officer.post(FOCUS_GROUPS, { ...described, id })).status, 303)
  for (const step of ['names', 'coding', 'quotes']) {
    const early = await officer.get(focusGroupPath(id, step))
    assert.equal(early.headers.get('location'), focusGroupPath(id, 'telling'))
    assert.equal(
      (await officer.post(focusGroupPath(id, step), {})).headers.get('location'),
      focusGroupPath(id, 'telling'),
    )
  }
  const telling = await text(officer.get(focusGroupPath(id, 'telling')))
  assert.match(telling, /Do these 2 lines need telling/)
  assert.match(telling, /03000 267 979/)
  assert.match(telling, /Chloe said her cousin/)
  assert.match(await text(officer.get(FOCUS_GROUPS)), /2 lines may need telling/)

  const path = focusGroupPath(id, 'telling')
  const silent = await officer.post(path, { line: '8', seen: '', words: '' })
  assert.equal(silent.status, 422)
  assert.match(await silent.text(), /Say what you did/)
  const raised = await officer.post(`${path}/raise`, { line: '22' })
  assert.equal(raised.status, 303)
  assert.match(await text(officer.get(path)), /Somebody who read it thinks that it may/)

  await goThrough(id, officer)
  const names = await text(officer.get(`${focusGroupPath(id, 'names')}?show=all`))
  assert.match(names, /<mark[^>]*>Tyler<\/mark>/)
  assert.match(names, /\[name\]: new trainers/)

  const quotes = await text(officer.get(focusGroupPath(id, 'quotes')))
  assert.doesNotMatch(quotes, /her cousin|Tyler|Robson/)
  const was = Object.entries(fieldsOf(quotes)).filter(([name]) => name.startsWith('was-'))
  const [, first = ''] = /name="quote" value="(\d+)"/.exec(quotes) ?? []
  // Also those that need telling or have a name, by a form that was tampered with.
  const ticked = [first, '5', '8', '22']
  const tampered = Object.fromEntries([...was, ['was-5', 'no'], ['was-8', 'no'], ['was-22', 'no']])
  assert.equal((await officer.post(focusGroupPath(id, 'quotes'), { ...tampered, quote: ticked })).status, 303)

  const parts = { pack: service.pack, key: service.key, partnershipId: service.partnershipId }
  const notes = await service.database.transaction({ partnershipId: service.partnershipId }, (tx) =>
    focusGroupNotes(tx, parts),
  )
  assert.equal(notes.sessions, 1)
  assert.deepEqual(
    notes.themes.map(({ theme, lines, sessions, quotes: said }) => [theme, lines, sessions, said.length]),
    [['seen-as-normal', notes.counts.said, 1, 1]],
  )
  assert.doesNotMatch(JSON.stringify(notes), /Tyler|Chloe|Robson/)
  assert.match(await text(officer.get(FOCUS_GROUP_THEMES)), /From 1 session/)

  const kept = await service.owner(`
    select string_agg(t::text, ' ') as rows from (
      select g::text as t from focus_group g union all select n::text from focus_group_notes n
      union all select l::text from focus_group_line l union all select w::text from focus_group_telling w) all_rows`)
  const rows = JSON.stringify(kept)
  for (const words of ['Tyler', 'First Contact', 'youth club', 'Two workers'])
    assert.ok(!rows.includes(words) && !rows.includes(Buffer.from(words).toString('hex')), words)
  assert.doesNotMatch(service.log(), /Tyler|Chloe|First Contact, today/)
  const audited = await service.owner(
    `select distinct action from audit_entry where of_id = $1 order by action`,
    [id],
  )
  assert.deepEqual(
    audited.map(({ action }) => action),
    [
      'added',
      'coded',
      'line-raised',
      'line-told',
      'names-checked',
      'notes-kept',
      'quotes-chosen',
      'seen',
    ].map((one) => `focus-group.${one}`),
  )
})

test('a second reader reads a sample blind, and how far both agree is shown', async () => {
  const id = await addTo(
    officer,
    'Q What worries you?\n' +
      Array.from(
        { length: 24 },
        (_, i) => `- thing ${'abcdefghijklmnopqrstuvwxyz'[i]} is normal round here`,
      ).join('\n'),
  )
  assert.match(await text(other.get(focusGroupPath(id))), /Go on: names/)
  await goThrough(id, officer)
  const blind = await text(other.get(focusGroupPath(id, 'coding')))
  assert.match(blind, /second reader/)
  assert.doesNotMatch(blind, /checked|suggested/)
  assert.equal(await code(id, other, (line) => (Number(line) % 2 ? ['seen-as-normal'] : [])), 10)
  assert.match(await text(officer.get(focusGroupPath(id))), /Two readers coded 10 lines/)
  const third = await service.signIn('partnership-officer', 'Third')
  assert.match(await text(third.get(focusGroupPath(id, 'coding'))), /Two people have read this session/)
})

test('two officers at once: the second is told, nothing of either is lost', async () => {
  const id = await addTo(
    officer,
    '- Tyler has a new phone\n- my cousin gets picked up from school by an older lad',
  )
  const path = focusGroupPath(id, 'telling')
  const page = await text(officer.get(path))
  const [, line = ''] = /name="line" value="(\d+)"/.exec(page) ?? []
  const first = { line, seen: '', answer: 'told', words: 'First Contact at ten' }
  assert.equal((await officer.post(path, first)).status, 303)
  const late = await other.post(path, { line, seen: '', answer: 'no-worry', words: 'I asked; it is her dad' })
  assert.equal(late.status, 409)
  const shown = await late.text()
  assert.match(shown, /First Contact at ten/)
  assert.match(shown, /I asked; it is her dad/)
  assert.equal((await officer.post(path, first)).status, 303, 'a double click is no conflict')
  const [, seen = ''] =
    new RegExp(`name="line" value="${line}"><input type="hidden" name="seen" value="([^"]+)"`).exec(shown) ??
    []
  assert.equal(
    (await other.post(path, { line, seen, answer: 'no-worry', words: 'I asked; it is her dad' })).status,
    303,
  )
  const rows = await service.owner(
    'select answer from focus_group_telling where focus_group_id = $1 order by at',
    [id],
  )
  assert.deepEqual(
    rows.map(({ answer }) => answer),
    ['told', 'no-worry'],
  )
})

test('two officers begin to code at once: what both ticked is kept', async () => {
  const id = await addTo(
    officer,
    Array.from({ length: 12 }, (_, i) => `- thing ${'abcdefghijkl'[i]} is normal here`).join('\n'),
  )
  await goThrough(id, officer, false)
  const path = focusGroupPath(id, 'coding')
  const [, began = ''] = /name="began" value="(\w+)"/.exec(await text(other.get(path))) ?? []
  assert.equal(began, 'first')
  assert.equal((await officer.post(path, { 'has-1': 'yes', 'theme-1': 'seen-as-normal', began })).status, 303)
  assert.equal((await other.post(path, { 'has-2': 'yes', 'theme-2': 'seen-as-normal', began })).status, 303)
  const kept = await service.owner(
    'select line, themes from focus_group_code where focus_group_id = $1 order by line',
    [id],
  )
  assert.deepEqual(kept, [
    { line: 1, themes: ['seen-as-normal'] },
    { line: 2, themes: ['seen-as-normal'] },
  ])
  assert.match(await text(other.get(path)), /second reader/)
  const third = await service.signIn('partnership-officer', 'Third at once')
  assert.equal((await third.post(path, { 'has-3': 'yes', began })).status, 303)
  assert.equal(
    (await service.owner('select from focus_group_code where focus_group_id = $1', [id])).length,
    2,
  )
})

test('notes that are empty, no text, too long, twice, or in another encoding', async () => {
  const id = await addTo(officer)
  const path = focusGroupPath(id, 'notes')
  assert.match(await text(officer.post(path, { notes: ' \n ' })), /they are empty/)
  assert.match(await text(officer.post(path, { notes: 'Only a heading' })), /No line says/)
  const long = `- ${'a'.repeat(210_000)}`
  const refused = await officer.post(path, { notes: long })
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes('a'.repeat(200_000)), 'what was pasted is kept in the box')
  const file = (name: string, bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], name)
  const huge = await officer.post(
    `${path}/file`,
    {},
    { file: file('n.txt', new Uint8Array(2_000_000).fill(97)) },
  )
  assert.equal(huge.status, 413)
  const binary = await officer.post(
    `${path}/file`,
    {},
    { file: file('n.docx', Uint8Array.of(80, 75, 3, 4, 0, 0, 0, 1, 2, 0)) },
  )
  assert.equal(binary.status, 422)
  assert.match(await text(officer.post(`${path}/file`, {})), /Choose a file/)
  const windows = Uint8Array.from([...'- I don\u0092t know\n- no'].map((letter) => letter.charCodeAt(0)))
  assert.equal((await officer.post(`${path}/file`, {}, { file: file('n.txt', windows) })).status, 303)
  assert.equal((await officer.post(path, { notes: '- others' })).status, 303)
  await goThrough(id, officer)
  const names = await text(officer.get(`${focusGroupPath(id, 'names')}?show=all`))
  assert.match(names, /I don’t know/)
  assert.doesNotMatch(names, /others/)
})

test('a session is corrected; it is removed once telling is answered, and who was told stays', async () => {
  const id = await addTo(officer, sample)
  const path = focusGroupPath(id)
  const typed = { ...described, day: '3', place: 'A school in the south' }
  const wrong = await officer.post(`${path}/correction`, { ...typed, people: '0' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="A school in the south"/)
  assert.match(await text(officer.get(`${path}/correction`)), /value="A youth club"/)
  assert.equal((await officer.post(`${path}/correction`, typed)).status, 303)
  const shown = await text(officer.get(path))
  assert.match(shown, /3 November 2026/)
  assert.match(shown, /A school in the south/)

  assert.match(await text(officer.get(`${path}/removal`)), /somebody may have to be told/)
  const early = await officer.post(`${path}/removal`)
  assert.equal(early.headers.get('location'), focusGroupPath(id, 'telling'))
  await goThrough(id, officer)
  assert.match(await text(officer.get(`${path}/removal`)), /Nobody can bring them back/)
  assert.equal((await officer.post(`${path}/removal`)).headers.get('location'), FOCUS_GROUPS)
  assert.equal((await officer.get(path)).status, 404)
  assert.equal((await officer.post(`${path}/removal`)).status, 404, 'sent twice')
  assert.equal((await officer.post(FOCUS_GROUPS, { ...described, id })).status, 303)
  assert.equal((await officer.get(path)).status, 404, 'nobody brings it back by its id')
  for (const table of ['notes', 'line', 'code', 'quote'])
    assert.equal(
      (await service.owner(`select from focus_group_${table} where focus_group_id = $1`, [id])).length,
      0,
    )
  assert.equal(
    (await service.owner('select from focus_group_telling where focus_group_id = $1', [id])).length,
    2,
  )
})

test('nobody but an officer sees any of it, nor that it is there', async () => {
  const id = await addTo(officer, sample)
  const administrator = await service.signIn('administrator')
  for (const path of [FOCUS_GROUPS, focusGroupPath(id), focusGroupPath(id, 'telling')])
    assert.equal((await administrator.get(path)).status, 404)
  assert.equal((await officer.get(focusGroupPath(randomUUID()))).status, 404)
})
