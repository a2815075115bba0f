import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../../db/index.ts'
import {
  type Answer,
  type FieldFault,
  type Page,
  type Reader,
  readerOf,
  sendAnswer,
} from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Sent } from '../../kit/sent.ts'
import { itemsFor, readItems } from '../measure/items.ts'
import { moduleOf, setModule } from '../modules.ts'
import { beforePage, sharePage } from '../pages/share.html.ts'
import type { PracticeParts } from '../practice-parts.ts'
import { roomOf } from '../rooms.ts'
import { KEPT, keepsBy, linkFrom, notKept, unlessTyped } from '../sharing/asked-again.ts'
import type { Sharing } from '../sharing/share-answers.ts'
import { stillPages } from '../still-pages.ts'
import { SCENARIOS } from '../urls.ts'
import { isCarried } from '../way.ts'
import { blameFinder } from '../writing/find-blame.ts'
import { serveWriting } from '../writing/serve-writing.ts'
import { openDealer } from './allot.ts'
import { isDone, ROUNDS, sentRound } from './ended-round.ts'
import { afterFilePage } from './pages/after-file.html.ts'
import { scenariosCover } from './pages/cover.html.ts'
import { endPage, type Shared } from './pages/end.html.ts'
import { weekPage } from './pages/week.html.ts'
import { openFiguresShelf } from './publish-figures.ts'
import { allottedIn, type Library, libraryOf, placeId, placeIn, type Round, storyOf } from './round.ts'
import { shareRound } from './share-round.ts'
import { type Amiss, beginRound, takeRound } from './take-round.ts'
import { ownFiles } from './told.ts'

const aboutIn = (reader: Reader, opensAt = '') => ({
  room: roomOf(reader, { doors: ['practitioners'] }),
  action: reader.at(SCENARIOS) + opensAt,
})

/** What scenarios need beside what all practising needs: where what is shared goes, and where figures come from. */
export interface ScenarioParts extends PracticeParts {
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly sharing: Sharing
  readonly log: FastifyBaseLogger
}

/** Practitioners’ scenarios, in every language: all of a round at one address. And mending words. */
export function serveScenarios(server: Server, parts: ScenarioParts): void {
  const { pack, clock } = parts
  const library = libraryOf(pack)
  if (!library) return
  serveWriting(server, parts)
  const turn = openTurns(parts, library)
  for (const language of pack.partnership.languages) {
    const path = readerOf(pack, language, clock()).prefix + SCENARIOS
    stillPages(server, parts, language)(path, (reader) => scenariosCover(reader, library))
    server.post(path, async (request, reply) => {
      const reader = readerOf(pack, language, clock())
      return sendAnswer(
        request,
        reply,
        reader,
        parts,
        await turn(reader, (request.body ?? {}) as Sent, request.ip),
      )
    })
  }
}

function openTurns(
  { pack, sealing, database, partnershipId, sharing, clock, log, offers = [] }: ScenarioParts,
  library: Library,
) {
  const seal = sealing(ROUNDS)
  const find = blameFinder(pack)
  const blames = (words: string): boolean => find(words).found.length > 0
  const keeps = keepsBy(sharing, log)
  const items = itemsFor(pack, 'practitioners')
  const published = openFiguresShelf(database, partnershipId, clock)
  const dealers = new Map(
    library.rules.sets.map((set) => [set.id, openDealer(allottedIn(library, set))] as const),
  )

  return async (reader: Reader, sent: Sent, address: string): Promise<Answer> => {
    if (sent.sealed === undefined) return { page: await beginning(reader, sent), status: 200 }
    const round = sentRound(seal, library, sent.sealed, reader.now)
    if (round && 'refused' in round) return round
    if (!round) return { page: scenariosCover(reader, library), status: 200 }
    if (sent.go === 'share' && round.over) return share(reader, round, sent, address)
    const taken = takeRound(library, round, sent)
    return { page: await shown(reader, taken.round, taken.amiss, 'not-yet'), status: taken.amiss ? 422 : 200 }
  }

  async function beginning(reader: Reader, sent: Sent): Promise<Page> {
    const set = String(sent.set)
    const deal = dealers.get(set)
    if (!deal) return scenariosCover(reader, library)
    if (items.length > 0 && [sent.measure].flat().includes('yes')) {
      const title = reader.t('Small notes, one child')
      const fields = { set, ...(isCarried(sent.carried) ? { carried: sent.carried } : {}) }
      return beforePage(reader, { ...aboutIn(reader), title, fields }, items)
    }
    const before = sent.measure === 'asked' ? readItems(items, 'before', sent) : undefined
    return shown(reader, beginRound(set, deal(), sent.carried, before), null, 'not-yet')
  }

  /** Whoever was asked before is asked once more, and may leave words to come back with. */
  async function share(reader: Reader, round: Round, sent: Sent, address: string): Promise<Answer> {
    const { before } = round
    const asked = before ? items : []
    const ask = (fault: FieldFault | null, status: number): Answer => {
      const about = { ...aboutIn(reader, '#shared'), fields: { go: 'share', at: 'end' } }
      const view = { items: asked, sent, sealed: String(sent.sealed), faults: fault ? [fault] : [] }
      return { page: sharePage(reader, about, view), status, ...unlessTyped(sent) }
    }
    if (before && sent.share !== 'yes') return ask(null, 200)
    const words = linkFrom(reader, sharing, before ? sent : {})
    if ('fault' in words) return ask(words.fault, 422)
    const measured = before && {
      answers: { ...before, ...readItems(items, 'after', sent) },
      link: words.link,
    }
    const kept = await keeps(reader, address, () =>
      shareRound(sharing, library, round, blames, reader.now, measured),
    )
    if (kept !== 'kept' && before) return ask(notKept(reader, kept), KEPT[kept])
    const shared = kept === 'kept' && words.link ? 'comes-back' : kept
    return { page: await shown(reader, round, null, shared), status: KEPT[kept] }
  }

  async function shown(reader: Reader, round: Round, amiss: Amiss | null, shared: Shared): Promise<Page> {
    const place = placeIn(library, round)
    const sealed = { sealed: seal.seal(round, reader.now), at: placeId(place) }
    if (place.at === 'week') return weekPage(reader, library, round, place, sealed, amiss)
    if (place.at === 'after') {
      const { answered } = storyOf(library, round, place.nth)
      const words = answered.at(-1)?.words
      return afterFilePage(reader, library, round, place, sealed, words ? find(words) : null)
    }
    const own = ownFiles(library, round, blames)
    const module = isDone(library, round) ? moduleOf(pack, setModule(round.set)) : undefined
    return endPage(reader, library, round, {
      own,
      published: await published(),
      sealed,
      sharing: shared,
      after: module && offers.map((offer) => offer(reader, module, round.carried, sealed.sealed)),
    })
  }
}
