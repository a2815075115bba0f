import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { brotliCompressSync, constants } from 'node:zlib'
import { closeWave } from '../../src/survey/waves/change-wave.ts'
import { waveById } from '../../src/survey/waves/queries.ts'
import { type Choose, first, openedWave, sendTo, walkTo } from '../scaffold/answer-wave.ts'
import { type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let now = new Date('2026-11-23T10:00:00Z')

before(async () => {
  service = await startStaffService({ clock: () => now })
})
after(() => service.stop())

const at = (code: string): string => `${service.url}/answer/${code}`
const rows = (
  wave: string,
): Promise<{ day: string; answers: { answers: Record<string, unknown>; way?: string } }[]> =>
  service.owner(`select day::text, answers from survey_response where wave_id = $1 order by id`, [wave])
const comments = (wave: string): Promise<{ id: string; words: Buffer; question: string }[]> =>
  service.owner(`select id, words, question from survey_comment where wave_id = $1`, [wave])
const close = (id: string): Promise<unknown> =>
  service.database.transaction({ partnershipId: service.partnershipId }, async (tx) => {
    const wave = await waveById(tx, id)
    return wave && closeWave(tx, wave, '2026-11-23', null)
  })

const writes =
  (words: string): Choose =>
  (offered) => ({ ...first(offered), ...(offered.has('more') ? { more: words } : {}) })

for (const audience of ['children', 'parents', 'practitioners']) {
  test(`${audience}: what is said first, support on every page, and one row of codes at the end`, async () => {
    const { id, code } = await openedWave(service, service.pack, audience)
    const start = await fetch(at(code))
    const said = await start.text()
    const instrument = service.pack.instruments.get(audience)
    assert.ok(instrument)
    for (const text of Object.values(instrument.before)) assert.ok(said.includes(text), text)
    assert.equal(start.headers.get('set-cookie'), null)

    const { form, pages } = await walkTo(at(code), writes('Please put a light in the park.'))
    const numbers = instrument.support.map(
      (contact) => service.pack.contacts.get(contact)?.telephone?.number ?? '',
    )
    for (const page of pages) for (const number of numbers) assert.ok(page.includes(number))
    const boxes = pages.filter((page) => page.includes('<textarea'))
    assert.equal(boxes.length, 1)
    assert.ok(boxes[0]?.includes(instrument.cannot_find_you.say))
    assert.equal((await rows(id)).length, 0, 'nothing is kept before Send')

    const sent = await sendTo(at(code), form)
    assert.equal(sent.status, 200)
    assert.match(sent.text, /We do not know which answers are yours/)
    assert.equal(sent.headers.get('set-cookie'), null)
    const [row, ...more] = await rows(id)
    assert.equal(more.length, 0)
    assert.equal(row?.day, '2026-11-23')
    assert.equal(row?.answers.answers.whom, 'yes')
    assert.equal('more' in (row?.answers.answers ?? {}), false, 'own words are apart')
    const [comment] = await comments(id)
    assert.equal(comment?.question, 'more')
    assert.equal(comment?.words.includes('light'), false, 'own words are encrypted')
    if (audience === 'practitioners') assert.match(row?.answers.way ?? '', /^way-\d-\d-\d-\d$/)
    assert.doesNotMatch(service.log(), /light in the park/)
  })
}

test('each page is light: 8,000 bytes at most as it is compressed for one visitor', async () => {
  // Light compression, as a page that is made for one person gets; what is sealed in it does not compress.
  const weigh = (page: string): number =>
    brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }).length
  for (const audience of ['children', 'parents', 'practitioners']) {
    const { code } = await openedWave(service, service.pack, audience)
    const { form, pages } = await walkTo(at(code), writes('It is dark at the bus station. '.repeat(60)))
    const all = [await (await fetch(at(code))).text(), ...pages, (await sendTo(at(code), form)).text]
    assert.deepEqual(
      all.map(weigh).filter((bytes) => bytes > 8000),
      [],
      audience,
    )
  }
})

test('a double click, a reload and two tabs count once; so does what is sent again after a lost connection', async () => {
  const { id, code } = await openedWave(service, service.pack, 'children')
  const { form } = await walkTo(at(code), writes('Once.'))
  const all = await Promise.all([1, 2, 3, 4].map(() => sendTo(at(code), form)))
  for (const { status, text } of all) {
    assert.equal(status, 200)
    assert.match(text, /We do not know which answers are yours/)
  }
  assert.equal((await rows(id)).length, 1)
  assert.equal((await comments(id)).length, 1)

  const late = await walkTo(at(code))
  await close(id)
  assert.match(
    (await sendTo(at(code), form)).text,
    /We do not know which answers are yours/,
    'it had come in time',
  )
  assert.match((await sendTo(at(code), late.form)).text, /ended while you were answering/)
  assert.equal((await rows(id)).length, 1)
})

test('before its first day, after its last and where there is none, a page says so', async () => {
  const { code } = await openedWave(service, service.pack, 'children', {
    firstDay: '2026-11-25',
    lastDay: '2026-11-26',
  })
  assert.match(await (await fetch(at(code))).text(), /This survey has not begun/)
  now = new Date('2026-11-27T00:30:00Z')
  assert.match(await (await fetch(at(code))).text(), /This survey has ended/)
  now = new Date('2026-11-23T10:00:00Z')
  assert.equal((await fetch(at('zzzzzzzz'))).status, 404)
  assert.equal((await fetch(at('%00'))).status, 404)
  assert.equal((await sendTo(at('zzzzzzzz'), {})).status, 404)
})

test('what was forged, or sealed for another wave, is refused; what is huge too', async () => {
  const [one, other] = [
    await openedWave(service, service.pack, 'children'),
    await openedWave(service, service.pack, 'children'),
  ]
  const { form } = await walkTo(at(one.code))
  assert.equal((await sendTo(at(other.code), form)).status, 400)
  const sealed = String(form._sealed)
  const changed = sealed.slice(0, 60) + (sealed[60] === 'A' ? 'B' : 'A') + sealed.slice(61)
  assert.equal((await sendTo(at(one.code), { ...form, _sealed: changed })).status, 400)
  assert.equal((await sendTo(at(one.code), { ...form, _sealed: [sealed, sealed] })).status, 400)
  assert.equal((await sendTo(at(one.code), { ...form, _sealed: 'x'.repeat(400_000) })).status, 413)
  assert.deepEqual([await rows(one.id), await rows(other.id)], [[], []])
})

test('each person meets every arm of the stories, and stories have each arm equally often', async () => {
  const { code } = await openedWave(service, service.pack, 'practitioners')
  const seen = new Map<string, number>()
  for (let person = 0; person < 12; person++) {
    const { pages } = await walkTo(at(code))
    const arms = pages.flatMap((page) => /A (girl|boy|child) of 1\d/.exec(page)?.[1] ?? [])
    assert.equal(arms.length, 4)
    assert.equal(new Set(arms).size, 3)
    for (const arm of arms) seen.set(arm, (seen.get(arm) ?? 0) + 1)
  }
  assert.equal(seen.size, 3)
  for (const times of seen.values()) assert.ok(Math.abs(times - 16) <= 6, `${times} of 48`)
})

test('a school behind one address: hundreds at once, each counted once', async () => {
  const { id, code } = await openedWave(service, service.pack, 'children')
  const forms = []
  for (let i = 0; i < 40; i++) forms.push((await walkTo(at(code))).form)
  const sent = await Promise.all([...forms, ...forms, ...forms].map((form) => sendTo(at(code), form)))
  for (const { status } of sent) assert.equal(status, 200)
  assert.equal((await rows(id)).length, 40)
})

test('a day that is shuffled loses nothing, and all its rows share one transaction', async () => {
  const { id, code } = await openedWave(service, service.pack, 'children')
  for (let i = 0; i < 6; i++) await sendTo(at(code), (await walkTo(at(code), writes(`Word ${i}.`))).form)
  const kept = await rows(id)
  const words = await comments(id)
  await service.owner(`select shuffle_survey_day('2026-11-23')`)
  assert.deepEqual(await rows(id), kept)
  assert.equal((await comments(id)).length, words.length)
  const [writers] = await service.owner<{ n: number }>(
    `select count(distinct xmin::text)::int as n from survey_comment where wave_id = $1`,
    [id],
  )
  assert.equal(writers?.n, 1)
})

test('while the database cannot keep it, the page says that it was not sent, keeps the answers, and sends again', async () => {
  const { id, code } = await openedWave(service, service.pack, 'children')
  const { form } = await walkTo(at(code))
  await service.owner(`revoke insert on survey_response from ${service.role}`)
  const failed = await sendTo(at(code), form)
  assert.equal(failed.status, 503)
  assert.match(failed.text, /Your answers were not sent/)
  assert.match(failed.text, /Check your answers/)
  await service.owner(`grant insert on survey_response to ${service.role}`)
  const { _sealed, _at } = (await import('../scaffold/answer-wave.ts')).hidden(failed.text)
  assert.equal((await sendTo(at(code), { _sealed, _at, _go: 'send' })).status, 200)
  assert.equal((await rows(id)).length, 1)
})

test('with the database gone, pages of a wave that was read go on, and Send says that it was not sent', async () => {
  const { code } = await openedWave(service, service.pack, 'parents')
  const unread = await openedWave(service, service.pack, 'parents')
  const { form } = await walkTo(at(code))
  await service.database.end()
  now = new Date('2026-11-23T10:02:00Z')
  assert.match(await (await fetch(at(code))).text(), /Keeping children safe outside the home/)
  assert.equal((await sendTo(at(code), {})).status, 200)
  const failed = await sendTo(at(code), form)
  assert.equal(failed.status, 503)
  assert.match(failed.text, /Your answers were not sent/)
  const away = await fetch(at(unread.code))
  assert.equal(away.status, 503)
  assert.match(await away.text(), /We cannot show this survey just now/)
})
