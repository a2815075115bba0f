import { randomUUID } from 'node:crypto'
import type { NavigationEntry, Outcome, StaffRoutes, Visit } from '../accounts/index.ts'
import { dayOf } from '../pack/index.ts'
import type { openPress } from '../pdf/index.ts'
import { serveActions } from './action-routes.ts'
import { aimableBy } from './aims.ts'
import { lookAt } from './look.ts'
import { beginPage } from './pages/begin.html.ts'
import { prioritiesPage } from './pages/priorities.html.ts'
import { priorityPage } from './pages/priority.html.ts'
import { targetPage } from './pages/target.html.ts'
import { wordsPage } from './pages/words.html.ts'
import { isPart, PART_IDS, PARTS, type PartId, readPart } from './parts.ts'
import { targetsOf, versionsOf } from './queries.ts'
import { readEvidence } from './read-evidence.ts'
import { lineOf, numberOf, readTarget } from './read-forms.ts'
import { type PriorityRead, readPriorities, readPriority, seedVersion } from './read-priority.ts'
import { serveReports } from './report/report-routes.ts'
import { aimedOf } from './rules/measure-key.ts'
import { setTarget } from './set-target.ts'
import { priorityUrls } from './urls.ts'
import { lookIn, mayWrite, priorityIn, READS, WRITES } from './visits.ts'
import { writeWords } from './write-words.ts'

export const priorityNavigation: NavigationEntry = {
  href: priorityUrls.all,
  words: 'Priorities',
  roles: READS,
}

/** Hangs the pages of the priorities on the signed-in routes. The press may still be starting. */
export function servePriorities(
  staff: StaffRoutes,
  parts: { readonly press: () => ReturnType<typeof openPress> },
): void {
  staff.get(priorityUrls.all, READS, seeAll)
  staff.get(priorityUrls.begin, WRITES, async ({ reader, csrf }) => ({
    page: beginPage(reader, {
      typed: { 'headline-covers': 'children parents practitioners' },
      faults: [],
      csrf,
    }),
  }))
  staff.post(priorityUrls.begin, WRITES, begin)
  staff.get(priorityUrls.one(':slug'), READS, async (visit) => {
    const look = await lookIn(visit)
    return look ? { page: priorityPage(visit.reader, look, mayWrite(visit)) } : { notFound: true }
  })
  staff.get(priorityUrls.words(':slug', ':part'), READS, (visit) => seeWords(visit))
  staff.post(priorityUrls.words(':slug', ':part'), WRITES, write)
  staff.get(priorityUrls.target(':slug'), WRITES, (visit) => seeTarget(visit, visit.query.of ?? ''))
  staff.post(priorityUrls.target(':slug'), WRITES, aim)
  serveActions(staff)
  serveReports(staff, parts)
}

const seeAll = async (visit: Visit): Promise<Outcome> => {
  const { tx, reader, now } = visit
  const today = dayOf(now)
  const evidence = await readEvidence(tx, reader, today)
  const looks = (await readPriorities(tx, reader.pack)).map((one) =>
    lookAt(reader.pack, one, evidence, today),
  )
  return { page: prioritiesPage(reader, looks, mayWrite(visit)) }
}

const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '') || randomUUID().slice(0, 8)

const begin = async ({ tx, actor, reader, form, csrf, now }: Visit): Promise<Outcome> => {
  const read = PART_IDS.map((part) => ({ part, result: readPart(part, form[part]) }))
  const faults = read.flatMap(({ part, result }) =>
    result.ok ? [] : result.faults.map(({ what }) => ({ where: part, what: `${PARTS[part].name}: ${what}` })),
  )
  const typed = Object.fromEntries(
    PART_IDS.map((part) => [part, [form[part] ?? ''].flat().map(String).join(' ')]),
  ) as Record<PartId, string>
  if (faults.length > 0) return { page: beginPage(reader, { typed, faults, csrf }), status: 422 }
  const wanted = slugOf(typed.title)
  const taken = wanted === 'new' || (await readPriority(tx, reader.pack, wanted)) !== null
  const slug = taken ? `${wanted}-${randomUUID().slice(0, 4)}` : wanted
  for (const { part, result } of read)
    if (result.ok) await writeWords(tx, actor, { slug, part, seen: 0, words: result.value }, now)
  return { redirect: priorityUrls.one(slug), notice: reader.t('The priority is added.') }
}

interface Tried {
  readonly value: string
  readonly faults: readonly { where: string; what: string }[]
  readonly overtaken: boolean
}

const seeWords = async (visit: Visit, tried?: Tried): Promise<Outcome> => {
  const { tx, reader, params, csrf } = visit
  const { slug = '', part = '' } = params
  const one = await priorityIn(visit)
  if (!one || !isPart(part)) return { notFound: true }
  const seed = seedVersion(reader.pack, slug, part)
  const written = one.id ? await versionsOf(tx, one.id, part) : []
  const versions = reader.pack.priorities.has(slug) || written.length === 0 ? [...written, seed] : written
  const page = wordsPage(reader, {
    slug,
    part,
    versions,
    value: tried?.value ?? one.words[part].words,
    faults: tried?.faults ?? [],
    overtaken: tried?.overtaken ?? false,
    ...(mayWrite(visit) ? { csrf } : {}),
  })
  if (!tried) return { page }
  return { page, status: tried.overtaken ? 409 : 422 }
}

const write = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, reader, params, form, now } = visit
  const { slug = '', part = '' } = params
  const one = await priorityIn(visit)
  const seen = numberOf(form, 'seen')
  if (!one || !isPart(part) || seen === null) return { notFound: true }
  const fromVersion = numberOf(form, 'back')
  const sent =
    fromVersion === null ? readPart(part, form.words) : await wordsOf(visit, one, part, fromVersion)
  if (sent === null) return { notFound: true }
  const typed = [form.words ?? ''].flat().map(String).join(' ')
  if (!sent.ok) return seeWords(visit, { value: typed, faults: sent.faults, overtaken: false })
  // What is as it was makes no version; so a form that is sent twice makes one.
  if (sent.value === one.words[part].words) return { redirect: priorityUrls.words(slug, part) }
  if (!(await writeWords(tx, actor, { slug, part, seen, words: sent.value, fromVersion }, now)))
    return seeWords(visit, { value: sent.value, faults: [], overtaken: true })
  const notice =
    fromVersion === null ? reader.t('Saved.') : reader.t('Version {n} is put back.', { n: fromVersion })
  return { redirect: priorityUrls.words(slug, part), notice }
}

const wordsOf = async ({ tx, reader }: Visit, one: PriorityRead, part: PartId, version: number) => {
  if (version === 0 && reader.pack.priorities.has(one.slug))
    return { ok: true as const, value: seedVersion(reader.pack, one.slug, part).words }
  const found = one.id && (await versionsOf(tx, one.id, part)).find((each) => each.version === version)
  return found ? { ok: true as const, value: found.words } : null
}

const seeTarget = async (
  visit: Visit,
  key: string,
  tried?: {
    typed: { percent: string; due: string }
    faults: readonly { where: string; what: string }[]
    status: number
  },
): Promise<Outcome> => {
  const { tx, reader, csrf } = visit
  const look = await lookIn(visit)
  const aimable = look && aimableBy(reader, look.evidence, key)
  const aimed = aimedOf(key)
  if (!aimable || !aimed) return { notFound: true }
  const history = look.one.id ? await targetsOf(tx, look.one.id, aimed.audience, aimed.measure) : []
  const [last] = history
  const page = targetPage(reader, {
    slug: look.one.slug,
    aimable,
    history,
    typed: tried?.typed ?? { percent: last?.percent ? String(last.percent) : '', due: last?.dueOn ?? '' },
    faults: tried?.faults ?? [],
    csrf,
  })
  return tried ? { page, status: tried.status } : { page }
}

const aim = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, reader, form, params, now } = visit
  const key = lineOf(form, 'of')
  const seen = numberOf(form, 'seen')
  const aimed = aimedOf(key)
  const look = await lookIn(visit)
  if (!look || !aimed || seen === null || !aimableBy(reader, look.evidence, key)) return { notFound: true }
  const typed = { percent: lineOf(form, 'percent').replace(/\s*%$/, ''), due: lineOf(form, 'due') }
  const none = lineOf(form, 'none') === 'yes'
  const read = none ? null : readTarget(typed, dayOf(now))
  if (read && !read.ok) return seeTarget(visit, key, { typed, faults: read.faults, status: 422 })
  const target = read?.ok ? read.value : null
  const { slug = '' } = params
  if (await setTarget(tx, actor, { slug, aimed, seen, target }, now))
    return {
      redirect: priorityUrls.one(slug),
      notice: none ? reader.t('The target is taken back.') : reader.t('The target is set.'),
    }
  const what = 'Somebody else set this target meanwhile. Look at it below, then set yours'
  return seeTarget(visit, key, { typed, faults: [{ where: 'percent', what }], status: 409 })
}
