import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Exercise, leadsTo, playOf } from '../../src/pack/index.ts'
import { CLASS_GUIDE, exercisePath, WHATS_OKAY } from '../../src/practice/urls.ts'
import { post, type Service, sealedIn, startService } from '../scaffold/service.ts'

/** Stories as a browser without scripts goes through them; the database is stopped all along. */
let service: Service
let exercises: Exercise[]
before(async () => {
  service = await startService({ clock: () => new Date('2026-11-23T10:00:00Z') })
  exercises = [...(service.pack.practice?.exercises.values() ?? [])]
})
after(() => service?.stop())

const titleOf = (page: string): string => /<title>(.*?)<\/title>/.exec(page)?.[1] ?? ''
const at = (page: string): string => /name="at" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** A page of an exercise, and that it left nothing behind. */
const sent = async (exercise: Exercise, fields: Record<string, string>): Promise<string> => {
  const response = await post(service.url + exercisePath(exercise.id), fields)
  assert.equal(response.status, 200, exercise.id)
  assert.equal(response.headers.get('set-cookie'), null)
  assert.equal(response.headers.get('cache-control'), 'private, no-cache')
  return response.text()
}

test('from the start page by the young people’s room to a story', async () => {
  const theirs = exercises.filter(({ doors }) => doors.includes('young_people'))
  assert.ok(theirs.length >= 7)
  const start = await (await fetch(service.url)).text()
  assert.ok(start.includes(`href="${WHATS_OKAY}"`))
  assert.ok((await (await fetch(`${service.url}/young-people`)).text()).includes(`href="${WHATS_OKAY}"`))
  const room = await (await fetch(service.url + WHATS_OKAY)).text()
  for (const { id, title } of theirs) {
    assert.ok(room.includes(`href="${exercisePath(id)}"`), id)
    const cover = await (await fetch(service.url + exercisePath(id))).text()
    assert.ok(cover.includes(title.replaceAll("'", '&#39;')))
    assert.match(cover, /name="edition" value="13-15"/)
  }
})

test('each ending of each story is reached, at one address and title, with whom to talk to and a number', async () => {
  for (const exercise of exercises) {
    const edition = exercise.editions[0] as '10-12'
    const play = playOf(exercise, edition)
    const seen = new Set<string>()
    const titles = new Set<string>()
    const go = async (page: string): Promise<void> => {
      const id = at(page)
      if (seen.has(id)) return
      seen.add(id)
      titles.add(titleOf(page))
      assert.match(page, /Someone in danger now\?/)
      assert.match(page, /es-quiet-way/, 'a quiet way to help on each page')
      assert.doesNotMatch(
        page.replace(/value="v1[^"]+"/g, ''),
        /\{[a-z]+(_[A-Za-z]+)?\}/,
        'a role not filled in',
      )
      const { turn } = play.steps.get(id) ?? {}
      assert.ok(turn, id)
      const sealed = sealedIn(page)
      if (turn.kind === 'choice') {
        for (const { id: choice } of turn.choices) await go(await sent(exercise, { sealed, at: id, choice }))
        return
      }
      if (turn.kind === 'pause' || turn.kind === 'go')
        return go(await sent(exercise, { sealed, at: id, go: 'on' }))
      const own = exercise.doors.includes('young_people')
      for (const part of [
        'What to look out for',
        ...(own ? ['What to say to a friend', 'Whom to talk to'] : []),
      ])
        assert.ok(page.includes(part), `${exercise.id} ${id}: ${part}`)
      assert.match(page, /href="tel:\d+"/)
      if (turn.kind === 'ending') assert.ok(page.includes('What could help here'))
    }
    await go(await sent(exercise, { edition }))
    const all = [...play.steps.values()].filter((step) => leadsTo(step).length === 0).map(({ id }) => id)
    assert.deepEqual(
      all.filter((id) => !seen.has(id)),
      [],
      exercise.id,
    )
    assert.equal(titles.size, 1)
  }
})

test('who plays is drawn anew at each beginning, and stays the same on the way', async () => {
  const lift = exercises.find(({ id }) => id === 'a-lift-home') as Exercise
  const driver = (page: string): string => /es-said__who">([^<]+)/.exec(page)?.[1] ?? ''
  const names = new Set<string>()
  for (let i = 0; i < 12; i++) {
    const page = await sent(lift, { edition: '16-18' })
    names.add(driver(page))
    const next = await sent(lift, { sealed: sealedIn(page), at: at(page), choice: 'thanks' })
    assert.ok(next.includes(driver(page)))
    const back = await sent(lift, { sealed: sealedIn(next), go: 'back' })
    assert.equal(driver(back), driver(page))
  }
  assert.ok(names.size > 3, [...names].join())
})

test('an edition has its own words', async () => {
  const park = exercises.find(({ id }) => id === 'someone-who-gets-you') as Exercise
  assert.match(await sent(park, { edition: '10-12' }), /is seventeen/)
  assert.match(await sent(park, { edition: '16-18' }), /nearly thirty/)
})

test('what is forged, doubled or of another exercise is refused; what is not there begins at the cover', async () => {
  const [one, other] = exercises as [Exercise, Exercise]
  const page = await sent(one, { edition: '13-15' })
  const sealed = sealedIn(page)
  const path = service.url + exercisePath(one.id)
  assert.equal((await post(path, { sealed: `${sealed.slice(0, -3)}abc`, go: 'on' })).status, 400)
  assert.equal((await post(path, { sealed: [sealed, sealed], go: 'on' })).status, 400)
  assert.equal((await post(service.url + exercisePath(other.id), { sealed, go: 'on' })).status, 400)
  assert.match(await sent(one, { edition: '99' }), /name="edition"/)
  assert.match(await sent(one, {}), /name="edition"/)
  assert.equal((await fetch(`${service.url}${exercisePath('nothing')}`)).status, 404)
})

test('the log holds the path of the exercise, and nothing of what was chosen or who chose', async () => {
  const lift = exercises.find(({ id }) => id === 'a-lift-home') as Exercise
  const start = service.log().length
  const page = await sent(lift, { edition: '13-15' })
  const sealed = sealedIn(page)
  await sent(lift, { sealed, at: at(page), choice: 'ring' })
  const log = service.log().slice(start)
  assert.match(log, /a-lift-home/)
  for (const word of ['13-15', '"ring"', 'bus-stop', '127.0.0.1', sealed.slice(0, 40)])
    assert.equal(log.includes(word), false, word)
})

test('the guide for classes says first what to do when a child tells', async () => {
  const page = await (await fetch(service.url + CLASS_GUIDE)).text()
  const main = page.slice(page.indexOf('<main'))
  assert.ok(main.indexOf('If a child tells you something') < main.indexOf('What to have ready'))
  assert.match(main, /Do not promise to keep a secret/)
  assert.match(main, /href="tel:03000267979"/)
})
