import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Database } from '../../db/index.ts'
import { allEditions, type Edition, editionsState } from '../publication-queries.ts'

/** A published briefing: what stands at its address now, and what stood there before. */
export interface Published {
  readonly slug: string
  /** The latest that was not taken back; null: all were. */
  readonly now: Edition | null
  /** Every edition, the first first. */
  readonly editions: readonly Edition[]
}

/**
 * All that is published, in memory and in the data folder, so that it can be read while the database is stopped. Other
 * processes' publications arrive within {@link EVERY} milliseconds.
 */
export interface PublishedShelf {
  all(): readonly Published[]
  find(slug: string): Published | undefined
  /** Changes whenever something is published or taken back. */
  readonly state: string
  /** What a page of the staff has just read of one briefing, so that what was published stands there at once. */
  learn(editions: readonly Edition[]): void
  /** Asks the database. Never rejects: what is known stands. */
  refresh(): Promise<void>
  stop(): void
}

const EVERY = 15_000

interface Parts {
  readonly database: Database
  readonly partnershipId: string
  /** Of the data: a file of this shelf is kept in it. */
  readonly folder: string
}

export const openPublishedShelf = async ({
  database,
  partnershipId,
  folder,
}: Parts): Promise<PublishedShelf> => {
  const file = path.join(folder, 'cache', 'published-briefings.json')
  let state = ''
  let turn = 0
  let shelf: ReadonlyMap<string, Published> = new Map()

  const put = (editions: readonly Edition[]): void => {
    shelf = shelved(editions)
    turn++
  }
  const editions = (): Edition[] => [...shelf.values()].flatMap((one) => one.editions)

  const keep = async (): Promise<void> => {
    // Without the file the shelf is empty only where the service starts while the database is away.
    await mkdir(path.dirname(file), { recursive: true })
      .then(() => writeFile(`${file}.${process.pid}`, written(editions())))
      .then(() => rename(`${file}.${process.pid}`, file))
      .catch(() => undefined)
  }
  const refresh = async (): Promise<void> => {
    try {
      const read = await database.transaction({ partnershipId }, async (tx) => {
        const now = await editionsState(tx)
        return now === state ? null : { now, editions: await allEditions(tx) }
      })
      if (!read) return
      state = read.now
      put(read.editions)
      await keep()
    } catch {
      // The database is away: what is known stands, and is asked again.
    }
  }

  put(await readFile(file, 'utf8').then(read, () => []))
  const timer = setInterval(() => void refresh(), EVERY)
  timer.unref()
  return {
    all: () => [...shelf.values()].filter(({ now }) => now),
    find: (slug) => shelf.get(slug),
    get state() {
      return `${turn}`
    },
    learn(known) {
      const news = known.filter(({ slug, edition, takenBack }) => {
        const had = shelf.get(slug)?.editions.find((one) => one.edition === edition)
        return !had || Boolean(had.takenBack) !== Boolean(takenBack)
      })
      if (news.length === 0) return
      const isNew = (one: Edition): boolean =>
        news.some(({ slug, edition }) => one.slug === slug && one.edition === edition)
      put([...editions().filter((one) => !isNew(one)), ...news])
      void keep()
    },
    refresh,
    stop: () => clearInterval(timer),
  }
}

const shelved = (all: readonly Edition[]): Map<string, Published> => {
  const bySlug = Map.groupBy(all, ({ slug }) => slug)
  return new Map(
    [...bySlug].map(([slug, own]) => {
      const editions = own.toSorted((a, b) => a.edition - b.edition)
      return [slug, { slug, editions, now: editions.findLast(({ takenBack }) => !takenBack) ?? null }]
    }),
  )
}

const BYTES = ['sheet', 'plain', 'easyPrint'] as const

const written = (editions: readonly Edition[]): string =>
  JSON.stringify(
    editions.map((one) => ({
      ...one,
      ...Object.fromEntries(BYTES.map((name) => [name, one[name].toString('base64')])),
    })),
  )

const read = (text: string): Edition[] =>
  (JSON.parse(text) as (Edition & Record<(typeof BYTES)[number], string>)[]).map((one) => ({
    ...one,
    ...(Object.fromEntries(BYTES.map((name) => [name, Buffer.from(String(one[name]), 'base64')])) as Record<
      (typeof BYTES)[number],
      Buffer
    >),
    publishedAt: new Date(one.publishedAt),
    takenBack: one.takenBack && { ...one.takenBack, at: new Date(one.takenBack.at) },
  }))
