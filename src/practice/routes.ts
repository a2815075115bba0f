import { randomBytes } from 'node:crypto'
import { type Answer, type Reader, type Refused, readerOf, sendAnswer } from '../frame/index.ts'
import type { Server } from '../http/index.ts'
import type { Content } from '../kit/html.ts'
import type { Sent } from '../kit/sent.ts'
import { castRoles, type Edition, type Exercise, type Pack } from '../pack/index.ts'
import { openField, type Sealing } from '../vault/index.ts'
import { serveCertificates } from './certificate/serve-certificates.ts'
import { itemsFor, readItems } from './measure/items.ts'
import { moduleOf } from './modules.ts'
import { classGuidePage } from './pages/class-guide.html.ts'
import { coverPage } from './pages/cover.html.ts'
import { exercisePage } from './pages/exercise.html.ts'
import { beforePage } from './pages/share.html.ts'
import { whatsOkayPage } from './pages/whats-okay.html.ts'
import { serveParents } from './parents/serve-parents.ts'
import type { ExerciseParts } from './practice-parts.ts'
import { roomOf } from './rooms.ts'
import type { CodedAnswers } from './sharing/coded.ts'
import { audienceOf } from './sharing/share-answers.ts'
import { serveTradeCards } from './shift/serve-trade-cards.ts'
import { stillPages } from './still-pages.ts'
import { begin, type Taken, takeTurn } from './take-turn.ts'
import { CLASS_GUIDE, exercisePath, WHATS_OKAY } from './urls.ts'
import { isCarried, wayFrom } from './way.ts'

/** Every page of practising, in every language. */
export function servePractice(server: Server, parts: ExerciseParts): void {
  const { practice } = parts.pack
  // A guide for a trade has its card, also where nobody practises.
  serveTradeCards(server, parts)
  if (!practice) return
  serveParents(server, parts)
  serveCertificates(server, parts)
  for (const language of parts.pack.partnership.languages) {
    const { prefix } = readerOf(parts.pack, language, parts.clock())
    const still = stillPages(server, parts, language)
    still(prefix + WHATS_OKAY, whatsOkayPage)
    if (practice.classGuide) still(prefix + CLASS_GUIDE, classGuidePage)
    for (const exercise of practice.exercises.values()) {
      const path = prefix + exercisePath(exercise.id)
      still(path, (reader) => coverPage(reader, exercise))
      server.post(path, (request, reply) => {
        const reader = readerOf(parts.pack, language, parts.clock())
        const answered = answer(reader, parts, exercise, (request.body ?? {}) as Sent)
        return sendAnswer(request, reply, reader, parts, answered)
      })
    }
  }
}

function answer(reader: Reader, parts: ExerciseParts, exercise: Exercise, sent: Sent): Answer {
  const seal = parts.sealing(`practice/${exercise.id}`)
  const items =
    sent.sealed === undefined ? itemsFor(parts.pack, audienceOf(exercise.doors[0] ?? 'trades')) : []
  const edition = exercise.editions.find((each) => each === sent.edition)
  if (edition && items.length > 0 && [sent.measure].flat().includes('yes'))
    return { page: beforePage(reader, beforeOf(reader, exercise, edition, sent.carried), items) }
  const taken = takenBy(reader, seal, exercise, sent, readItems(items, 'before', sent))
  if (taken === null) return { page: coverPage(reader, exercise) }
  if ('refused' in taken) return taken
  const { cast } = parts.pack.practice as NonNullable<Pack['practice']>
  const sealed = seal.seal(taken.way, reader.now)
  return {
    page: exercisePage(reader, {
      exercise,
      taken,
      players: castRoles(exercise, cast, taken.way.seed),
      sealed,
      after: after(reader, parts, exercise, taken, sealed),
    }),
  }
}

const beforeOf = (reader: Reader, exercise: Exercise, edition: Edition, carried: unknown) => ({
  title: reader.t(exercise.title),
  room: roomOf(reader, exercise),
  action: reader.at(exercisePath(exercise.id)),
  fields: { edition, ...(isCarried(carried) ? { carried } : {}) },
})

/** What stands below the end: of what has one version for everybody first what all such modules offer. */
const after = (
  reader: Reader,
  { pack, offers = [], afterEnding = [] }: ExerciseParts,
  exercise: Exercise,
  taken: Taken,
  sealed: string,
): Content => {
  const { kind } = taken.walked.step.turn
  if (kind !== 'ending' && kind !== 'done') return null
  const module = moduleOf(pack, exercise.id)
  return [
    module && offers.map((offer) => offer(reader, module, taken.way.carried, sealed)),
    afterEnding.map((each) => each(reader, exercise, taken, sealed)),
  ]
}

/** null: it begins at the cover. */
function takenBy(
  { now }: Reader,
  seal: Sealing,
  exercise: Exercise,
  sent: Sent,
  answered: CodedAnswers,
): Taken | null | Refused {
  if (sent.sealed === undefined)
    return begin(
      exercise,
      sent,
      randomBytes(6).toString('hex'),
      sent.measure === 'asked' ? answered : undefined,
    )
  const opened = openField(seal, sent.sealed, now)
  if ('refused' in opened) return opened
  const way = wayFrom(opened.value, exercise)
  return way && takeTurn(exercise, way, sent)
}
