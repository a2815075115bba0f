import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskService, pageOf, startDesk } from '../../../test/scaffold/desk.ts'
import { type Answers, post, sealedIn } from '../../../test/scaffold/service.ts'
import { noticedPath, PATHS } from '../../guide/urls.ts'
import { openSealing } from '../../vault/index.ts'

let desk: DeskService
before(async () => {
  desk = await startDesk()
})
after(() => desk?.stop())

const START = '/desk/tell/information-sharing'
const ANSWERS: Answers = {
  teller: 'practitioner',
  now: 'neither',
  about: 'vehicle',
  happening: ['weapon'],
  'also-know': ['place'],
  kind: ['criminal'],
}

/** Signs ticked and “whom should I tell?” answered, as they travel sealed in its last page. */
async function walked(): Promise<{ sealed: string; page: string }> {
  const signs = { go: 'answer', noticed: ['extra-phone', 'unknown-cars-or-taxis'] }
  let page = await (await post(desk.url + noticedPath('practitioners'), signs)).text()
  for (let i = 0; i < 20; i++) {
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1]
    if (question === undefined) return { sealed: sealedIn(page), page }
    const fields = { sealed: sealedIn(page), question, answer: ANSWERS[question] ?? 'none' }
    page = await (await post(desk.url + PATHS.whomToTell, fields)).text()
  }
  throw new Error('The journey did not end.')
}

const goOn = (fields: Record<string, string>) =>
  fetch(`${desk.url}${START}/go-on`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

test('answers of “whom should I tell?” and the signs go on into a draft, through signing in, and count when it is sent', async () => {
  const { sealed, page } = await walked()
  assert.ok(page.includes(`formaction="${START}/go-on"`), 'the answer leads there')
  const left = await goOn({ sealed })
  assert.equal(left.status, 303)
  assert.equal(left.headers.get('location'), START)
  const set = left.headers.get('set-cookie') ?? ''
  assert.match(set, /^carried=v1\.[^;]+; Path=\/desk\/tell; HttpOnly; SameSite=Strict; Max-Age=1800$/)
  const cookie = set.split(';', 1)[0]

  // Signed out: first to signing in, and nothing of it is lost or stands in the address.
  const out = await fetch(desk.url + START, { headers: { cookie: cookie ?? '' }, redirect: 'manual' })
  assert.equal(out.status, 303)
  assert.equal(out.headers.get('set-cookie'), null)
  assert.ok(!out.headers.get('location')?.includes('v1.'))

  const tess = await desk.worker('professional', 'school', 'Tess Teller')
  const began = await fetch(desk.url + START, { headers: { cookie: `${tess.cookie}; ${cookie}` } })
  const start = await began.text()
  assert.ok(start.includes('carried over'))
  assert.match(began.headers.get('set-cookie') ?? '', /^carried=; .*Max-Age=0/, 'read once')
  const carried = /name="carried" value="([^"]+)"/.exec(start)?.[1] ?? ''
  const begun = await tess.post(START, { start: 'yes', carried })
  assert.equal(begun.status, 303)
  const draft = begun.headers.get('location') ?? ''
  let shown = await pageOf(tess, draft)
  const seen: string[] = []
  const answers: Record<string, string> = {
    'police-may-call': 'yes',
    significant: 'unsure',
    exposes: 'no',
    'how-known': 'saw',
    'family-told': 'nobody',
    'not-find-out': 'Nobody.',
    narrative: 'The same car waits at the gates each Friday.',
  }
  for (let i = 0; i < 30 && !shown.includes('Check your answers'); i++) {
    const ticked = [...shown.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]+)"[^>]* checked/g)]
    seen.push(...ticked.map(([, name, value]) => `${name}=${value}`))
    const fields: Record<string, string | string[]> = { ...typed(shown), ...answers, _go: 'next' }
    for (const [, name = '', value = ''] of ticked)
      if (!(name in answers)) fields[name] = [...[fields[name] ?? []].flat(), value]
    const sent = await tess.post(draft, fields)
    assert.equal(sent.status, 303, /error-message.*?<\/p>/s.exec(await sent.clone().text())?.[0])
    shown = await pageOf(tess, sent.headers.get('location') ?? '')
  }
  assert.deepEqual(seen.toSorted(), ['harms=criminal', 'signs=extra-phone', 'signs=unknown-cars-or-taxis'])
  // Told there: a weapon. So the call comes first, though this form has heard nothing of it.
  assert.ok(shown.includes('Telephone first'))
  const sent = await (await tess.post(draft, { ...typed(shown), _go: 'send' })).text()
  assert.ok(sent.includes('Telephone first'))
  const [concern] = await desk.owner<{ significant: boolean }>('select significant from concern')
  assert.equal(concern?.significant, true)
})

/** Boxes as they stand, and the fields that go with a page unseen. */
const typed = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input(?=[^>]*(?:type="hidden"|govuk-input))[^>]*>/g)].flatMap(([input]) => {
      const name = /name="([^"]+)"/.exec(input)?.[1]
      return name && name !== 'csrf' ? [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']] : []
    }),
  )

test('what is forged, too old or sealed for another page is refused, and no cookie is left', async () => {
  const { sealed } = await walked()
  const other = openSealing(desk.key, `tell/worry/${desk.pack.partnership.id}`).seal({}, new Date())
  for (const [fields, status] of [
    [{ sealed: `${sealed.slice(0, -2)}AA` }, 400],
    [{ carried: other }, 400],
    [{ carried: 'x'.repeat(300_000) }, 413],
    [{}, 303],
  ] as const) {
    const response = await goOn(fields)
    assert.equal(response.status, status)
    assert.equal(response.headers.get('set-cookie'), null)
  }
})
