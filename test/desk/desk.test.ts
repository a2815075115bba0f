import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CAR, ME } from '../../src/concern/samples.fixture.ts'
import { afterIn, type DeskService, MONDAY, pageOf, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let dana: StaffClient
let lee: StaffClient
let nadia: StaffClient

before(async () => {
  desk = await startDesk()
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
  lee = await desk.worker('first-contact', 'children', 'Lee Harmsworth')
  nadia = await desk.worker('police-team', 'police', 'Nadia Brisk')
})
after(() => desk?.stop())

const one = (reference: string): string => `/desk/concerns/${reference}`
const act = async (
  client: StaffClient,
  reference: string,
  fields: Record<string, string>,
): Promise<Response> =>
  client.post(`${one(reference)}/steps`, { after: afterIn(await pageOf(client, one(reference))), ...fields })

test('what is due first stands first; opening one is recorded, shows that the inbox is watched, and stops that clock', async () => {
  const first = await desk.tell(ME)
  const inbox = await pageOf(dana, '/desk')
  assert.match(inbox, new RegExp(`${first}[^]*Open it`))
  assert.match(inbox, /Significant harm feared|A young person/)
  const page = await pageOf(dana, one(first))
  assert.match(page, /He says I owe him\./)
  assert.match(page, /Before you contact anybody/)
  assert.doesNotMatch(page, /Sam Example/, 'who told is kept apart')
  assert.match(await pageOf(dana, '/desk'), new RegExp(`${first}[^]*(Acknowledge it|Decide)`))
  const [{ n } = { n: 0 }] = await desk.owner<{ n: number }>(
    `select count(*)::int as n from audit_entry where action = 'concern.read' and actor_id = $1`,
    [dana.personId],
  )
  assert.ok(n >= 1)
  const watched = await desk.owner(`select 1 from team_watch where person_id = $1`, [dana.personId])
  assert.ok(watched.length >= 1)
})

test('taken, handed over, acknowledged, decided, told, supported, closed and reopened; each stands in the history', async () => {
  const ref = await desk.tell(ME)
  assert.equal((await act(dana, ref, { do: 'claimed' })).status, 303)
  assert.equal((await act(dana, ref, { do: 'handed-over', to: lee.personId })).status, 303)
  assert.equal((await act(lee, ref, { do: 'acknowledged' })).status, 303)
  assert.match(await pageOf(lee, one(ref)), /A person here has read your message/)

  const decide = `${one(ref)}/decide`
  const at = afterIn(await pageOf(lee, decide))
  const none = await lee.post(decide, { after: at, outcome: 'assessment', reasons: '' })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /value="assessment"[^>]* checked/)
  assert.equal((await lee.post(decide, { after: at, outcome: 'nonsense', reasons: 'x' })).status, 422)
  const blaming = { after: at, outcome: 'assessment', reasons: 'He is a drug runner.' }
  const pointed = await lee.post(decide, blaming)
  assert.equal(pointed.status, 200)
  assert.match(await pointed.text(), /drug runner.*puts the blame on a child/)
  const decided = await lee.post(decide, { ...blaming, looked: 'yes' })
  assert.equal(decided.headers.get('location'), `${one(ref)}/reply?from=being-done`)

  const reply = `${one(ref)}/reply`
  const again = afterIn(await pageOf(lee, reply))
  const text = 'A social worker comes on Tuesday about Big T.'
  const preview = await lee.post(reply, { after: again, text, kind: 'reply', do: 'look' })
  const shown = await preview.text()
  assert.match(shown, /“social worker”/)
  assert.match(shown, /“Big T”.*stands in what was told/)
  assert.doesNotMatch(await pageOf(lee, one(ref)), /comes on Tuesday/, 'looking at it sends nothing')
  assert.equal(
    (await lee.post(reply, { after: again, text: 'Thank you.', kind: 'question', do: 'send' })).status,
    303,
  )
  assert.match(await pageOf(lee, one(ref)), /Lee Harmsworth asked/)

  assert.equal((await act(lee, ref, { do: 'supported', support: 'advocate', how: 'offered' })).status, 303)
  assert.equal((await act(lee, ref, { do: 'supported', support: 'advocate', how: 'begun' })).status, 303)
  assert.equal((await act(lee, ref, { do: 'supported', support: 'x', how: 'y' })).status, 422)
  assert.equal((await act(lee, ref, { do: 'noted', note: 'Spoke with the school.' })).status, 303)
  assert.equal((await act(lee, ref, { do: 'closed' })).status, 303)
  const reopen = `${one(ref)}/reopen`
  const shut = await pageOf(lee, reopen)
  assert.equal((await lee.post(reopen, { after: afterIn(shut), reasons: '' })).status, 422)
  assert.equal((await lee.post(reopen, { after: afterIn(shut), reasons: 'More is known.' })).status, 303)
  const page = await pageOf(lee, one(ref))
  for (const said of [
    'Taken',
    'Handed over to Lee Harmsworth',
    'Acknowledged',
    'Decided: An assessment',
    'A question was asked',
    'An advocate for the child: Begun',
    'Spoke with the school',
    'Closed',
    'Reopened',
  ])
    assert.match(page, new RegExp(said), said)
  const stopped = await desk.owner(
    `select kind from concern_clock k join concern c on c.id = k.concern_id where c.reference = $1 and stopped_at is not null`,
    [ref],
  )
  assert.equal(stopped.length, 2)
})

test('of two who act at once one is told what the other did, and loses nothing of what was typed', async () => {
  const ref = await desk.tell(ME)
  const decide = `${one(ref)}/decide`
  const [mine, theirs] = [afterIn(await pageOf(dana, decide)), afterIn(await pageOf(lee, decide))]
  assert.equal(mine, theirs)
  const both = await Promise.all([
    dana.post(decide, { after: mine, outcome: 'advice', reasons: 'Dana weighed it so.' }),
    lee.post(decide, { after: theirs, outcome: 'assessment', reasons: 'Lee weighed it otherwise.' }),
  ])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  const late = both.findIndex(({ status }) => status === 409)
  const page = (await both[late]?.text()) ?? ''
  assert.match(page, /Somebody was faster/)
  assert.match(page, /Dana weighed it so/)
  assert.match(page, /Lee weighed it otherwise/)
  const who = [dana, lee][late] as StaffClient
  const saved = await who.post(decide, {
    after: afterIn(page),
    outcome: 'assessment',
    reasons: 'After talking.',
  })
  assert.equal(saved.status, 303)
  const steps = await desk.owner<{ kind: string }>(
    `select s.kind from desk_step s join concern c on c.id = s.concern_id where c.reference = $1 order by sequence`,
    [ref],
  )
  assert.deepEqual(
    steps.map(({ kind }) => kind),
    ['decided', 'decided'],
  )
})

test('many at once: each step is there once, in one order', async () => {
  const ref = await desk.tell(ME)
  const notes = Array.from({ length: 6 }, (_, i) => `note ${i}`)
  const write = async (note: string): Promise<void> => {
    for (;;) {
      const client = Number(note.slice(5)) % 2 ? dana : lee
      const { status } = await act(client, ref, { do: 'noted', note })
      if (status === 303) return
      assert.equal(status, 409)
    }
  }
  await Promise.all(notes.map(write))
  const page = await pageOf(dana, one(ref))
  for (const note of notes) assert.equal(page.split(`>${note}<`).length - 1, 1, note)
})

test('a sent reply is sent once, and one who wants none is never written to', async () => {
  const ref = await desk.tell(ME)
  const reply = `${one(ref)}/reply`
  const sent = {
    after: afterIn(await pageOf(dana, reply)),
    text: 'Thank you once.',
    kind: 'reply',
    do: 'send',
  }
  const twice = await Promise.all([dana.post(reply, sent), dana.post(reply, sent)])
  assert.deepEqual(twice.map(({ status }) => status).toSorted(), [303, 409])
  const page = await pageOf(dana, one(ref))
  assert.equal(page.split('Thank you once.').length - 1, 1)
  const silent = await desk.tell({ ...ME, reply: 'no' })
  assert.equal((await dana.get(`${one(silent)}/reply`)).status, 404)
  assert.equal((await dana.post(`${one(silent)}/reply`, { ...sent, after: '0' })).status, 404)
  assert.match(await pageOf(dana, one(silent)), /They chose not to be written to/)
})

test('passed to another team in one step: the first clock goes on, and who passed it sees it no more', async () => {
  const ref = await desk.tell(CAR)
  assert.equal((await dana.get(one(ref))).status, 404, 'it is with the police')
  const way = `${one(ref)}/re-route`
  const page = await pageOf(nadia, way)
  const [team = ''] =
    /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*First Contact/.exec(page)?.slice(1) ?? []
  const due = await desk.owner(
    'select due_at from concern_clock k join concern c on c.id = k.concern_id where c.reference = $1 order by 1',
    [ref],
  )
  desk.at(new Date(MONDAY.getTime() + 1_200_000))
  assert.equal((await nadia.post(way, { after: afterIn(page), team, reasons: '' })).status, 422)
  const gone = await nadia.post(way, { after: afterIn(page), team, reasons: 'A child is named.' })
  assert.equal(gone.headers.get('location'), '/desk')
  assert.equal((await nadia.get(one(ref))).status, 404)
  assert.match(await pageOf(dana, one(ref)), /Passed to First Contact/)
  assert.doesNotMatch(await pageOf(dana, one(ref)), /A child is named\./, 'another team’s words stay theirs')
  assert.deepEqual(
    await desk.owner(
      'select due_at from concern_clock k join concern c on c.id = k.concern_id where c.reference = $1 order by 1',
      [ref],
    ),
    due,
  )
  desk.at(MONDAY)
})

test('who told is shown to whoever has it, for a reason alone, and each reading is in the record', async () => {
  const ref = await desk.tell(ME)
  const way = `${one(ref)}/source`
  assert.match(await pageOf(dana, way), /Nobody has it: take it first/)
  assert.equal((await dana.post(way, { reason: 'keep-them-safe' })).status, 404)
  const claim = { after: afterIn(await pageOf(dana, one(ref))), do: 'claimed' }
  assert.equal((await dana.post(`${one(ref)}/steps`, claim)).status, 303)
  assert.doesNotMatch(await pageOf(dana, way), /Sam Example/)
  assert.equal((await dana.post(way, {})).status, 422)
  const before = await readings()
  const shown = await dana.post(way, { reason: 'keep-them-safe' })
  assert.match(await shown.text(), /Sam Example/)
  assert.equal(await readings(), before + 1)
})
const readings = async (): Promise<number> =>
  (
    await desk.owner<{ n: number }>(`select count(*)::int as n from audit_entry where action = 'source.read'`)
  )[0]?.n ?? 0

test('police take what was shared without who told, keep their own reference, and say what became of it', async () => {
  const teller = await desk.worker('professional', 'school', 'Tess Teller')
  const ref = await desk.tell(SHARED, { form: 'information-sharing', by: teller })
  const page = await pageOf(nadia, one(ref))
  for (const said of [
    'Kit Sample',
    'YQ51 ABC',
    'Seen by two of us',
    'Kit seems afraid',
    'Kit’s older cousin',
  ])
    assert.match(page, new RegExp(said), said)
  for (const type of ['json', 'csv', 'txt', 'pdf']) {
    const file = await nadia.get(`${one(ref)}/take/${type}`)
    assert.equal(file.status, 200, type)
    const bytes = Buffer.from(await file.arrayBuffer())
    if (type === 'pdf') assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
    else {
      assert.match(bytes.toString(), /Kit Sample/)
      assert.doesNotMatch(bytes.toString(), /Tess Teller|Teaching assistant/)
    }
  }
  assert.equal((await nadia.get(`${one(ref)}/take/exe`)).status, 404)
  const json = await (await nadia.get(`${one(ref)}/take/json`)).json()
  assert.deepEqual([json.format, json.version, json.reference], ['early-signs-concern', 1, ref])
  assert.equal((await act(nadia, ref, { do: 'referenced', own: 'OP/2026/117' })).status, 303)
  assert.equal((await act(nadia, ref, { do: 'became', became: 'burnt' })).status, 422)
  assert.equal((await act(nadia, ref, { do: 'became', became: 'logged' })).status, 303)
  assert.match(await pageOf(teller, `/my-concerns/${ref}`), /Logged as information/)
  assert.doesNotMatch(await pageOf(teller, `/my-concerns/${ref}`), /OP\/2026\/117/)
})

test('a reference is found however it is typed; what is another’s is as if it were nowhere', async () => {
  const ref = await desk.tell(ME)
  const typed = ref.toLowerCase().replace('-', ' ')
  const found = await dana.post('/desk/find', { sought: typed })
  assert.equal(found.headers.get('location'), one(ref))
  const missed = await nadia.post('/desk/find', { sought: ref })
  assert.equal(missed.status, 200)
  assert.match(await missed.text(), /Nothing that you may see has that reference/)
})

test('what is stuck is told with its reason, and nothing of what was told', async () => {
  const ref = await desk.tell(ME)
  desk.at(new Date(MONDAY.getTime() + 3 * 86_400_000))
  const admin = await desk.signIn('administrator')
  const page = await pageOf(admin, '/desk/stuck')
  assert.match(page, new RegExp(`${ref}[^]*Nobody of the team has opened it`))
  assert.match(page, /href="\/people\/teams\/[0-9a-f-]{36}"/, 'an administrator mends its addresses')
  assert.doesNotMatch(page, /I owe him|Big T/)
  desk.at(MONDAY)
})

test('bad input does no harm: steps that are none, numbers, lists, markup, too much', async () => {
  const ref = await desk.tell(ME)
  for (const fields of [
    {},
    { do: 'x', after: '0' },
    { do: 'claimed', after: 'x' },
    { do: 'decided', after: '0' },
    { do: 'closed', after: '0' },
  ])
    assert.equal((await dana.post(`${one(ref)}/steps`, fields as Record<string, string>)).status, 404)
  assert.equal((await dana.post(`${one(ref)}/steps`, { do: 'claimed', after: '7' })).status, 404)
  assert.equal((await act(dana, ref, { do: 'noted', note: 'x'.repeat(5001) })).status, 422)
  assert.equal((await act(dana, ref, { do: 'handed-over', to: nadia.personId })).status, 422)
  assert.equal((await act(dana, ref, { do: 'noted', note: '<script>alert(1)</script>\u0000 ‮' })).status, 303)
  const page = await pageOf(dana, one(ref))
  assert.ok(!page.includes('<script>alert') && page.includes('&lt;script&gt;alert'))
  for (const query of [
    '?show=x&page=99999&team=1&form=x',
    '?page=-1',
    '?after=1.x&before=9&from=2026-02-30x&holder=x',
    '?show=closed&page=2',
  ])
    assert.equal((await dana.get(`/desk${query}`)).status, query.includes('from') ? 422 : 200, query)
})
