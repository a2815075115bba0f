import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { addTrialPeople, trialOrganisation } from '../../src/accounts/index.ts'
import { type Briefing, renderHtml, renderJson, renderMarkdown } from '../../src/briefing/index.ts'
import { PLAIN_SIZE, plain } from '../../src/briefing/plain.ts'
import { sheet } from '../../src/briefing/sheet.ts'
import type { Tx } from '../../src/db/index.ts'
import type { Pack, Voice } from '../../src/pack/index.ts'
import type { Wave } from '../../src/survey/index.ts'
import { readVoices, readWaves, type Voices, waveState, waves } from '../../src/survey/index.ts'
import { expandInstrument } from '../../src/survey/instruments/expand-instrument.ts'
import { countResponses } from '../../src/survey/waves/count-responses.ts'
import { lookAtComment } from '../../src/survey/waves/look-at-comment.ts'
import { openTaking } from '../../src/survey/waves/take-response.ts'
import { openTeams } from '../../src/teams/index.ts'
import { answerWave } from '../../src/trial/answer-wave.ts'
import { wavesAsOf } from '../../src/trial/days.ts'
import { loadTrial, PARTS, removeTrial, wantedAtStart } from '../../src/trial/index.ts'
import { FOUND, FOUND_LATER } from '../../src/trial/pattern.ts'
import { WRITTEN } from '../../src/trial/written.ts'
import { trialLoaded, trialStanding } from '../../src/trial-mark/index.ts'
import { type StaffClient, type StaffService, startStaffService } from '../scaffold/staff.ts'

const TODAY = '2026-11-23'
const AUDIENCES: readonly Voice[] = ['children', 'parents', 'practitioners']
const key = randomBytes(32)

let base: StaffService
let pack: Pack
let officer: StaffClient
before(async () => {
  base = await startStaffService()
  pack = base.pack
  officer = await base.signIn('partnership-officer')
})
after(() => base?.stop())

const inside = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  base.database.transaction({ partnershipId: base.partnershipId }, work)

const load = (seed = 1) =>
  loadTrial({
    database: base.database,
    partnershipId: base.partnershipId,
    pack,
    key: base.key,
    seed,
    today: TODAY,
  })

/** How many rows every table has; the record of what was done only grows. */
const rowCounts = async (): Promise<Record<string, number>> => {
  const tables = await base.owner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const counted: Record<string, number> = {}
  for (const { name } of tables) {
    if (['audit_entry', 'audit_seal', 'trial_removal'].includes(name)) continue
    const [row] = await base.owner<{ n: number }>(`select count(*)::int as n from "${name}"`)
    counted[name] = row?.n ?? -1
  }
  return counted
}

/** What an audience's last wave reads as, by reading, without kinds of harm. */
const read = (voices: Voices, audience: Voice, reading: 'strength' | 'learning'): string[] =>
  (voices.audiences[audience]?.measures ?? [])
    .filter((one) => one.reading === reading && !one.measure.includes('/'))
    .map(({ measure }) => measure)
    .sort()

/** Everything that changed for sure: audience/measure and the way. */
const changes = (voices: Voices): string[] =>
  AUDIENCES.flatMap((audience) =>
    (voices.audiences[audience]?.measures ?? [])
      .filter(({ change }) => change?.direction)
      .map(({ measure, change }) => `${audience}/${measure} ${change?.direction}`),
  )

test('what is loaded reads as the source briefing does, names one improvement, and goes again without a trace', async () => {
  await inside(addTrialPeople)
  await inside((tx) => openTeams(tx, { pack, production: false }))
  const school = await inside((tx) => trialOrganisation(tx, 'school'))
  const lead = await base.signIn('safeguarding-lead', 'Lena Lead', undefined, school)
  const empty = await rowCounts()
  assert.equal(wantedAtStart(await inside(trialStanding)), true)
  assert.doesNotMatch(await (await officer.get('/partnership')).text(), /Trial data/)
  assert.equal(await load(), 'loaded')
  assert.equal(await load(), 'there')
  assert.equal(wantedAtStart(await inside(trialStanding)), false)
  assert.match(await (await officer.get('/partnership')).text(), /Trial data:<\/strong> invented people/)
  assert.equal(await inside(trialLoaded), true)
  const all = await inside(waves)
  assert.equal(all.length, 7)
  assert.equal(all.filter((wave) => waveState(wave, TODAY) === 'open').length, 1)
  const later = all.filter(({ firstDay }) => firstDay === wavesAsOf(TODAY)[2].firstDay)
  const { voices } = await inside((tx) =>
    readWaves(
      tx,
      pack,
      later.map(({ id }) => id),
      TODAY,
    ),
  )

  assert.deepEqual(read(voices, 'children', 'strength'), ['would-act'])
  assert.deepEqual(read(voices, 'children', 'learning'), [
    'knows-whom-to-tell',
    'recognises-signs',
    'sees-risk-to-self',
  ])
  assert.deepEqual(read(voices, 'parents', 'strength'), ['recognises-signs', 'sees-every-gender-at-risk'])
  assert.deepEqual(read(voices, 'parents', 'learning'), ['knows-whom-to-tell'])
  assert.ok(read(voices, 'practitioners', 'strength').includes('recognises-signs'))
  assert.deepEqual(read(voices, 'practitioners', 'learning'), ['sees-every-gender-at-risk'])
  assert.deepEqual(changes(voices), ['parents/knows-whom-to-tell up'])

  const { stories } = voices.audiences.practitioners ?? {}
  const worried = stories?.outcomes.find(({ outcome }) => outcome === 'worried')
  assert.match(worried?.gaps[0]?.sentence ?? '', /Of a boy, \d+ percentage points less often than of a girl/)

  const [comments] = await base.owner<{ n: number; decided: number }>(`
    select count(*)::int as n, (select count(*)::int from comment_decision) as decided from survey_comment`)
  assert.deepEqual(comments, { n: Object.values(WRITTEN).flat().length, decided: 0 })
  const [made] = await base.owner(`select
    (select count(*)::int from briefing_publication) as published, (select count(*)::int from briefing) as briefings,
    (select count(*)::int from team_brief_log) as teams, (select count(*)::int from focus_group_quote) as quotes,
    (select count(*)::int from priority_action_words where due_on < '${TODAY}') as due,
    (select count(*)::int from priority_action_words where extract(isodow from due_on) > 5) as weekend`)
  assert.deepEqual(made, { published: 1, briefings: 2, teams: 3, quotes: 5, due: 2, weekend: 0 })

  const [edition] = await base.owner<{ content: Briefing }>('select content from briefing_publication')
  assert.ok(edition)
  for (const form of [renderHtml, renderMarkdown, renderJson])
    assert.match(form(edition.content), /[Tt]rial data|"trial": true/)
  for (const { data } of [sheet(edition.content), plain(edition.content, PLAIN_SIZE.large)])
    assert.match(JSON.stringify(data), /Trial data: the people and their/)

  // What people shared of practising, and what the school asks of its people, as their pages tell it.
  const changed = (await (await officer.get('/partnership/practice-changed')).text()).replace(/\s+/g, ' ')
  assert.match(
    changed,
    /Would tell somebody at the end[\s\S]*percentage points less often of a boy than of a girl/,
  )
  assert.match(
    changed,
    /Signs recognised.*From \d+% to \d+%<\/strong><svg.*<\/svg>\+\d+ points \(95% interval/,
  )
  assert.match(changed, /no change can be told from chance/)
  assert.match(
    await (await officer.get('/partnership/practice-changed.json')).text(),
    /"trial": true[\s\S]*"source": "practice \(trial data\)"[\s\S]*"gap-tells"[\s\S]*"reads": "more than chance"/,
  )
  assert.match(
    changed,
    /People who work with children.*Signs recognised.*From \d+% to \d+%.*People at work.*Know whom to tell.*From \d+% to \d+%<\/strong><svg.*<\/svg>\+\d+ points.*another child/,
  )
  const [slug] = pack.priorities.keys()
  const priority = await (await officer.get(`/partnership/priorities/${slug}`)).text()
  assert.match(
    priority,
    /aria-labelledby="practised"[\s\S]*Target: 50% by[\s\S]*People at work[\s\S]*Target: 60% by[\s\S]*Target: a gap of at most 10 points by/,
  )
  assert.match(
    changed,
    /href="\/partnership\/practice" aria-current="true"/,
    'its place in the head, not the home',
  )
  const draft = await base.owner<{ practice: string[] }>(
    `select evidence -> 'suggested' -> 'practice' as practice from briefing order by begun_at`,
  )
  assert.equal(draft[0]?.practice, null)
  assert.match(
    draft[1]?.practice.join(' ') ?? '',
    /^Young people\. Signs recognised: .*People at work in a trade\. No survey asks .* of a boy than of a girl/,
  )
  const listed = await (await lead.get('/training/assignments')).text()
  const asked = /\/training\/assignments\/[0-9a-f-]{36}/.exec(listed)?.[0] ?? ''
  const team = (await (await lead.get(asked)).text()).replace(/\s+/g, ' ')
  assert.match(team, /Lunchtime supervisors<\/th> <td[^>]*>5<\/td> <td[^>]*>12</)
  assert.match(team, /Pastoral team<\/th> <td[^>]*>2<\/td> <td[^>]*>4</)

  assert.ok((await inside(removeTrial)) >= 12)
  assert.deepEqual(await rowCounts(), empty)
  assert.equal(await inside(removeTrial), 0)
  const standing = await inside(trialStanding)
  assert.equal(standing.removed, true)
  assert.equal(wantedAtStart(standing), false)
  assert.doesNotMatch(await (await officer.get('/partnership')).text(), /Trial data/)
})

test('two of the open comments need telling, and no other', () => {
  const all = Object.values(WRITTEN).flat()
  assert.equal(all.filter((words) => lookAtComment(pack, words).need !== null).length, 2)
})

/** A wave and what invented people answer to it, without a database. */
const answersOf = (audience: Voice, round: 1 | 2, seed: number) => {
  const instrument = pack.instruments.get(audience)
  const made = instrument && pack.survey && expandInstrument(pack.survey, instrument)
  if (!instrument || !made?.ok) throw new Error('The pack has no such instrument.')
  const definition = { instrument, expanded: made.value }
  const wave: Wave = {
    id: '00000000-0000-8000-8000-000000000000',
    code: 'aaaaaaaa',
    title: 'A wave',
    label: round === 1 ? '2025-10' : '2026-10',
    audience,
    definition,
    ...wavesAsOf(TODAY)[round],
    closedEarly: false,
    read: false,
  }
  const people = answerWave(
    wave,
    (round === 1 ? FOUND : FOUND_LATER)[audience],
    `${seed}/${audience}/${round}`,
  )
  return { wave, definition, people }
}

test('the same seed gives the same people, another one others', () => {
  const [one, again, other] = [
    answersOf('parents', 1, 1),
    answersOf('parents', 1, 1),
    answersOf('parents', 1, 2),
  ]
  assert.deepEqual(again.people, one.people)
  assert.notDeepEqual(other.people, one.people)
})

test('whatever the seed: the same strengths and learning, and the one change', async () => {
  const taking = openTaking(key)
  for (const seed of [2, 3, 5, 8, 13]) {
    const all = AUDIENCES.flatMap((audience) =>
      ([1, 2] as const).map((round) => {
        const { wave, definition, people } = answersOf(audience, round, seed)
        const coded = people.map(({ day, answers, allocation, nonce }) => ({
          day,
          answers: taking.take(wave, day, answers, allocation, nonce).coded,
        }))
        return countResponses(wave, definition, coded)
      }),
    )
    const voices = await readVoices(pack, all)
    assert.deepEqual(changes(voices), ['parents/knows-whom-to-tell up'], `seed ${seed}`)
    assert.deepEqual(read(voices, 'children', 'strength'), ['would-act'])
    assert.deepEqual(read(voices, 'practitioners', 'learning'), ['sees-every-gender-at-risk'])
  }
})

test('what was stopped between two parts goes on with the seed that it began with', async () => {
  const stopping = { transaction: base.database.transaction }
  let begun = 0
  const database: typeof stopping = {
    transaction: (context, work) => {
      // The standing, the people, and two parts; then the process is killed.
      if (++begun > 4) throw new Error('Killed.')
      return base.database.transaction(context, work)
    },
  }
  const given = { partnershipId: base.partnershipId, pack, key, today: TODAY }
  await assert.rejects(loadTrial({ database, ...given, seed: 7 }), /Killed/)
  assert.equal((await inside(trialStanding)).parts.length, 2)
  assert.equal(await loadTrial({ database: base.database, ...given, seed: 9, today: '2026-12-01' }), 'loaded')
  const { parts } = await inside(trialStanding)
  assert.deepEqual(
    parts.map(({ part, seed, asOf }) => [part, seed, asOf]),
    PARTS.map(({ name }) => [name, 7, TODAY]),
  )
})

test('what hangs on it and what was made from it goes with it; work of somebody’s own stays, and keeps it away', async () => {
  const [own] = await base.owner<{ id: string }>(`
    insert into wave (partnership_id, code, title, label, audience, first_day, last_day)
    values ('${base.partnershipId}', 'zzzzzzzz', 'Their own', '2026-11', 'parents', '2026-11-01', '2026-11-30') returning id`)
  await base.owner(`
    insert into comment_decision (partnership_id, comment_id, id, decision)
    select partnership_id, id, 1, 'nothing' from survey_comment`)
  await base.owner(`
    insert into briefing (partnership_id, slug, name, evidence, begun_by)
    select partnership_id, 'made-from-it', 'Made from it', '{"suggested": {"trial": true}}', id from person limit 1`)
  await inside(removeTrial)
  const left = await base.owner<{ id: string }>('select id from wave')
  assert.deepEqual(left, [own])
  assert.deepEqual(await base.owner('select id from briefing'), [])
  assert.equal(await load(), 'own-work')
  // Neither is anything invented mixed with what somebody shared of practising.
  await base.owner('delete from wave')
  await base.owner(`
    insert into practice_answer (partnership_id, id, day, audience, exercise, edition, answers)
    values ('${base.partnershipId}', gen_random_uuid(), '2026-11-20', 'children', 'a-lift-home', '13-15', '{"did.a": "b"}')`)
  assert.equal(await load(), 'own-work')
})
