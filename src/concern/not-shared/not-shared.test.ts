import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type DeskService, pageOf, startDesk } from '../../../test/scaffold/desk.ts'
import type { StaffClient } from '../../../test/scaffold/staff.ts'

let desk: DeskService
before(async () => {
  desk = await startDesk()
})
after(() => desk?.stop())

const FORM = '/desk/tell/not-shared'
const LIST = '/my-concerns/not-shared'

const DECISION = {
  about: 'That Kit told me where his cousin sleeps.',
  with: 'Kit’s father',
  'decided-on': '2026-11-20',
  ground: 'more-harm',
  reason: 'Kit fears that his father would go there with others.',
  consent: 'refused',
  said: '“Please do not tell my dad.”',
  advised: 'Our safeguarding lead, 20 November',
}
type Fields = Partial<Record<keyof typeof DECISION | 'id' | 'colleague' | 'do' | 'organisation', string>>

const idIn = (page: string): string => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** Records a decision as its pages do: typed, looked at, recorded. Its address. */
const decide = async (who: StaffClient, fields: Fields = {}): Promise<string> => {
  const id = idIn(await pageOf(who, FORM))
  const looked = await who.post(FORM, { ...DECISION, ...fields, id, do: 'look' })
  assert.equal(looked.status, 200)
  const page = await looked.text()
  assert.ok(page.includes('Check it before it is recorded') && idIn(page) === id)
  const recorded = await who.post(FORM, { ...DECISION, ...fields, id, do: 'record' })
  assert.equal(recorded.status, 303)
  return recorded.headers.get('location') ?? ''
}

test('a decision not to share is recorded once, sealed, with who, for whom, when and why; the record names it', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await decide(tess)
  assert.match(path, /^\/my-concerns\/not-shared\/[0-9a-f-]{36}$/)
  const id = path.split('/').at(-1) ?? ''
  const twice = await tess.post(FORM, { ...DECISION, id, reason: 'Another reason', do: 'record' })
  assert.equal(twice.headers.get('location'), path)
  const page = await pageOf(tess, path)
  for (const said of ['Tess Teller', DECISION.about, 'Kit’s father', '20 November 2026', DECISION.reason])
    assert.ok(page.includes(said), said)
  assert.ok(page.includes('They do not want it shared') && !page.includes('Another reason'))
  assert.ok((await pageOf(tess, LIST)).includes(path))
  assert.ok((await pageOf(tess, '/my-concerns')).includes(LIST))
  const rows = await desk.database.transaction(
    { partnershipId: desk.partnershipId, actor: tess.personId },
    (tx) => tx.selectFrom('not_shared').select('sealed').where('id', '=', id).execute(),
  )
  assert.equal(rows.length, 1)
  assert.ok(!rows[0]?.sealed.includes('Kit'))
  assert.ok(!desk.log().includes('cousin'))
  const entries = await desk.owner<{ action: string; detail: object }>(
    'select action, detail from audit_entry where of_id = $1',
    [id],
  )
  assert.deepEqual(entries, [
    { action: 'not-shared.recorded', detail: { ground: 'more-harm', consent: 'refused' } },
  ])
})

test('its organisation’s safeguarding lead reads it, which is recorded; nobody else, in pages or at the database', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await decide(tess)
  const id = path.split('/').at(-1) ?? ''
  const lead = await desk.worker('safeguarding-lead', 'school', 'Lea Lead')
  assert.ok((await pageOf(lead, LIST)).includes(path))
  assert.ok((await pageOf(lead, path)).includes(DECISION.reason))
  const reads = await desk.owner<{ actor: string }>(
    `select actor_id as actor from audit_entry where of_id = $1 and action = 'not-shared.read'`,
    [id],
  )
  assert.deepEqual(
    reads.map(({ actor }) => actor),
    [lead.personId],
  )
  const colleague = await desk.worker('professional', 'school', 'A colleague')
  const other = await desk.signIn('safeguarding-lead', 'Of another school')
  const worker = await desk.worker('first-contact', 'children')
  for (const who of [colleague, other, worker]) {
    assert.equal((await who.get(path)).status, 404)
    assert.ok(!(await pageOf(who, LIST)).includes(path))
  }
  for (const [actor, n] of [
    [undefined, 0],
    [colleague.personId, 0],
    [other.personId, 0],
    [tess.personId, 1],
    [lead.personId, 1],
  ] as const) {
    const context = { partnershipId: desk.partnershipId, ...(actor ? { actor } : {}) }
    const seen = await desk.database.transaction(context, (tx) =>
      tx.selectFrom('not_shared').select('id').where('id', '=', id).execute(),
    )
    assert.equal(seen.length, n)
  }
})

test('what is about a colleague is not shown to the lead of the place where they both work', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await decide(tess, { colleague: 'yes' })
  const lead = await desk.worker('safeguarding-lead', 'school')
  assert.equal((await lead.get(path)).status, 404)
  assert.ok(!(await pageOf(lead, LIST)).includes(path))
  assert.ok((await pageOf(tess, path)).includes('does not see it'))
})

test('nobody changes or takes away what was decided, under the application’s role either', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  await decide(tess)
  const context = { partnershipId: desk.partnershipId, actor: tess.personId }
  for (const change of ["update not_shared set ground = 'other'", 'delete from not_shared'])
    await assert.rejects(
      desk.database.transaction(context, (tx) => sql.raw(change).execute(tx)),
      /permission denied/,
    )
})

test('what is missing, too long, of tomorrow or no choice at all is told beside it, and what was typed is kept', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const id = idIn(await pageOf(tess, FORM))
  const wrong: [Fields, RegExp][] = [
    [{ about: ' \u0000 \u0007' }, /Write what is not shared/],
    [{ about: 'x'.repeat(2001) }, /Write 2000 characters or fewer/],
    [{ with: '' }, /with whom it is not shared/],
    [{ 'decided-on': '2026-11-24' }, /today or earlier/],
    [{ 'decided-on': '2026-02-30' }, /today or earlier/],
    [{ 'decided-on': 'yesterday' }, /today or earlier/],
    [{ ground: 'because' }, /Choose the reason/],
    [{ reason: '' }, /Write your reason/],
    [{ consent: '' }, /Choose what the child/],
  ]
  for (const [fields, says] of wrong)
    for (const step of ['look', 'record']) {
      const response = await tess.post(FORM, { ...DECISION, ...fields, id, do: step })
      assert.equal(response.status, 422, JSON.stringify(fields))
      const page = await response.text()
      assert.match(page, says)
      assert.match(page, /<title>Error: /)
      assert.ok(page.includes('Our safeguarding lead, 20 November'))
    }
  const kept = await decide(tess, {
    about: 'Kit 🚗 \u0001<b>“x”</b>\r\n\r\nmore',
    said: '',
    'decided-on': '9/11/2026',
  })
  assert.ok((await pageOf(tess, kept)).includes('Kit 🚗 &lt;b&gt;“x”&lt;/b&gt;'))
  assert.ok((await pageOf(tess, kept)).includes('9 November 2026'))
})

test('words that blame a child are pointed out before it is recorded, and bar nothing', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const id = idIn(await pageOf(tess, FORM))
  const looked = await tess.post(FORM, { ...DECISION, id, reason: 'She is promiscuous.', do: 'look' })
  assert.match(await looked.text(), /Words to think about/)
})

test('somebody else’s id leads nowhere and writes nothing over theirs', async () => {
  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const path = await decide(tess)
  const id = path.split('/').at(-1) ?? ''
  const other = await desk.worker('professional', 'school', 'Another')
  const sent = await other.post(FORM, { ...DECISION, about: 'Over theirs', id, do: 'record' })
  assert.equal((await other.get(sent.headers.get('location') ?? '')).status, 404)
  assert.ok(!(await pageOf(tess, path)).includes('Over theirs'))
})
