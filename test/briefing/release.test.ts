import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { WAVES as ANSWERED, answeredWaves } from '../priority/evidence.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

let service: StaffService
let [ada, ben] = [] as unknown as [StaffClient, StaffClient]
let waves: string[]

before(async () => {
  service = await startStaffService()
  await answeredWaves(
    service,
    service.pack,
    ANSWERED.filter(({ firstDay }) => firstDay === '2026-05-04'),
  )
  waves = (await service.owner<{ id: string }>('select id from wave order by audience')).map(({ id }) => id)
  ada = await service.signIn('partnership-officer', 'Ada Officer')
  ben = await service.signIn('partnership-officer', 'Ben Officer')
})
after(() => service?.stop())

const begun = async (name: string): Promise<string> => {
  const reply = await ada.post('/partnership/briefings/new', { name, wave: waves })
  assert.equal(reply.status, 303, await reply.text())
  return reply.headers.get('location') ?? ''
}
const publish = async (at: string, version: number): Promise<Response> => {
  const of = { version: String(version), of: ben.personId }
  assert.equal((await ada.post(`${at}/approval-request`, of)).status, 303)
  assert.equal((await ben.post(`${at}/approval`, { version: String(version) })).status, 303)
  const reply = await ada.post(`${at}/publication`, { version: String(version) })
  // As a browser, which follows where it is led.
  if (reply.status === 303) await ada.get(at)
  return reply
}
const edition = async (name: string): Promise<number> =>
  (await fetch(`${service.url}/briefings/${name}`)).status

const ofBriefings = async (): Promise<number> =>
  (await service.owner(`select from survey_release where made_for = 'briefing'`)).length

test('the same figures may leave the house again and again: exported, in a second edition, in another briefing', async () => {
  const at = await begun('Spring')
  for (const wave of waves)
    assert.equal(
      (await ada.post(`/partnership/waves/${wave}/results/export`, { format: 'json' })).status,
      200,
    )
  assert.equal((await publish(at, 1)).status, 303)
  assert.equal(await edition('spring'), 200)
  const saved = { base: '1', sentence: 'front/title', text: 'What we heard in spring', do: 'save' }
  assert.equal((await ada.post(`${at}/sentences`, saved)).status, 303)
  assert.equal((await publish(at, 2)).status, 303)
  assert.equal((await publish(await begun('Spring again'), 1)).status, 303)
})

test('other figures of the same people, told since a briefing was begun, stop it', async () => {
  const at = await begun('Overtaken')
  // What was told of a cell that the briefing withholds, or otherwise than it does.
  const told = (cells: string) =>
    service.owner(
      `insert into survey_release (partnership_id, wave_id, made_for, release)
       select partnership_id, wave_id, 'export', jsonb_set(release, '{audiences,0,cells}', $1::jsonb)
       from survey_release order by made_at limit 1`,
      [cells],
    )
  await told('{"another:cell": null}')
  const open = await publish(at, 1)
  assert.equal(open.status, 303, 'what was withheld tells nothing')
  const later = await begun('Overtaken again')
  const soFar = await ofBriefings()
  await told('{"another:cell": 12}')
  const stopped = await publish(later, 1)
  assert.equal(stopped.status, 422)
  assert.match(
    await stopped.text(),
    /Other figures of the same people were published since this briefing was begun/,
  )
  assert.equal(await edition('overtaken-again'), 404)
  assert.equal(await ofBriefings(), soFar, 'nothing of it was told')
  assert.equal((await publish(await begun('Anew'), 1)).status, 303, 'begun anew, both are judged together')
})
