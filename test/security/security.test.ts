import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ROLES, type Role } from '../../src/accounts/index.ts'
import { openConcernKeys, submitConcern } from '../../src/concern/index.ts'
import { WORDS } from '../../src/concern/receipt/receipt-words.ts'
import { findReceipt } from '../../src/concern/return/find-receipt.ts'
import { toldOf } from '../../src/concern/samples.fixture.ts'
import { openTeamShelf } from '../../src/teams/index.ts'
import { personalIn } from '../run/log-hygiene.ts'
import { type DeskService, MONDAY, SHARED, startDesk } from '../scaffold/desk.ts'
import { post } from '../scaffold/service.ts'
import { field, Jar, join } from '../scaffold/signing-in.ts'
import type { StaffClient } from '../scaffold/staff.ts'
import { filled, formsIn, linksIn } from './walk.ts'

/** What HTML, SQL, a header, a spreadsheet, Typst, a path and a template would each take for their own. */
const HOSTILE = [
  `"><img src=x onerror=alert(1)><script>alert(2)</script>`,
  `'; drop table concern; --`,
  'a\r\nX-Evil: 1',
  `=cmd|' /C calc'!A0`,
  `#eval("1") \\ $ @ #import "/etc/passwd"`,
  '../../../etc/passwd',
  '{{7*7}} <%= 7*7 %> \u202e \ufffe',
].join(' ')

/** How many pages of each walk. */
const PAGES = 70
/** What ends a session or a role would end the walk. */
const NOT_SENT = /sign-out|\/close|\/leave|\/end|\/remove|\/revoke|\/password|\/app$/

let desk: DeskService
let receipt: { reference: string; words: string }
const staff = new Map<Role, StaffClient>()
before(async () => {
  desk = await startDesk()
  staff.set('first-contact', await desk.worker('first-contact', 'children'))
  staff.set('police-team', await desk.worker('police-team', 'police'))
  for (const role of ROLES) if (!staff.has(role)) staff.set(role, await desk.signIn(role))
  const { database, partnershipId, pack, key } = desk
  const teams = openTeamShelf({ pack, database, partnershipId, production: false, clock: () => MONDAY })
  const keys = openConcernKeys(key, partnershipId)
  const told = toldOf(pack, SHARED, { form: 'information-sharing', now: MONDAY, actor: null })
  receipt = await database.transaction(desk, (tx) => submitConcern(tx, { pack, keys, teams }, told))
  await desk.tell({ ...SHARED, narrative: HOSTILE, 'your-name': HOSTILE }, { form: 'information-sharing' })
})
after(() => desk?.stop())

interface Seen {
  readonly path: string
  readonly response: Response
  readonly page: string
}

/** Visits pages from some on, and sends each form that it meets once, with what is hostile in every field. */
async function walk(
  start: readonly string[],
  send: (path: string, fields?: Record<string, string>) => Promise<Response>,
  look: (seen: Seen) => void,
  within: (path: string) => boolean = () => true,
): Promise<{ pages: number; sent: number }> {
  const queue = [...start]
  const known = new Set(queue.map(shapeOf))
  const sentTo = new Set<string>()
  let pages = 0
  const take = async (path: string, response: Response): Promise<void> => {
    const html = /text\/html/.test(response.headers.get('content-type') ?? '')
    const whole = await response.text()
    const page = html ? whole : ''
    look({ path, response, page })
    for (const link of linksIn(page)) {
      if (known.has(shapeOf(link)) || !within(link)) continue
      known.add(shapeOf(link))
      queue.push(link)
    }
    for (const form of formsIn(page, path)) {
      const shape = `${form.method} ${shapeOf(form.action)} ${form.fields.map(({ name }) => name).join()}`
      if (NOT_SENT.test(form.action) || sentTo.has(shape)) continue
      sentTo.add(shape)
      const fields = filled(form, HOSTILE)
      const answer =
        form.method === 'post'
          ? await send(form.action, fields)
          : await send(`${form.action.split('?')[0]}?${new URLSearchParams(fields)}`)
      await take(form.action, answer)
    }
  }
  for (let path = queue.shift(); path !== undefined && pages < PAGES; path = queue.shift()) {
    pages += 1
    await take(path, await send(path))
  }
  return { pages, sent: sentTo.size }
}

/** One of each kind of page: ids, references and what is asked for do not make another. */
const shapeOf = (path: string): string =>
  (path.split('?')[0] as string).replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z0-9]{5}-[A-Z0-9]{5}/g, ':id')

/** What holds of every answer whatever was sent. */
const holds = ({ path, response, page }: Seen): void => {
  assert.ok(response.status < 500, `${path}: ${response.status}`)
  const { headers } = response
  assert.equal(headers.get('x-evil'), null, path)
  assert.equal(headers.get('x-frame-options'), 'DENY', path)
  assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path)
  assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/, path)
  assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
  assert.doesNotMatch(page, /<img src=x|<script>alert|>alert\(/, `${path} gives back markup that was typed`)
  assert.doesNotMatch(page, /root:[x*]:0:0/, path)
  const location = headers.get('location')
  if (location) assert.match(location, /^\/(?![/\\])/, `${path} leads to ${location}`)
}

test('whatever a visitor types in any field of any public page, it stays text', async () => {
  const send = (path: string, fields?: Record<string, string>) =>
    fetch(desk.url + path, {
      redirect: 'manual',
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const { pages, sent } = await walk(['/', '/tell', '/told', '/whom-to-tell'], send, (seen) => {
    holds(seen)
    assert.equal(seen.response.headers.get('set-cookie'), null, seen.path)
  })
  assert.ok(pages > 25 && sent > 6, `${pages} pages, ${sent} forms`)
})

test('whatever somebody signed in types in any field, it stays text; no address names anybody, and nothing is cached', async () => {
  let forms = 0
  const signedIn = desk.routes.map(
    ({ path }) => new RegExp(`^${path.replace(/:\w+(\([^)]*\))?/g, '[^/]+')}$`),
  )
  const ours = (path: string) => signedIn.some((route) => route.test(path.split('?')[0] as string))
  for (const [role, client] of staff) {
    const own = desk.routes.filter(
      ({ method, path, roles }) => method === 'GET' && roles.includes(role) && !path.includes(':'),
    )
    const { sent } = await walk(
      own.map(({ path }) => path),
      (path, fields) => (fields ? client.post(path, fields) : client.get(path)),
      (seen) => {
        holds(seen)
        for (const link of linksIn(seen.page))
          assert.deepEqual(
            personalIn(decodeURIComponent(link)),
            [],
            `${seen.path}: an address names somebody`,
          )
        assert.match(seen.response.headers.get('cache-control') ?? '', /no-store|private/, seen.path)
      },
      ours,
    )
    forms += sent
  }
  assert.ok(forms > 60, `${forms} forms`)
  const [concerns] = await desk.owner<{ n: number }>('select count(*)::int as n from concern')
  assert.ok((concerns?.n ?? 0) >= 2)
  assert.deepEqual(personalIn(desk.log()), [])
  assert.doesNotMatch(desk.log(), /onerror|drop table|X-Evil|etc\/passwd/)
})

const wrongWords = (): string =>
  Array.from({ length: 6 }, () => WORDS[Math.floor(Math.random() * WORDS.length)]).join(' ')

/** What a tenth took at most: an accident only ever adds, and a tenth of the tries meets none. */
const atBest = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 10)] as number

test('how long it takes does not tell whether words, reference or both were right', async () => {
  const keys = openConcernKeys(desk.key, desk.partnershipId)
  const kinds = {
    right: () => receipt,
    'wrong words': () => ({ ...receipt, words: wrongWords() }),
    'wrong reference': () => ({ ...receipt, reference: 'BCDFG-HJKMN' }),
    'no words at all': () => ({ ...receipt, words: 'nothing of the kind' }),
  }
  const said: string[] = []
  // Turn by turn, each round beginning with another, so that whatever else the machine does strikes all alike. A
  // difference in what is done is there each time; an accident is not.
  const turns = Object.entries(kinds)
  for (let attempt = 0; attempt < 4; attempt++) {
    const took = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]))
    for (let round = 0; round < 120; round++)
      for (const [kind, typed] of [
        ...turns.slice(round % turns.length),
        ...turns.slice(0, round % turns.length),
      ]) {
        const what = typed()
        const began = performance.now()
        const found = await desk.database.transaction(desk, (tx) => findReceipt(tx, keys, what))
        took.get(kind)?.push(performance.now() - began)
        assert.equal(found !== null, kind === 'right')
      }
    const best = [...took.values()].map(atBest)
    const [least, most] = [Math.min(...best), Math.max(...best)]
    if (most - least < 0.15 + least * 0.2) return
    said.push(best.map((ms) => ms.toFixed(2)).join(' / '))
  }
  assert.fail(`At best, in ms, of ${Object.keys(kinds).join(' / ')}: ${said.join('; ')}`)
})

test('who guesses six words makes each try slower, and locks nobody out', async () => {
  const typed = (words: string) => post(`${desk.url}/told`, { reference: receipt.reference, words })
  for (let i = 0; i < 24; i++) assert.equal((await typed(wrongWords())).status, 422)
  const began = performance.now()
  assert.equal((await typed(receipt.words)).status, 200)
  assert.ok(performance.now() - began > 150)
})

test('who guesses recovery codes is held up; the person themselves is not locked out for good', async () => {
  const person = { name: 'Jo Marsh', email: 'jo.marsh@example.org', roles: ['administrator'] as const }
  const joined = await join(desk, { ...person, roles: [...person.roles] }, () => MONDAY)
  const jar = new Jar()
  const first = await jar.send(desk, '/sign-in', { email: joined.email, password: joined.password, to: '' })
  const halfway = field(await first.text(), 'halfway')
  const tried = async (recovery: string) =>
    (await jar.send(desk, '/sign-in/code', { halfway, to: '', recovery })).status
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) statuses.push(await tried(`2345-678${i % 10}-BCDF`))
  assert.ok(statuses.includes(422) && statuses.at(-1) === 429, statuses.join())
  assert.equal(await tried(joined.recoveryCodes[0] as string), 429, 'not even a right one')
  desk.at(new Date(MONDAY.getTime() + 5 * 60_000))
  assert.equal(await tried(joined.recoveryCodes[0] as string), 303)
})
