import type { FastifyBaseLogger } from 'fastify'
import { type Database, describe } from '../../db/index.ts'
import { type Answer, type Page, type Reader, readerOf, sendAnswer } from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Sent } from '../../kit/sent.ts'
import { openField } from '../../vault/index.ts'
import { moduleOf, setModule } from '../modules.ts'
import type { PracticeParts } from '../practice-parts.ts'
import type { Sharing } from '../sharing/share-answers.ts'
import { stillPages } from '../still-pages.ts'
import { SCENARIOS } from '../urls.ts'
import { blameFinder } from '../writing/find-blame.ts'
import { serveWriting } from '../writing/serve-writing.ts'
import { openDealer } from './allot.ts'
import { isDone, ROUNDS } from './ended-round.ts'
import { afterFilePage } from './pages/after-file.html.ts'
import { scenariosCover } from './pages/cover.html.ts'
import { endPage, type Shared } from './pages/end.html.ts'
import { weekPage } from './pages/week.html.ts'
import { openFiguresShelf } from './publish-figures.ts'
import {
  allottedIn,
  type Library,
  libraryOf,
  placeId,
  placeIn,
  type Round,
  roundFrom,
  storyOf,
} from './round.ts'
import { shareRound } from './share-round.ts'
import { type Amiss, beginRound, takeRound } from './take-round.ts'
import { ownFiles } from './told.ts'

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

/** The status of a page that answers whether it was shared. */
const SHARED = { kept: 200, away: 503, 'too-much': 429 } as const

function openTurns(
  { pack, sealing, database, partnershipId, sharing, clock, log, offers = [] }: ScenarioParts,
  library: Library,
) {
  const seal = sealing(ROUNDS)
  const find = blameFinder(pack)
  const blames = (words: string): boolean => find(words).found.length > 0
  const published = openFiguresShelf(database, partnershipId, clock)
  const dealers = new Map(
    library.rules.sets.map((set) => [set.id, openDealer(allottedIn(library, set))] as const),
  )

  return async (reader: Reader, sent: Sent, address: string): Promise<Answer> => {
    if (sent.sealed === undefined) {
      const deal = typeof sent.set === 'string' ? dealers.get(sent.set) : undefined
      if (!deal) return { page: scenariosCover(reader, library), status: 200 }
      return {
        page: await shown(reader, beginRound(String(sent.set), deal(), sent.carried), null, 'not-yet'),
        status: 200,
      }
    }
    const opened = openField(seal, sent.sealed, reader.now)
    if ('refused' in opened) return opened
    const round = roundFrom(opened.value, library)
    if (!round) return { page: scenariosCover(reader, library), status: 200 }
    if (sent.go === 'share' && round.over) {
      const shared = sharing.isTooMuch(address, reader.now) ? 'too-much' : await share(round)
      return { page: await shown(reader, round, null, shared), status: SHARED[shared] }
    }
    const taken = takeRound(library, round, sent)
    return { page: await shown(reader, taken.round, taken.amiss, 'not-yet'), status: taken.amiss ? 422 : 200 }
  }

  async function share(round: Round): Promise<'kept' | 'away'> {
    try {
      await shareRound(sharing, library, round, blames, clock())
      return 'kept'
    } catch (error) {
      log.error({ kind: describe(error) }, 'Shared answers could not be kept')
      return 'away'
    }
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
