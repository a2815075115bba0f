import path from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import {
  accountNavigation,
  apiRoutes,
  endDueRolesBy,
  type NavigationEntry,
  type StaffParts,
  serveAccounts,
  serveApi,
  staffRoutes,
} from './accounts/index.ts'
import {
  BRIEFINGS_LINK,
  briefingNavigation,
  type PublishedShelf,
  serveBriefings,
  serveFiguresApi,
} from './briefing/index.ts'
import {
  openConcernKeys,
  reindexBy,
  serveConcerns,
  serveDrafts,
  serveTellApi,
  tellNavigation,
} from './concern/index.ts'
import { type Database, partnershipId } from './db/index.ts'
import { deskNavigation, giveBackBy, postNewsBy, serveDesk, serveDeskApi } from './desk/index.ts'
import { figuresNavigation, serveFigures } from './figures/index.ts'
import { buildAssets, filesOf, languageOf, problemPage, readerOf, type Surroundings } from './frame/index.ts'
import { serveGuide } from './guide/index.ts'
import {
  type Body,
  createServer,
  fileBody,
  readyBody,
  type Server,
  sendBody,
  serveHealth,
} from './http/index.ts'
import { openJobs } from './jobs/index.ts'
import {
  carryOutBy,
  deletingStanding,
  keepingNavigation,
  openHoldKeys,
  serveKeeping,
} from './keeping/index.ts'
import { openMail } from './mail/index.ts'
import { MAILBOX_NAVIGATION, serveMailbox } from './mailbox/index.ts'
import { operationsNavigation, serveOperations } from './operations/index.ts'
import type { Pack } from './pack/index.ts'
import { openPress } from './pdf/index.ts'
import {
  offerCertificate,
  openCertificates,
  openSharing,
  practiceNavigation,
  publishScenariosBy,
  serveClasses,
  serveDrawings,
  servePractice,
  serveScenarios,
  serveSharing,
  shareAfterEnding,
  shufflePracticeBy,
} from './practice/index.ts'
import { priorityNavigation, remindOwners, servePriorities } from './priority/index.ts'
import {
  focusGroupNavigation,
  serveAnswering,
  serveFocusGroups,
  serveSurveys,
  shuffleBy,
  surveyNavigation,
} from './survey/index.ts'
import { openTeamShelf, serveStatusApi, serveTeams, teamNavigation, watchBy } from './teams/index.ts'
import { offerTelling, serveTraining, trainingNavigation } from './training/index.ts'
import { openSealing } from './vault/index.ts'

/** What the service is made of. Public pages ask the database for nothing, until somebody sends something. */
export interface AppParts {
  readonly pack: Pack
  readonly settings: {
    readonly key: Uint8Array
    readonly url: string
    readonly data: string
    readonly production: boolean
    readonly mail?: { readonly url: string; readonly from: string } | null
    readonly proxies?: readonly string[]
    /** One of one's own; null or nothing: the one in the data folder. */
    readonly database?: object | null
  }
  readonly database: Database
  readonly log: FastifyBaseLogger
  readonly clock?: () => Date
  /** When work in the background begins: after it listens (the default), at once (it is to listen to nobody), or never. */
  readonly work?: 'after' | 'now' | 'elsewhere'
}

/** Where signed-in people can go, as it stands in the head of their pages: signing in leads to the first, what they come for. */
const NAVIGATION: readonly NavigationEntry[] = [
  ...deskNavigation.first,
  ...surveyNavigation,
  ...focusGroupNavigation,
  practiceNavigation,
  ...briefingNavigation,
  tellNavigation,
  ...deskNavigation.more,
  trainingNavigation,
  priorityNavigation,
  figuresNavigation,
  teamNavigation,
  keepingNavigation,
  ...accountNavigation,
  operationsNavigation,
]

/** The whole service, ready to listen. Public pages work with the database stopped. */
export async function createApp({
  pack,
  settings,
  database,
  log,
  clock = () => new Date(),
  work = 'after',
}: AppParts): Promise<Server> {
  const built = await buildAssets(pack, path.join(settings.data, 'cache'))
  let published: PublishedShelf | undefined
  const assets: Surroundings = {
    ...built,
    footerLinks: () => (published?.all().length ? [BRIEFINGS_LINK] : []),
  }

  const refusals = new Map<string, { minute: number; body: Body }>()
  const refuse = (status: number, at: string): Body => {
    const language = languageOf(pack, at)
    const key = `${language} ${status}`
    const minute = Math.floor(clock().getTime() / 60_000)
    let kept = refusals.get(key)
    if (kept?.minute !== minute) {
      kept = { minute, body: readyBody(problemPage(readerOf(pack, language, clock()), assets, status)) }
      refusals.set(key, kept)
    }
    return kept.body
  }

  const https = settings.url.startsWith('https:')
  const server = await createServer({ log, https, proxies: settings.proxies ?? [], problemPage: refuse })
  for (const asset of filesOf(built)) {
    const body = fileBody(asset.content, asset.type)
    server.get(asset.path, (request, reply) =>
      sendBody(request, reply.header('cache-control', 'public, max-age=31536000, immutable'), body),
    )
  }
  serveHealth(server, () => database.ready())
  const sealing = (journey: string) => openSealing(settings.key, `${journey}/${pack.partnership.id}`)
  serveGuide(server, { pack, assets, sealing, clock, publicUrl: settings.url, refuse })
  // Typst takes a while to load: not before somebody wants a document.
  let press: ReturnType<typeof openPress> | undefined
  const opened = () => {
    press ??= openPress()
    return press
  }
  const certificates = openCertificates(settings.key, partnershipId(pack.partnership.id))
  const practising = { pack, assets, sealing, clock, refuse }
  const offers = [offerTelling(sealing), offerCertificate]
  servePractice(server, {
    ...practising,
    press: opened,
    publicUrl: settings.url,
    certificates,
    offers,
    afterEnding: [shareAfterEnding],
  })
  serveClasses(server, { ...practising, background: database.background, publicUrl: settings.url })
  const practised = { database, partnershipId: partnershipId(pack.partnership.id) }
  const sharing = openSharing({ ...practised, key: settings.key })
  serveSharing(server, { ...practising, sharing, log, publicUrl: settings.url, offers })
  serveScenarios(server, { ...practising, ...practised, sharing, log, offers })
  serveAnswering(server, { ...practising, ...practised, key: settings.key, log })
  const ours = partnershipId(pack.partnership.id)
  const mail = openMail({
    key: settings.key,
    partnershipId: ours,
    server: settings.mail ?? null,
    production: settings.production,
    publicUrl: settings.url,
  })
  const jobs = openJobs({ database, partnershipId: ours, log })
  mail.deliverBy(jobs)
  shuffleBy(jobs, clock)
  shufflePracticeBy(jobs, clock)
  publishScenariosBy(jobs, pack, clock)
  watchBy(jobs, { pack, production: settings.production, post: mail.post, clock })
  endDueRolesBy(jobs, clock)
  giveBackBy(jobs, clock)
  postNewsBy(jobs, { post: mail.post, publicUrl: settings.url, clock })
  jobs.every('priority.remind', '0 8 * * *', async ({ partnershipId: whose }) => {
    await database.transaction({ partnershipId: whose }, (tx) =>
      remindOwners(tx, { pack, post: mail.post, now: clock() }),
    )
  })
  reindexBy(jobs, openConcernKeys(settings.key, ours))
  carryOutBy(jobs, openHoldKeys(settings.key, ours), clock)
  // After the service is ready: what works in the background takes 0.3 s to load, and no page waits for it.
  let begin: NodeJS.Timeout | undefined
  server.addHook('onListen', async () => {
    if (work === 'after') begin = setTimeout(() => void jobs.start(), 100)
  })
  server.addHook('onClose', () => {
    clearTimeout(begin)
    return jobs.stop()
  })
  const teams = openTeamShelf({ pack, database, partnershipId: ours, production: settings.production, clock })
  serveConcerns(server, {
    pack,
    assets,
    database,
    partnershipId: ours,
    key: settings.key,
    sealing,
    teams,
    jobs,
    post: mail.post,
    publicUrl: settings.url,
    production: settings.production,
    clock,
    refuse,
    log,
  })
  const staffParts: StaffParts = {
    pack,
    assets,
    database,
    log,
    clock,
    refuse,
    key: settings.key,
    url: settings.url,
    production: settings.production,
    post: mail.post,
    navigation: [...NAVIGATION, MAILBOX_NAVIGATION(mail)],
  }
  const staff = staffRoutes(server, staffParts)
  const api = apiRoutes(server)
  serveAccounts(server, staff, staffParts)
  serveFocusGroups(server, staff, { pack, key: settings.key, partnershipId: ours })
  serveTeams(staff, { pack, post: mail.post, publicUrl: settings.url, production: settings.production })
  serveDrafts(staff, {
    pack,
    key: settings.key,
    partnershipId: ours,
    sealing,
    teams,
    jobs,
    production: settings.production,
  })
  serveMailbox(staff, mail)
  const own = { data: settings.data, embedded: !settings.database }
  serveOperations(staff, { pack, mail, ...own, deleting: deletingStanding })
  serveDrawings(staff, pack)
  serveTraining(server, staff, jobs, {
    ...practising,
    ...practised,
    key: settings.key,
    certificates,
    post: mail.post,
    publicUrl: settings.url,
    press: opened,
  })
  serveSurveys(staff, { pack, publicUrl: settings.url, post: mail.post, key: settings.key })
  servePriorities(staff, { press: opened })
  serveFigures(staff)
  serveStatusApi(api, teams)
  serveTellApi(api, { key: settings.key, partnershipId: ours, teams })
  serveFiguresApi(api)
  serveDeskApi(api, { key: settings.key, partnershipId: ours })
  serveDesk(staff, { key: settings.key, partnershipId: ours, press: opened })
  serveKeeping(staff, { key: settings.key, partnershipId: ours, press: opened })
  published = await serveBriefings(server, staff, {
    pack,
    assets,
    database,
    partnershipId: ours,
    data: settings.data,
    publicUrl: settings.url,
    sealing,
    key: settings.key,
    clock,
    refuse,
  })
  serveApi(server, staffParts)
  if (work === 'now') void jobs.start()
  return server
}
