import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSharing } from '../../src/practice/index.ts'
import { openDealer } from '../../src/practice/scenarios/allot.ts'
import { publishFigures } from '../../src/practice/scenarios/publish-figures.ts'
import { type Library, libraryOf, placeId, placeIn } from '../../src/practice/scenarios/round.ts'
import { shareRound } from '../../src/practice/scenarios/share-round.ts'
import { beginRound, takeRound } from '../../src/practice/scenarios/take-round.ts'
import { laterPath, SCENARIOS, WRITING } from '../../src/practice/urls.ts'
import { openBrowser } from '../browser/browser.ts'
import { post, sealedIn } from '../scaffold/service.ts'
import { type StaffService, startStaffService } from '../scaffold/staff.ts'
import { closeFile } from './scenario-states.ts'

/** Practitioners’ files as a browser without scripts goes through them, over a real database. */
let service: StaffService
let library: Library
let now = new Date('2026-11-23T10:00:00Z')
before(async () => {
  service = await startStaffService({ clock: () => now })
  library = libraryOf(service.pack) as Library
})
after(() => service.stop())

const ANSWERS = {
  worry: '8',
  harm: 'criminal',
  next: 'lead',
  words: 'She is streetwise & <b>hard to reach</b>.',
}
const atOf = (page: string): string => /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''
const rows = () =>
  service.owner<{ exercise: string; link: Buffer; answers: Record<string, unknown> }>(
    `select exercise, link, answers from practice_answer order by exercise`,
  )

async function sent(fields: Record<string, string>, status = 200): Promise<string> {
  const response = await post(service.url + SCENARIOS, fields)
  assert.equal(response.status, status)
  assert.equal(response.headers.get('set-cookie'), null)
  return response.text()
}
const onFrom = (page: string, fields: Record<string, string>, status = 200): Promise<string> =>
  sent({ sealed: sealedIn(page), at: atOf(page), ...fields }, status)

/** A round up to the end of so many files, page by page. */
async function through(set: string, files: number): Promise<string> {
  let page = await sent({ set })
  for (let i = 0; i < 40; i++) {
    const [nth, week] = atOf(page).split('.')
    if (week !== 'after') page = await onFrom(page, ANSWERS)
    else if (Number(nth) < files - 1) page = await onFrom(page, { go: 'on' })
    else return onFrom(page, { go: 'end' })
  }
  throw new Error('The round did not end.')
}

test('from the door of practitioners to the end; nothing is kept of who does not press “share”', async () => {
  const door = await (await fetch(`${service.url}/people-who-work-with-children`)).text()
  for (const path of [SCENARIOS, WRITING]) assert.ok(door.includes(`href="${path}"`), path)
  const end = await through('first', 4)
  assert.match(end, /The same notes, another child/)
  for (const { title } of library.all.values()) assert.ok(end.includes(title))
  assert.match(end, /is a girl of 1\d/)
  assert.match(end, /is a boy of 1\d/)
  assert.match(
    end,
    /Of a girl your worry was 8\.0 out of 10 on average \(files: 2\); of a boy it was 8\.0 \(files: 2\)\./,
  )
  assert.match(end, /Too few people have shared theirs so far/)
  assert.match(end, /What this cannot tell/)
  assert.equal((await rows()).length, 0)
  assert.ok(!service.log().includes('streetwise'))
})

test('“share” keeps codes, once however often it is pressed, the rows of one person together', async () => {
  const end = await through('second', 2)
  const pages = await Promise.all([1, 2, 3].map(() => onFrom(end, { go: 'share' })))
  for (const page of pages) assert.match(page, /Thank you. Your answers were shared/)
  const kept = await rows()
  assert.equal(kept.length, 2)
  assert.deepEqual(kept[0]?.link, kept[1]?.link)
  for (const { answers } of kept) {
    assert.deepEqual(
      Object.keys(answers)
        .filter((key) => key.startsWith('arm.'))
        .sort(),
      ['arm.age', 'arm.disability', 'arm.ethnicity', 'arm.gender'],
    )
    assert.equal(answers['words.blame'], 'yes')
    assert.equal(answers['worry.1'], 8)
  }
  assert.doesNotMatch(JSON.stringify(kept.map(({ answers }) => answers)), /streetwise|reach|Ellie|Imani/)
})

test('what is missing is told beside its question, what was written stays; nothing that was written becomes markup', async () => {
  let page = await sent({ set: 'first' })
  const fault = await onFrom(page, { words: 'x' }, 422)
  assert.match(fault, /There is a problem/)
  assert.match(fault, /href="#ask-worry"/)
  for (let week = 0; week < 3; week++) page = await onFrom(page, ANSWERS)
  const last = await onFrom(page, { words: ANSWERS.words, worry: '8' }, 422)
  assert.match(last, /She is streetwise &amp; &lt;b&gt;hard to reach/)
  assert.match(last, /value="8"[^>]*checked/)
  const closed = await onFrom(page, ANSWERS)
  assert.match(closed, /<mark class="es-blame">streetwise/)
  assert.match(closed, /We have not built trust yet|we have not built trust yet/)
  assert.doesNotMatch(closed, /<b>hard/)
  assert.equal(
    (await post(service.url + SCENARIOS, { sealed: `${sealedIn(page)}x`, at: '0.one' })).status,
    400,
  )
  assert.match(await sent({ set: 'nowhere' }), /Small notes, one child/)
})

test('everybody’s answers are told from enough people on, with intervals; a bias in them is found', async () => {
  const sharing = openSharing({
    database: service.database,
    partnershipId: service.partnershipId,
    key: service.key,
  })
  const deal = openDealer(
    { stories: [...library.all.keys()], factors: [{ id: 'gender', levels: ['girl', 'boy'] }] },
    'x',
  )
  for (let person = 0; person < 32; person++) {
    let round = beginRound('first', deal())
    for (let place = placeIn(library, round); place.at !== 'end'; place = placeIn(library, round)) {
      const boy = place.at === 'week' && round.children[place.nth]?.gender === 'boy'
      const worry = String(4 + (person % 3) + ((person * 7 + round.opened * 5) % 4) - (boy ? 3 : 0))
      const tells = (person + (boy ? 1 : 0)) % 2 === 0
      const fields =
        place.at === 'week' ? { ...ANSWERS, worry, next: tells ? 'lead' : 'watch' } : { go: 'on' }
      round = takeRound(library, round, { at: placeId(place), ...fields }).round
    }
    await shareRound(sharing, library, round, () => false, now)
  }
  const published = () =>
    service.database.transaction({ partnershipId: service.partnershipId }, (tx) =>
      publishFigures(tx, library, service.partnershipId, now),
    )
  assert.deepEqual((await published())?.people, { first: 32 })
  await published()
  assert.equal((await service.owner('select 1 from scenario_figures')).length, 1)
  now = new Date('2026-11-24T10:00:00Z')
  const end = await through('first', 1)
  assert.match(end, /32 people, as published on 23 November 2026/)
  assert.match(end, /3\.\d points less worry for a boy than for a girl \(95% interval 2\.\d to 3\.\d\)/)
  assert.match(end, /No difference can be told from chance/)
  assert.match(end, /You met only one of these so far/)
})

test('a note is looked at, sent back and gone: words are marked with what to say instead', async () => {
  const look = (note: string, status = 200) =>
    post(service.url + WRITING, { task: 'the-hotel', note, go: 'look' }).then(async (response) => {
      assert.equal(response.status, status)
      return response.text()
    })
  for (const { id, draft } of library.rules.writing) {
    const page = await (await post(service.url + WRITING, { task: id, begin: 'draft' })).text()
    assert.ok(page.includes(draft.slice(0, 40)))
    const found = await (await post(service.url + WRITING, { task: id, note: draft })).text()
    assert.ok((found.match(/<mark/g) ?? []).length >= 4, id)
  }
  assert.match(await look('He said “I am streetwise”. <script>'), /Nothing to mend by our list/)
  assert.doesNotMatch(await look('<script>alert(1)</script>'), /<script>alert/)
  assert.match(await look('   ', 422), /Write the note/)
  assert.match(await look('x'.repeat(5000), 422), /4000 characters or fewer/)
  assert.equal((await rows()).length, 2 + 32 * 4)
  assert.ok(!service.log().includes('streetwise'))
})

test('in a browser with scripts and without, a file is closed, left and begun again', async () => {
  const browser = await openBrowser()
  try {
    for (const javaScript of [true, false]) {
      const page = await browser.newPage({ javaScript, width: 360, baseURL: service.url })
      await page.goto(SCENARIOS)
      await page.locator('button[name=set]').first().click()
      await closeFile(page)
      await page.getByRole('button', { name: 'Open the next file' }).click()
      await page.getByText('File 2 of 4').waitFor()
      await page.getByRole('button', { name: 'Stop here and see what it says' }).click()
      await page.getByRole('heading', { name: 'The same notes, another child' }).waitFor()
      assert.equal(await page.locator('.es-own-files > li').count(), 1)
      assert.equal(new URL(page.url()).pathname, SCENARIOS)
    }
  } finally {
    await browser.close()
  }
})

test('who wants to is asked what the surveys ask, before, after and eight weeks on; it lies apart from the files', async () => {
  const cover = await (await fetch(service.url + SCENARIOS)).text()
  assert.match(cover, /name="measure"/)
  const asked = await sent({ set: 'first', measure: 'yes' })
  assert.match(asked, /First, a few questions[\s\S]*Wears glasses[\s\S]*How sure are you/)
  assert.match(asked, /name="set" value="first"/)
  const items = { 'recognises-signs': 'decoy-glasses', 'knows-whom-to-tell': 'no', confidence: '9' }
  let page = await sent({ set: 'first', measure: 'asked', ...items })
  for (let week = 0; week < 4; week++) page = await onFrom(page, ANSWERS)
  const end = await onFrom(page, { go: 'end' })
  assert.match(end, /They come next[\s\S]*On to the questions/)
  const again = await onFrom(end, { go: 'share' })
  assert.match(again, /The same questions again/)
  const before = (await rows()).length
  const after = { go: 'share', share: 'yes', 'knows-whom-to-tell': 'yes', confidence: '8' }
  assert.match(
    await onFrom(again, { ...after, words: 'one two' }, 422),
    /href="#words"[\s\S]*value="one two"/,
  )
  assert.equal((await rows()).length, before, 'nothing is kept before it is sent whole')
  for (let i = 0; i < 2; i++)
    assert.match(
      await onFrom(again, { ...after, words: 'Green door, Friday' }),
      /were shared[\s\S]*come back/,
    )
  const kept = (await rows()).slice(0, -1)
  const [measured, ...more] = (await rows()).filter(({ exercise }) => exercise === 'scenarios-first')
  assert.equal(more.length, 0)
  assert.equal(kept.length, before + 1)
  assert.deepEqual(measured?.answers, {
    'before.recognises-signs': ['decoy-glasses'],
    'before.knows-whom-to-tell': 'no',
    'before.confidence': 9,
    'after.knows-whom-to-tell': 'yes',
    'after.confidence': 8,
  })
  const links = (await rows()).filter(({ link }) => measured?.link.equals(link))
  assert.equal(links.length, 1, 'words lead to no file')
  const later = await (await fetch(service.url + laterPath('practitioners'))).text()
  const back = { sealed: sealedIn(later), words: 'green door friday', confidence: '7' }
  const thanked = await post(service.url + laterPath('practitioners'), back)
  assert.match(await thanked.text(), /It is shared[\s\S]*People who work with children/)
  const [came] = (await rows()).filter(({ exercise }) => exercise === 'eight-weeks-on')
  assert.deepEqual(came?.link, measured?.link)
})

test('with the database away files go on, and “share” says that nothing was kept', async () => {
  const end = await through('first', 1)
  await service.goAway()
  assert.match(await onFrom(end, { go: 'share' }, 503), /They could not be kept just now/)
  assert.match(await through('first', 1), /The same notes, another child/)
})
