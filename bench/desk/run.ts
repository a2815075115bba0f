import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openConcernKeys } from '../../src/concern/index.ts'
import { MONDAY, startDesk } from '../../test/scaffold/desk.ts'
import { load } from './load.ts'

// The desk with a million concerns in one inbox, over HTTP, one request after another: sign-in checked, the page made,
// the look at it written down. Each request asks for something else. node bench/desk/run.ts [concerns] [requests each]
const concerns = Number(process.argv[2] ?? 1_000_000)
const times = Number(process.argv[3] ?? 200)
const TARGET_MS = 50

const desk = await startDesk()
const dana = await desk.worker('first-contact', 'children', 'Dana Whitlow')
const lee = await desk.worker('first-contact', 'children', 'Lee Harmsworth')
const people = [dana.personId, lee.personId]
const teams = await desk.owner<{ id: string; receives: string }>('select id, receives from team')
const teamOf = (receives: string): string => teams.find((team) => team.receives === receives)?.id ?? ''
const { token } = openConcernKeys(desk.key, desk.partnershipId)
const shared = token('postcode:TS991AB').toString('hex')
const began = performance.now()
await load({
  base: desk,
  team: teamOf('first-contact'),
  other: teamOf('exploitation'),
  people,
  concerns,
  now: MONDAY,
  shared,
})
const [size] = await desk.owner<{ rows: number; megabytes: number }>(
  `select (select count(*)::int from desk_case) as rows, (pg_total_relation_size('desk_case') / 1e6)::int as megabytes`,
)
console.log(
  `${concerns} concerns loaded in ${Math.round((performance.now() - began) / 1000)} s: ${size?.rows} rows of inboxes, ${size?.megabytes} MB with their indexes`,
)
// A token that one concern alone has is there under the key of the service: what a search looks for.
const plates = Array.from(
  { length: 50 },
  (_, i) => `AB12C${String.fromCharCode(65 + (i % 26))}${i < 26 ? 'D' : 'E'}`,
)
for (const [i, plate] of plates.entries())
  await desk.owner(
    'insert into mention_token (partnership_id, token, concern_id, ordinal) values ($1, $2, $3, 0)',
    [desk.partnershipId, token(`plate:${plate}`), md5Uuid(`concern/${1 + Math.floor((i * concerns) / 60)}`)],
  )

function md5Uuid(text: string): string {
  return createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const administrator = await desk.signIn('administrator')
const one = <Value>(list: readonly Value[], i: number): Value => list[i % list.length] as Value
const day = (i: number): string =>
  new Date(MONDAY.getTime() - ((i * 37) % 1000) * 86_400_000).toISOString().slice(0, 10)
const later = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
const spots = await desk.owner<{ spot: string }>(
  `select place || '.' || concern_id as spot from desk_case tablesample system (0.5) where team_id = $1 and closed_at is not null limit 500`,
  [teamOf('first-contact')],
)
const [last] = await desk.owner<{ spot: string }>(
  `select place || '.' || concern_id as spot from desk_case where team_id = $1 order by place desc, concern_id desc offset 60 limit 1`,
  [teamOf('first-contact')],
)
const harms = ['sexual', 'criminal', 'trafficking', 'radicalisation', 'online']

const ASKED: Readonly<Record<string, (i: number) => Promise<Response>>> = {
  'the inbox': () => dana.get('/desk'),
  'with me': () => dana.get('/desk?show=mine'),
  'with nobody': () => dana.get('/desk?show=unclaimed'),
  'they have written': () => dana.get('/desk?show=answers'),
  closed: () => dana.get('/desk?show=closed'),
  'all, by form and harm': (i) => dana.get(`/desk?show=all&form=worry&harm=${one(harms, i)}`),
  'closed, by route, age and gender': (i) =>
    dana.get(`/desk?show=closed&route=early-help&age=${one(['under-13', '13-15', '16-17'], i)}&gender=girl`),
  'all, what nothing is like': () => dana.get('/desk?show=all&route=emergency&gender=another'),
  'open, due within a day': () => dana.get('/desk?due=day&written=no'),
  'closed, of one colleague': (i) =>
    dana.get(`/desk?show=closed&holder=${one(people, i)}&harm=${one(harms, i)}`),
  'closed, told in a week': (i) =>
    dana.get(`/desk?show=closed&from=${day(i)}&to=${later(day(i), 6)}&gender=boy`),
  'closed, told in a year': (i) => dana.get(`/desk?show=closed&from=${day(i)}&to=${later(day(i), 365)}`),
  'a page far in': (i) => dana.get(`/desk?show=closed&after=${one(spots, i).spot}`),
  'the page before it': (i) => dana.get(`/desk?show=closed&before=${one(spots, i).spot}`),
  'the last page of all': () => dana.get(`/desk?show=all&after=${last?.spot}`),
  'find a plate': (i) => dana.post('/desk/find', { sought: one(plates, i) }),
  'find a postcode of 2,000 concerns': () => dana.post('/desk/find', { sought: 'TS99 1AB' }),
  'what is stuck': () => administrator.get('/desk/stuck'),
  'find nothing': (i) => dana.post('/desk/find', { sought: `ZZ99Z${one(['AB', 'CD', 'EF'], i)}` }),
}

/** Milliseconds of processor that PostgreSQL has spent on the service's connections so far. */
const databaseTime = async (): Promise<number> => {
  const pids = await desk.owner<{ pid: number }>(
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  )
  return pids.reduce((sum, { pid }) => {
    const [user = 0, system = 0] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
    return sum + (user + system) * 10
  }, 0)
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
const every: number[] = []
console.log(
  `milliseconds of ${times} requests each; target: p95 of ${TARGET_MS}; processor: of the service with who asks, and of PostgreSQL`,
)
for (const [what, ask] of Object.entries(ASKED)) {
  const taken: number[] = []
  const before = { own: process.cpuUsage(), database: await databaseTime() }
  for (let i = -5; i < times; i++) {
    const start = performance.now()
    const response = await ask(Math.abs(i))
    const page = await response.text()
    if (response.status !== 200 || !page.includes('<h1')) throw new Error(`${what}: ${response.status}`)
    if (i >= 0) taken.push(performance.now() - start)
  }
  every.push(...taken)
  const sorted = taken.toSorted((a, b) => a - b)
  const { user, system } = process.cpuUsage(before.own)
  const each = (ms: number): number => Math.round((ms / (times + 5)) * 10) / 10
  const processor = `${each((user + system) / 1000)} and ${each(Math.max(0, (await databaseTime()) - before.database))}`
  console.log(`${what.padEnd(36)} p50 ${at(sorted, 0.5)}  p95 ${at(sorted, 0.95)}  processor ${processor}`)
}
const sorted = every.toSorted((a, b) => a - b)
console.log(
  `${'all of them'.padEnd(36)} p50 ${at(sorted, 0.5)}  p95 ${at(sorted, 0.95)}  target ${TARGET_MS}`,
)
await desk.stop()
