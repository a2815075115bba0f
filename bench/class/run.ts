import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../src/db/index.ts'
import { CLASS_LEAD, classBoardPath, classPath } from '../../src/practice/urls.ts'
import { startDatabase } from '../../test/scaffold/database.ts'
import { packOf, post, sealedIn, startService } from '../../test/scaffold/service.ts'

// A class on one code, over two services with one key and one PostgreSQL: each joins and answers at once, and both boards
// must show all of them. `node bench/class/run.ts 200 10`: so many people, so many classes one after another.
const [people = 200, classes = 10] = process.argv.slice(2).map(Number)
const db = await startDatabase()
const [pack, key] = [await packOf('durham'), randomBytes(32)]
const pools = [1, 2].map(() => openDatabase({ url: db.applicationUrl, log: { warn: () => {} } }))
for (const pool of pools) await pool.admit()
const services = await Promise.all(pools.map((database) => startService({ key, pack, database })))
const roundIn = (page: string): string => /name="round" value="(\d+)"/.exec(page)?.[1] ?? ''

const inAll: number[] = []
const each: number[] = []
for (let run = 0; run < classes; run++) {
  const opening = { exercise: 'okay-or-not', edition: '13-15', room: '400' }
  const led = await (await post(`${services[0]?.url}${CLASS_LEAD}`, opening)).text()
  const code = (/es-join__code">([^<]+)/.exec(led)?.[1] ?? '').replace(' ', '')
  const began = performance.now()
  await Promise.all(
    Array.from({ length: people }, async (_, i) => {
      const url = services[i % 2]?.url + classPath(code)
      const from = performance.now()
      const seat = await (await fetch(url)).text()
      await (await post(url, { sealed: sealedIn(seat), round: roundIn(seat), choice: String(i % 3) })).text()
      each.push(performance.now() - from)
    }),
  )
  const late = performance.now() + 30_000
  for (const { url } of services)
    while (!(await (await fetch(url + classBoardPath(code))).text()).includes(`first ${people} answers`)) {
      if (performance.now() > late) throw new Error(`A board does not show ${people} after 30 s.`)
      await wait(20)
    }
  inAll.push(performance.now() - began)
}
const at = (list: readonly number[], share: number): number =>
  Math.round([...list].sort((a, b) => a - b)[Math.ceil(list.length * share) - 1] ?? 0)
console.log(`${people} people, ${classes} classes, two services in one process`)
console.log(`until both boards show all: median ${at(inAll, 0.5)} ms, slowest ${at(inAll, 1)} ms`)
console.log(`to join and answer: median ${at(each, 0.5)} ms, 99 % within ${at(each, 0.99)} ms`)
for (const service of services) await service.stop()
for (const pool of pools) await pool.end()
await db.stop()
