import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as age from 'age-encryption'
import { sql } from 'kysely'
import { NOT_SHARED } from '../../src/concern/urls.ts'
import { pageOf, SHARED } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'
import { type KeepingDesk, startKeeping, TOLD } from './keeping.ts'

let desk: KeepingDesk
let officer: StaffClient
let tess: StaffClient
let kit = ''
let own = ''

before(async () => {
  desk = await startKeeping()
  officer = desk.officer
  tess = await desk.worker('professional', 'school', 'Tess Teller')
  kit = await desk.tell(SHARED, { form: 'information-sharing', by: tess })
  own = await desk.tell({ ...SHARED, people: [], vehicles: [] }, { form: 'information-sharing' })
})
after(() => desk?.stop())

const KIT = { names: 'Kit Sample', day: '4', month: '3', year: '2012' }
const ASKED = {
  kind: 'access',
  asker: 'Kit Sample',
  whose: 'own',
  contact: 'In person, at school',
  'got-day': '23',
  'got-month': '11',
  'got-year': '2026',
}
const ask = async (more: Record<string, string>): Promise<string> => {
  const sent = await officer.post('/keeping/requests/add', { ...ASKED, ...more })
  assert.equal(sent.status, 303, await sent.text())
  return sent.headers.get('location') ?? ''
}
const findsOn = (page: string): string[] =>
  [...page.matchAll(/href="(\/keeping\/requests\/[\w-]+\/(?:concern|account|not-shared)\/[\w-]+)"/g)].map(
    ([, path]) => path ?? '',
  )
const keysOn = (page: string): string[] =>
  [...page.matchAll(/name="choice-([\w-]+)"/g)].map(([, key]) => key ?? '')
/** Every piece given, but for what is said of one. */
const choices = (page: string, other: Record<string, string> = {}) => ({
  ...Object.fromEntries(keysOn(page).map((key) => [`choice-${key}`, key === 'source' ? 'others' : 'give'])),
  ...other,
})
const keyOf = (page: string, words: RegExp): string => {
  const section = page.split('<section').find((one) => words.test(one)) ?? ''
  return /name="choice-([\w-]+)"/.exec(section)?.[1] ?? ''
}

test('somebody is found by what names them exactly, by their reference and account, and by nothing less', async () => {
  assert.equal((await officer.post('/keeping/requests/add', { ...ASKED, names: 'Kit Sample' })).status, 422)
  assert.equal(
    (await officer.post('/keeping/requests/add', { ...ASKED, ...KIT, 'got-year': '2027' })).status,
    422,
  )
  const page = await pageOf(officer, await ask(KIT))
  assert.match(page, new RegExp(`${kit}[\\s\\S]*It names them exactly`))
  assert.doesNotMatch(page, new RegExp(own))
  assert.match(page, /23 December 2026/)
  const other = await pageOf(officer, await ask({ phones: '07700 900456', references: own }))
  assert.match(other, new RegExp(`${kit}`))
  assert.match(other, new RegExp(`${own}[\\s\\S]*They know its reference`))
  const [{ email } = { email: '' }] = await desk.owner<{ email: string }>(
    'select email from person where id = $1',
    [tess.personId],
  )
  const staff = await pageOf(officer, await ask({ emails: email }))
  assert.match(staff, /Account[\s\S]*Tess Teller/)
  assert.match(staff, new RegExp(`${kit}[\\s\\S]*They told it, signed in`))
})

test('each part is read, given, shortened or left out; nobody learns who told unless that was decided with a reason', async () => {
  const request = await ask(KIT)
  const [find = ''] = findsOn(await pageOf(officer, request))
  assert.equal((await officer.post(request, { do: 'give', format: 'json' })).status, 422, 'nothing was read')
  const page = await pageOf(officer, find)
  assert.match(page, /Kit seems afraid of him/)
  assert.doesNotMatch(page, /Tess Teller/, 'who told is not shown')
  const dex = keyOf(page, /Dex/)
  const words = keyOf(page, /silver car waits/)
  const give = {
    verdict: 'give',
    ...choices(page, { [`choice-${dex}`]: 'others', [`choice-${words}`]: 'shorten' }),
  }
  assert.equal((await officer.post(find, { verdict: 'give' })).status, 422, 'each is chosen')
  const text = /<textarea[^>]*id="text-told[^>]*>([\s\S]*?)<\/textarea>/.exec(
    page.slice(page.indexOf('silver car waits')),
  )?.[1]
  assert.ok(text)
  const left = text.replaceAll('A man in a silver car', '[…]').replaceAll('&#39;', "'")
  const put = { [`text-${words}`]: left.replace('[…]', 'Somebody'), why: 'Dex has not agreed.' }
  assert.equal((await officer.post(find, { ...give, ...put })).status, 422, 'nothing is put in')
  assert.equal((await officer.post(find, { ...give, [`text-${words}`]: left })).status, 422, 'with a reason')
  const saved = await officer.post(find, { ...give, [`text-${words}`]: left, why: 'Dex has not agreed.' })
  assert.equal(saved.status, 303, await saved.text())
  const file = await officer.post(request, { do: 'give', format: 'json' })
  assert.match(file.headers.get('content-disposition') ?? '', /what-is-kept\.json/)
  const given = await file.text()
  assert.match(given, /\[…\] waits for Kit/)
  assert.match(given, /Kit seems afraid of him/)
  assert.doesNotMatch(given, /Dex|A man in a silver car|Tess Teller/)
  const { records } = JSON.parse(given) as { records: { title: string; shortened: boolean }[] }
  assert.deepEqual(
    records.map(({ title, shortened }) => [title, shortened]),
    [[`Concern ${kit}`, true]],
  )
  const source = (fields: Record<string, string>) =>
    officer.post(find, { verdict: 'give', ...choices(page), 'choice-source': 'give', ...fields })
  const reading = (concern: string) =>
    desk.database.transaction(desk, (tx) =>
      sql`select source_for_request(${request.split('/').at(-1)}::uuid, ${concern}::uuid, ${officer.personId}::uuid)`.execute(
        tx,
      ),
    )
  await assert.rejects(reading(await desk.idOf(kit)), /given only where that was decided/)
  assert.equal((await source({})).status, 422, 'who told, only with a reason')
  assert.equal((await source({ why: 'She agrees that Kit knows.' })).status, 303)
  assert.match(await (await officer.post(request, { do: 'give', format: 'json' })).text(), /Tess Teller/)
  const read = await desk.owner("select from audit_entry where action = 'source.read' and actor_id = $1", [
    officer.personId,
  ])
  assert.equal(read.length, 1)
})

test('as a document, and locked by a passphrase that opens it again; a closed request gives nothing more', async () => {
  const request = await ask({ references: own })
  const [find = ''] = findsOn(await pageOf(officer, request))
  await officer.post(find, { verdict: 'give', ...choices(await pageOf(officer, find)) })
  const pdf = Buffer.from(await (await officer.post(request, { do: 'give', format: 'pdf' })).arrayBuffer())
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  const lock = { do: 'give', format: 'json', locked: 'yes' }
  assert.equal((await officer.post(request, { ...lock, passphrase: 'short' })).status, 422)
  const locked = await officer.post(request, { ...lock, passphrase: 'maple lantern river seven' })
  const opener = new age.Decrypter()
  opener.addPassphrase('maple lantern river seven')
  const plain = await opener.decrypt(new Uint8Array(await locked.arrayBuffer()), 'text')
  assert.match(plain, /early-signs-subject-access/)
  assert.equal((await officer.post(request, { do: 'close', what: 'answered' })).status, 422)
  assert.equal(
    (await officer.post(request, { do: 'close', what: 'answered', note: 'By post on Monday.' })).status,
    303,
  )
  assert.equal((await officer.post(request, { do: 'give', format: 'json' })).status, 303, 'it is closed')
  assert.equal((await officer.get(find)).status, 404)
  assert.match(await pageOf(officer, request), /By post on Monday/)
})

test('the clock: a proof makes it stand and begin, more time is two months, and each says why', async () => {
  const request = await ask(KIT)
  await officer.post(request, { do: 'identity-asked' })
  assert.match(await pageOf(officer, request), /Waits for proof/)
  const early = await officer.post(request, { do: 'give', format: 'json' })
  assert.equal(early.status, 422)
  assert.match(await early.text(), /asked to prove who they are/)
  const proved = { do: 'identity-proved', 'proved-day': '22', 'proved-month': '11', 'proved-year': '2026' }
  assert.equal((await officer.post(request, proved)).status, 422, 'before it came')
  assert.equal((await officer.post(request, { ...proved, 'proved-day': '23' })).status, 303)
  assert.match(await pageOf(officer, request), /23 December 2026/)
  assert.equal((await officer.post(request, { do: 'extended' })).status, 422)
  assert.equal((await officer.post(request, { do: 'extended', note: 'Forty records.' })).status, 303)
  assert.match(await pageOf(officer, request), /23 February 2027/)
  assert.equal((await officer.post(request, { do: 'anything' })).status, 422)
})

test('erasure: decided with a ground, kept with another, on a list that is approved; what is held is not on it', async () => {
  const gone = await desk.tell({ ...SHARED, narrative: 'Gone.' }, { form: 'information-sharing' })
  const held = await desk.tell({ ...SHARED, narrative: 'Held.' }, { form: 'information-sharing' })
  const request = await ask({ kind: 'erasure', references: [gone, held, own].join('\n') })
  await officer.post('/keeping/holds/add', { kind: 'concern', reference: held, reason: 'A court.' })
  assert.equal((await officer.post(request, { do: 'erase' })).status, 422, 'nothing is decided')
  for (const reference of [gone, held, own]) {
    const find = findsOn(await pageOf(officer, request)).find((path) => path.includes('/concern/'))
    const id = await desk.idOf(reference)
    const path = find?.replace(/[\w-]+$/, id) ?? ''
    assert.equal((await officer.post(path, { verdict: 'erase', why: 'x' })).status, 422, 'with a ground')
    const fields =
      reference === own
        ? { verdict: 'keep', 'ground-keep': 'public-task', why: 'A child is looked after by it.' }
        : { verdict: 'erase', 'ground-erase': 'unlawful', why: 'It was sent by mistake.' }
    assert.equal((await officer.post(path, fields)).status, 303)
  }
  const drawn = await officer.post(request, { do: 'erase' })
  assert.equal(drawn.status, 303)
  const run = drawn.headers.get('location') ?? ''
  const page = await pageOf(officer, run)
  assert.match(page, new RegExp(gone))
  assert.doesNotMatch(page, new RegExp(`${held}|${own}`))
  await desk.approve(run)
  await desk.onDay(8, desk.carryOut)
  assert.deepEqual(
    [await desk.idOf(gone), (await desk.idOf(held)) !== '', (await desk.idOf(own)) !== ''],
    ['', true, true],
  )
  assert.match(await pageOf(officer, request), /not there any more/)
})

test('a decision not to share is found by the whole name in it, and read by the officer, which is recorded', async () => {
  const fields = {
    organisation: '',
    about: 'That Kit Sample’s brother smokes.',
    with: 'The police',
    'decided-on': '2026-11-20',
    ground: 'not-relevant',
    reason: 'It is not about his safety.',
    consent: 'not-asked',
    do: 'record',
  }
  const sent = await tess.post(NOT_SHARED, fields)
  assert.equal(sent.status, 303, await sent.text())
  const request = await ask(KIT)
  const find = findsOn(await pageOf(officer, request)).find((path) => path.includes('/not-shared/')) ?? ''
  assert.match(await pageOf(officer, find), /brother smokes/)
  assert.equal((await officer.get(find.replace('/not-shared/', '/concern/'))).status, 404)
  const [{ n } = { n: 0 }] = await desk.owner<{ n: number }>(
    `select count(*)::int as n from audit_entry where action in ('not-shared.read', 'not-shared.searched') and actor_id = $1`,
    [officer.personId],
  )
  assert.ok(n >= 2)
})

test('what somebody wrote in a survey goes with what was decided of it; so do closed requests, and what was said in a group', async () => {
  const by = officer.personId
  const [old = '', young = '', group = ''] = ['c1', 'c2', 'f1'].map(
    (n) => `00000000-0000-4000-8000-0000000000${n}`,
  )
  const wave = {
    id: old.replace('c1', 'b1'),
    code: 'abcd1234',
    title: 'Old',
    label: '2023',
    audience: 'children',
  }
  await desk.put('wave', { ...wave, first_day: '2023-01-01', last_day: '2023-02-01' })
  await desk.put('survey_response', { wave_id: wave.id, id: wave.id, day: '2023-01-09', answers: '{}' })
  for (const [id, day] of [
    [old, '2023-01-09'],
    [young, '2026-11-02'],
  ]) {
    const words = Buffer.alloc(40)
    await desk.put('survey_comment', { id, wave_id: wave.id, day, question: 'anything-else', words })
    await desk.put('comment_decision', { comment_id: id, id: 1, decision: 'nothing', made_at: day })
    await desk.put('comment_quote', { comment_id: id, id: 1, words: 'Taken out' })
  }
  const about = { audience: 'children', held_on: '2019-05-05', people: 6, sealed_about: '', added_by: by }
  await desk.put('focus_group', { id: group, ...about })
  await desk.put('focus_group_notes', { focus_group_id: group, sealed_text: '', pasted_by: by })
  await desk.put('focus_group_telling', { focus_group_id: group, line: 1, answer: 'raised', by, at: TOLD })
  const requests: string[] = []
  for (const [n, on] of ['19', '20'].entries()) {
    const asked = {
      kind: 'access',
      asker: 'Kit',
      whose: 'own',
      contact: 'By post',
      references: 'BCDFG-23456',
    }
    const id = old.replace('c1', `a${n}`)
    const day = { 'got-day': on, 'got-month': '11', 'got-year': '2026' }
    const sent = await officer.post('/keeping/requests/add', { ...asked, ...day, id })
    assert.equal(sent.status, 303)
    requests.push(id)
  }
  const [closed = '', open = ''] = requests
  await officer.post(`/keeping/requests/${closed}`, { do: 'close', what: 'nothing-found', note: 'Told so.' })
  await desk.owner('update subject_event set at = $1 where request_id = $2', [TOLD, closed])
  for (const type of ['survey-comment', 'request', 'focus-group']) await desk.approve(await desk.listOf(type))
  await desk.onDay(8, desk.carryOut)
  for (const id of [old, closed, group])
    assert.deepEqual(await desk.tablesWith(id), ['keeping_done', 'keeping_item'])
  assert.deepEqual(await desk.tablesWith(young), ['comment_decision', 'comment_quote', 'survey_comment'])
  assert.deepEqual(await desk.tablesWith(wave.id), ['survey_comment', 'survey_response', 'wave'])
  assert.equal((await officer.get(`/keeping/requests/${closed}`)).status, 404)
  assert.equal((await officer.get(`/keeping/requests/${open}`)).status, 200)
})

test('names and reasons stand in no log, no address and no record of what was done', async () => {
  const log = desk.log()
  const record = JSON.stringify(await desk.owner('select detail, of_id from audit_entry'))
  for (const word of ['Kit Sample', 'Sample', 'Tess Teller', '07700', 'has not agreed', 'maple lantern']) {
    assert.ok(!log.includes(word), word)
    assert.ok(!record.includes(word), word)
  }
  for (const table of ['subject_request', 'subject_event', 'subject_find', 'subject_review', 'legal_hold']) {
    const rows = (await desk.owner(`select * from ${table}`)).flatMap(Object.values).join('\n')
    assert.ok(rows.length > 0 && !rows.includes('[object'), table)
    assert.doesNotMatch(rows, /Kit|Sample|Dex|mistake|court/)
  }
})
