import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { afterIn, type DeskService, MONDAY, pageOf, SHARED, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

let desk: DeskService
let assistant: StaffClient
let lead: StaffClient
let dana: StaffClient

/** What a teaching assistant might tell their own safeguarding lead: a softer sign, nothing that is proved. */
const softer = (narrative: string) => ({
  who: 'practitioner',
  about: 'child-known',
  happening: ['not-sure'],
  'child-name': 'Kit Sample',
  named: 'yes',
  'your-name': 'Tess Teller',
  reply: 'yes',
  narrative,
})

before(async () => {
  desk = await startDesk()
  assistant = await desk.worker('professional', 'school', 'Tess Teller')
  lead = await desk.worker('safeguarding-lead', 'school', 'Martin Okell')
  dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
})
after(() => desk?.stop())

const one = (reference: string): string => `/desk/concerns/${reference}`

test('a teaching assistant tells, her lead reads and sends it on, First Contact decides, and she hears back', async () => {
  const ref = await desk.tell(softer('Kit falls asleep in every lesson.'), { by: assistant })
  assert.equal((await dana.get(one(ref))).status, 404, 'nobody but the lead has it yet')
  assert.match(await pageOf(lead, '/lead'), new RegExp(ref))
  assert.match(await pageOf(assistant, `/my-concerns/${ref}`), /has not opened it yet/)
  assert.match(await pageOf(lead, one(ref)), /Kit falls asleep/)
  assert.match(await pageOf(assistant, `/my-concerns/${ref}`), /Somebody has opened it/)

  desk.at(new Date(MONDAY.getTime() + 60_000))
  const way = `${one(ref)}/re-route`
  const page = await pageOf(lead, way)
  const [, team = ''] = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*First Contact/.exec(page) ?? []
  assert.equal((await lead.post(way, { after: afterIn(page), team, reasons: 'The third sign.' })).status, 303)
  const still = await pageOf(lead, one(ref))
  assert.match(still, /another team answers for it/)
  assert.match(still, /The third sign\./)
  assert.equal((await lead.get(`${one(ref)}/reply`)).status, 404, 'only the team that answers writes')
  assert.equal((await lead.get(`${one(ref)}/source`)).status, 404)

  const decide = `${one(ref)}/decide`
  const decided = {
    after: afterIn(await pageOf(dana, decide)),
    outcome: 'early-help',
    reasons: 'The family agrees.',
  }
  assert.equal((await dana.post(decide, decided)).status, 303)
  const reply = `${one(ref)}/reply`
  const sent = {
    after: afterIn(await pageOf(dana, reply)),
    text: 'Thank you, Tess.',
    kind: 'reply',
    do: 'send',
  }
  assert.equal((await dana.post(reply, sent)).status, 303)
  assert.match(await pageOf(assistant, '/my-concerns'), /A new reply/)
  const heard = await pageOf(assistant, `/my-concerns/${ref}`)
  assert.match(heard, /Early help/)
  assert.match(heard, /Thank you, Tess\./)
  assert.doesNotMatch(heard, /falls asleep|The family agrees|third sign/)
  assert.doesNotMatch(await pageOf(assistant, '/my-concerns'), /A new reply/)
  assert.match(await pageOf(lead, one(ref)), /Decided: Early help/)
  assert.doesNotMatch(await pageOf(lead, one(ref)), /The family agrees/)
})

test('a lead holds, adds, and sees softer signs side by side, dated and unscored, as they chose', async () => {
  const refs = []
  for (const says of ['New trainers again.', 'No lunch since Monday.', 'Picked up by a man.'])
    refs.push(await desk.tell(softer(says), { by: assistant }))
  const [first = '', second = '', third = ''] = refs
  const decide = `${one(first)}/decide`
  const held = {
    after: afterIn(await pageOf(lead, decide)),
    outcome: 'held-in-school',
    reasons: 'Watch with the tutor.',
  }
  assert.equal((await lead.post(decide, held)).status, 303)
  const noted = {
    after: afterIn(await pageOf(lead, one(first))),
    do: 'noted',
    note: 'The tutor has seen it too.',
  }
  assert.equal((await lead.post(`${one(first)}/steps`, noted)).status, 303)

  const beside = `${one(first)}/same-child`
  const page = await pageOf(lead, beside)
  assert.doesNotMatch(page, / checked/, 'nothing is put together by itself')
  assert.equal((await lead.post(beside, {})).status, 422)
  const put = await lead.post(beside, { with: [second, third] })
  const child = put.headers.get('location') ?? ''
  assert.match(child, /^\/lead\/children\/[0-9a-f-]{36}$/)
  const sides = await pageOf(lead, child)
  for (const says of ['New trainers again.', 'No lunch since Monday.', 'Picked up by a man.'])
    assert.match(sides, new RegExp(says))
  assert.doesNotMatch(sides, /score|total|\d+ (signs|concerns|reports)/i)
  assert.match(await pageOf(lead, '/lead/children'), new RegExp(child))
  assert.equal((await lead.post(child, { do: 'away', reference: third })).status, 303)
  assert.doesNotMatch(await pageOf(lead, child), /Picked up by a man/)
  assert.equal((await lead.post(child, { do: 'away', reference: third })).status, 404)

  const other = await desk.organisation('Another school', 'school')
  const stranger = await desk.signIn('safeguarding-lead', 'Other Lead', undefined, other)
  assert.equal((await stranger.get(child)).status, 404)
  assert.equal((await stranger.post(child, { do: 'away', reference: second })).status, 404)
  assert.equal((await stranger.get(beside)).status, 404)
})

test('what names exactly the same is suggested, within the organisation alone, and never ticked', async () => {
  const colleague = await desk.worker('professional', 'school', 'Col League')
  const first = await desk.tell(SHARED, { form: 'information-sharing', by: assistant })
  const second = await desk.tell(SHARED, { form: 'information-sharing', by: colleague })
  const page = await pageOf(lead, `${one(first)}/same-child`)
  assert.match(page, new RegExp(`${second}[^]*names exactly the same: [^<]*Kit Sample`))
  assert.doesNotMatch(page, / checked/)
})

test('a lead takes what was told into their own record, which stays the record', async () => {
  const ref = await desk.tell(softer('Late each Friday.'), { by: assistant })
  const page = await pageOf(lead, `${one(ref)}/take`)
  assert.match(page, /CPOMS, MyConcern/)
  assert.match(page, /Late each Friday/)
  const csv = await (await lead.get(`${one(ref)}/take/csv`)).text()
  assert.match(csv, /,Late each Friday\.\r\n/)
  assert.doesNotMatch(csv, /Tess Teller/)
})

test('of an adult who works with children nobody of the school sees anything but the one who told', async () => {
  const people = [
    {
      'person-role': ['person-of-concern'],
      'person-name': 'Mr Coach',
      'person-works': 'yes',
      'person-workplace': 'Merrowby High School',
    },
  ]
  const ref = await desk.tell({ ...SHARED, people }, { form: 'information-sharing', by: assistant })
  assert.equal((await lead.get(one(ref))).status, 404)
  assert.doesNotMatch(await pageOf(lead, '/lead?show=all'), new RegExp(ref))
  assert.match(await pageOf(assistant, `/my-concerns/${ref}`), /How it stands/)
  const ruth = await desk.worker('first-contact', 'designated', 'Ruth Ansty')
  assert.match(await pageOf(ruth, one(ref)), /Nobody at their work/)
})
