import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verify } from '../src/audit/index.ts'
import { CAR, ME } from '../src/concern/samples.fixture.ts'
import { carryOutRuns, findYears, openHoldKeys } from '../src/keeping/index.ts'
import { type DeskService, MONDAY, pageOf, SHARED, startDesk } from './desk.ts'
import type { StaffClient } from './staff.ts'

let desk: DeskService
let officer: StaffClient
/** Everything here happens between this day and ten years later: long enough for six years to go by. */
const TOLD = new Date('2020-03-02T10:00:00Z')
const DAY_MS = 86_400_000

before(async () => {
  desk = await startDesk()
  desk.at(MONDAY)
  officer = await desk.signIn('data-protection-officer', 'Maud Ellery')
})
after(() => desk?.stop())

const idOf = async (reference: string): Promise<string> =>
  (await desk.owner<{ id: string }>('select id from concern where reference = $1', [reference]))[0]?.id ?? ''
const carryOut = (): Promise<number> =>
  carryOutRuns({
    database: desk.database,
    partnershipId: desk.partnershipId,
    keys: openHoldKeys(desk.key, desk.partnershipId),
    clock: () => moment,
  })
let moment = MONDAY
const at = (now: Date): void => {
  moment = now
  desk.at(now)
}
const later = (days: number): Date => new Date(MONDAY.getTime() + days * DAY_MS)
const tellThen = async (day: Date, ...told: Parameters<DeskService['tell']>): Promise<string> => {
  at(day)
  const reference = await desk.tell(...told)
  at(MONDAY)
  return reference
}
const listOf = async (type: string): Promise<string> => {
  const drawn = await officer.post('/keeping/lists', { types: [type] })
  assert.equal(drawn.status, 303, await drawn.text())
  return drawn.headers.get('location') ?? ''
}
const tablesWith = async (id: string): Promise<string[]> => {
  const columns = await desk.owner<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and udt_name = 'uuid' and column_name in ('concern_id', 'other_id', 'id')
       and table_name in (select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace)`,
  )
  const found: string[] = []
  for (const { table, column } of columns)
    if ((await desk.owner(`select from ${table} where ${column} = $1 limit 1`, [id])).length > 0)
      found.push(table)
  return [...new Set(found)].sort()
}

test('what is due is shown by type, and nothing goes before an officer has approved a list and a week is over', async () => {
  const old = await tellThen(TOLD, SHARED, { form: 'information-sharing' })
  const young = await desk.tell(SHARED, { form: 'information-sharing' })
  const page = await pageOf(officer, '/keeping')
  assert.match(page, /One record is due today/)
  assert.match(await pageOf(officer, '/keeping/due/information'), new RegExp(old))
  const run = await listOf('information')
  const shown = await pageOf(officer, run)
  assert.match(shown, new RegExp(old))
  assert.doesNotMatch(shown, new RegExp(young))
  assert.equal(await carryOut(), 0, 'nobody approved it')
  assert.equal((await officer.post(run, { do: 'approve', number: '2' })).status, 422, 'another number')
  assert.equal((await officer.post(run, { do: 'approve', number: '1' })).status, 303)
  assert.equal(await carryOut(), 0, 'it waits for a week')
  const id = await idOf(old)
  assert.ok((await tablesWith(id)).includes('concern_source'))
  at(later(8))
  assert.equal(await carryOut(), 1)
  assert.deepEqual(await tablesWith(id), [], 'nothing that belongs to it is left')
  assert.notEqual(await idOf(young), '')
  assert.deepEqual(
    await desk.owner("select year, form, n from kept_count where form = 'information-sharing'"),
    [{ year: 2020, form: 'information-sharing', n: 1 }],
  )
  at(MONDAY)
})
