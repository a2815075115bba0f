import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CAR, ME } from '../../src/concern/samples.fixture.ts'
import { ROWS_A_PAGE } from '../../src/desk/cases/find-page.ts'
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
const act = async (client: StaffClient, ref: string, fields: Record<string, string>): Promise<void> => {
  const after = afterIn(await pageOf(client, one(ref)))
  assert.equal((await client.post(`${one(ref)}/steps`, { after, ...fields })).status, 303)
}
const referencesIn = (page: string): string[] =>
  [...page.matchAll(/es-reference" href="\/desk\/concerns\/([^"]+)"/g)].map(([, ref]) => ref as string)
const link = (page: string, rel: 'prev' | 'next'): string | null =>
  new RegExp(`<a [^>]*href="([^"]+)"[^>]*rel="${rel}"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null

/** What the database has kept, and what it is made of, are the same. */
const consistent = async (): Promise<void> => {
  const columns = `concern_id, team_id, capacity, reference, form, route, harms, age_band, gender, teller_kind, significant,
    flooding, may_reply, told_at, open_due_at, opened_at, acknowledge_due_at, decide_due_at, claimed_by, decided,
    written_at, closed_at, unread`
  const differ = await desk.owner(
    `(select ${columns} from desk_case except select ${columns} from desk_case_now)
      union all (select ${columns} from desk_case_now except select ${columns} from desk_case)`,
  )
  assert.deepEqual(differ, [])
}

test('a row of an inbox says what is so, whatever is done and in which order', async () => {
  const refs = [await desk.tell(ME), await desk.tell(CAR), await desk.tell({ ...ME, reply: 'no' })]
  const [ref = ''] = refs
  await consistent()
  await act(dana, ref, { do: 'claimed' })
  await act(dana, ref, { do: 'handed-over', to: lee.personId })
  await act(lee, ref, { do: 'put-back' })
  await act(lee, ref, { do: 'acknowledged' })
  await consistent()
  const decide = `${one(ref)}/decide`
  const decided = { after: afterIn(await pageOf(lee, decide)), outcome: 'advice', reasons: 'Because.' }
  assert.equal((await lee.post(decide, decided)).status, 303)
  await act(lee, ref, { do: 'closed' })
  await consistent()
  const reopened = { after: afterIn(await pageOf(lee, `${one(ref)}/reopen`)), reasons: 'More is known.' }
  assert.equal((await lee.post(`${one(ref)}/reopen`, reopened)).status, 303)
  await consistent()
  const way = `${one(refs[1] ?? '')}/re-route`
  const page = await pageOf(nadia, way)
  const [team = ''] =
    /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*First Contact/.exec(page)?.slice(1) ?? []
  assert.equal((await nadia.post(way, { after: afterIn(page), team, reasons: 'A child.' })).status, 303)
  await consistent()
  const rows = await desk.owner('select 1 from desk_case where reference = $1', [refs[1]])
  assert.ok(rows.length >= 1)
})

test('passed to another team and back, and on again, at one and the same moment', async () => {
  const ref = await desk.tell(CAR)
  for (const [client, to] of [
    [nadia, 'First Contact'],
    [dana, 'Police information team'],
    [nadia, 'First Contact'],
  ] as const) {
    const way = `${one(ref)}/re-route`
    const page = await pageOf(client, way)
    const [team = ''] =
      new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*<label[^>]*>\\s*${to}`).exec(page)?.slice(1) ?? []
    const sent = await client.post(way, { after: afterIn(page), team, reasons: 'Theirs.' })
    assert.equal(sent.status, 303, to)
  }
  assert.equal((await dana.get(one(ref))).status, 200)
  assert.equal((await nadia.get(one(ref))).status, 404)
  await consistent()
  const notices = await desk.owner(
    `select 1 from concern_notice n join concern c on c.id = n.concern_id where c.reference = $1 and n.kind = 'rerouted'`,
    [ref],
  )
  assert.equal(notices.length, 3, 'a notice for each')
})

test('pages forward and back show each once, in one order, whatever moves meanwhile', async () => {
  for (let i = 0; i < 2 * ROWS_A_PAGE + 5; i++) {
    desk.at(new Date(MONDAY.getTime() + (i % 3) * 60_000))
    await desk.tell(i % 2 ? ME : { ...ME, happening: ['not-sure'] })
  }
  desk.at(new Date(MONDAY.getTime() + 600_000))
  const all = (
    await desk.owner<{ reference: string }>(
      `select d.reference from desk_case d join team t on t.id = d.team_id and t.receives = 'first-contact'
        order by place, concern_id`,
    )
  ).map(({ reference }) => reference)
  const seen: string[] = []
  let at: string | null = '/desk?show=all'
  const pages: string[] = []
  while (at) {
    const page = await pageOf(dana, at)
    pages.push(at)
    seen.push(...referencesIn(page))
    at = link(page, 'next')
  }
  assert.deepEqual(seen, all)
  assert.ok(pages.length >= 3)
  const back: string[] = []
  at = pages.at(-1) ?? null
  while (at) {
    const page = await pageOf(dana, at)
    back.unshift(...referencesIn(page))
    at = link(page, 'prev')
  }
  assert.deepEqual(back, all)
})

test('what is chosen is shown, and nothing else; what nothing is like is said to be so', async () => {
  const [mine, car] = [await desk.tell(ME), await desk.tell({ ...CAR, who: 'parent' })]
  await act(dana, mine, { do: 'claimed' })
  const shown = async (query: string, client = dana): Promise<string[]> =>
    referencesIn(await pageOf(client, `/desk?${query}`))
  assert.ok((await shown(`show=all&holder=${dana.personId}`)).includes(mine))
  assert.ok(!(await shown(`show=all&holder=${lee.personId}`)).includes(mine))
  assert.ok((await shown('show=mine')).includes(mine))
  assert.ok(!(await shown('show=unclaimed')).includes(mine))
  const rows = await desk.owner<Record<string, string | string[] | null>>(
    'select form, route, harms, age_band, gender from desk_case where reference = any($1)',
    [[mine, car]],
  )
  for (const { form, route, harms, age_band: age, gender } of rows) {
    for (const [name, value] of Object.entries({ form, route, age, gender, harm: harms?.[0] ?? null })) {
      if (value === null || value === undefined) continue
      const chosen = `show=all&${name}=${value}&from=2026-11-23&to=2026-11-23`
      const found = [...(await shown(chosen)), ...(await shown(chosen, nadia))]
      const wanted = await desk.owner<{ reference: string }>(
        `select reference from desk_case where ${name === 'harm' ? '$1 = any(harms)' : `${name === 'age' ? 'age_band' : name} = $1`}`,
        [value],
      )
      assert.ok(found.length > 0, name)
      const right = new Set(wanted.map((row) => row.reference))
      assert.ok(
        found.every((ref) => right.has(ref)),
        name,
      )
    }
  }
  assert.deepEqual(await shown('show=all&from=2026-11-24&to=2026-12-24'), [])
  assert.match(await pageOf(dana, '/desk?show=all&gender=another'), /There is none of these/)
  assert.deepEqual(await shown('show=all&written=unwanted&form=exploitation-assessment'), [])
  desk.at(new Date(MONDAY.getTime() + 9 * 86_400_000))
  const late = await shown('due=late', await desk.worker('first-contact', 'children', 'Later'))
  assert.ok(late.length > 0)
  desk.at(new Date(MONDAY.getTime() + 600_000))
})

test('exact things are found however they are typed, by who may see them, and what was typed is nowhere', async () => {
  const teller = await desk.worker('professional', 'school', 'Tess Teller')
  const ref = await desk.tell(SHARED, { form: 'information-sharing', by: teller })
  const me = await desk.tell(ME)
  const find = async (client: StaffClient, sought: string): Promise<string> => {
    const response = await client.post('/desk/find', { sought })
    assert.equal(response.status, 200, sought)
    return response.text()
  }
  for (const [sought, by] of [
    ['yq51abc', 'Number plate'],
    ['YQ51 ABC', 'Number plate'],
    ['Kit Sample 4 March 2012', 'Name and date of birth'],
    ['04/03/2012 SAMPLE, Kit', 'Name and date of birth'],
    ['sample kit born 2012-3-4', 'Name and date of birth'],
    ['+44 7700 900456', 'Phone number'],
  ] as const) {
    const page = await find(nadia, sought)
    assert.ok(referencesIn(page).includes(ref), sought)
    assert.match(page, new RegExp(by), sought)
  }
  for (const sought of ['@big.t.99', 'big.t.99 on Snapchat', '07700900123'])
    assert.ok(referencesIn(await find(dana, sought)).includes(me), sought)
  assert.deepEqual(referencesIn(await find(nadia, '@big.t.99')), [], 'it is First Contact’s')
  assert.match(await find(nadia, 'ZZ99 ZZZ'), /names exactly that/)
  assert.match(await find(nadia, 'Kit from the school'), /nothing that can be looked up/)
  assert.equal((await nadia.post('/desk/find', { sought: ' ' })).status, 422)
  assert.doesNotMatch(desk.log(), /Sample|yq51|YQ51|big\.t/)
  const searches = await desk.owner<{ detail: unknown }>(
    `select detail from audit_entry where action = 'concern.searched'`,
  )
  assert.ok(searches.length >= 10)
  assert.doesNotMatch(JSON.stringify(searches), /Kit|YQ51|900456|big\.t/)
})
