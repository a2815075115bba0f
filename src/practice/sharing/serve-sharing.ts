import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Answer,
  type AnswerParts,
  type FieldFault,
  type Reader,
  readerOf,
  sendAnswer,
} from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Sent } from '../../kit/sent.ts'
import { dayOf, type ExerciseDoor, type Pack } from '../../pack/index.ts'
import { openField, type Sealing } from '../../vault/index.ts'
import { itemsFor, readItems } from '../measure/items.ts'
import { moduleOf } from '../modules.ts'
import {
  hasCalendar,
  laterPage,
  laterStartPage,
  sharedPage,
  sharePage,
  sharePart,
} from '../pages/share.html.ts'
import type { AfterEnding, Offer } from '../practice-parts.ts'
import { roomOf } from '../rooms.ts'
import { LATER, laterCalendarPath, laterPath, SHARE } from '../urls.ts'
import { wayFrom } from '../way.ts'
import { fewWords, KEPT, keepsBy, linkFrom, notKept, unlessTyped } from './asked-again.ts'
import { calendarOf } from './calendar.ts'
import { codedWay } from './coded-way.ts'
import {
  audienceOf,
  doorOf,
  PRACTISING,
  type Shared,
  type SharedAudience,
  type Sharing,
} from './share-answers.ts'

export interface SharingParts extends AnswerParts {
  readonly pack: Pack
  readonly sharing: Sharing
  readonly sealing: (journey: string) => Sealing
  readonly clock: () => Date
  readonly log: FastifyBaseLogger
  /** Where the service is reached from outside, without a path. */
  readonly publicUrl: string
  /** What stands at the end of a module stands where its answers are shared too: whoever shares first still tells, and has a certificate. */
  readonly offers?: readonly Offer[]
}

/** Below each ending: what is kept, and the button without which nothing is. */
export const shareAfterEnding: AfterEnding = (reader, exercise, { way }, sealed) =>
  sharePart(reader, exercise, sealed, way.before !== undefined)

/** Where answers are shared: the only place of practising that writes, and only when somebody presses the button. */
export function serveSharing(server: Server, parts: SharingParts): void {
  const { pack, sharing, sealing, clock, log, publicUrl, offers = [] } = parts
  const { practice } = pack
  if (!practice) return
  const asked = PRACTISING.filter((audience) => itemsFor(pack, audience).length > 0)
  const laters = sealing('practice/later')

  const keeps = keepsBy(sharing, log)
  /** Keeps it; or says why not, with the status of that. */
  const keep = async (
    reader: Reader,
    shared: Shared,
    { nonce, address }: { nonce: string; address: string },
  ): Promise<{ fault: FieldFault; status: number } | null> => {
    const kept = await keeps(reader, address, () => sharing.shareAnswers(shared, nonce, reader.now))
    return kept === 'kept' ? null : { fault: notKept(reader, kept), status: KEPT[kept] }
  }
  const nothingYet = ({ t }: Reader): FieldFault => ({
    field: 'main-content',
    says: t('There is no answer yet to share.'),
  })

  const share = async (reader: Reader, sent: Sent, address: string): Promise<Answer> => {
    const exercise = practice.exercises.get(String(sent.exercise))
    if (!exercise) return { refused: 400 }
    const read = openField(sealing(`practice/${exercise.id}`), sent.sealed, reader.now)
    if ('refused' in read) return read
    const way = wayFrom(read.value, exercise)
    if (!way) return { refused: 400 }
    const audience = audienceOf(exercise.doors[0] as ExerciseDoor)
    const items = way.before ? itemsFor(pack, audience) : []
    const room = roomOf(reader, exercise)
    const about = { room, action: reader.at(SHARE), fields: { exercise: exercise.id } }
    const show = (fault: FieldFault | null, status: number): Answer => ({
      page: sharePage(reader, about, {
        items,
        sent,
        sealed: sent.sealed as string,
        faults: fault ? [fault] : [],
      }),
      status,
      ...unlessTyped(sent),
    })
    if (sent.share !== 'yes') return show(null, 200)
    const words = linkFrom(reader, sharing, sent)
    if ('fault' in words) return show(words.fault, 422)
    const { link } = words
    const answers = { ...codedWay(exercise, way), ...way.before, ...readItems(items, 'after', sent) }
    if (Object.keys(answers).length === 0) return show(nothingYet(reader), 422)
    const not = await keep(
      reader,
      { audience, exercise: exercise.id, edition: way.edition, answers, ...(link ? { link } : {}) },
      { nonce: `${exercise.id}/${way.seed}`, address },
    )
    if (not) return show(not.fault, not.status)
    const module = moduleOf(pack, exercise.id)
    const ended = module?.endedBy(sealing, sent.sealed, reader.now)
    const sealed = sent.sealed as string
    const after =
      module && ended && 'seed' in ended && offers.map((each) => each(reader, module, way.carried, sealed))
    return { page: sharedPage(reader, room, link ? audience : null, after) }
  }

  const later = async (
    reader: Reader,
    audience: SharedAudience,
    sent: Sent | null,
    address: string,
  ): Promise<Answer> => {
    const items = itemsFor(pack, audience)
    const fresh = (): string => laters.seal({ nonce: randomBytes(12).toString('hex') }, reader.now)
    const show = (fault: FieldFault | null, sealed: string, status: number): Answer => ({
      page: laterPage(reader, audience, { items, sent: sent ?? {}, sealed, faults: fault ? [fault] : [] }),
      status,
      ...unlessTyped(sent),
    })
    if (sent === null) return show(null, fresh(), 200)
    const read = openField(laters, sent.sealed, reader.now)
    if ('refused' in read) return read
    const sealed = sent.sealed as string
    const link = sharing.wordsLink(typeof sent.words === 'string' ? sent.words : '')
    if (!link) return show(fewWords(reader), sealed, 422)
    const answers = readItems(items, 'later', sent)
    if (Object.keys(answers).length === 0) return show(nothingYet(reader), sealed, 422)
    const { nonce } = read.value as { nonce: string }
    const shared: Shared = { audience, exercise: 'eight-weeks-on', edition: 'all', answers, link }
    const not = await keep(reader, shared, { nonce: `later/${nonce}`, address })
    const room = roomOf(reader, { doors: [doorOf(audience)] })
    return not ? show(not.fault, sealed, not.status) : { page: sharedPage(reader, room, null) }
  }

  const send = (request: FastifyRequest, reply: FastifyReply, reader: Reader, answer: Answer): FastifyReply =>
    sendAnswer(request, reply, reader, parts, answer)
  for (const language of pack.partnership.languages) {
    const at = (): Reader => readerOf(pack, language, clock())
    const { prefix } = at()
    server.get(prefix + SHARE, (_request, reply) => reply.redirect(at().url('start'), 303))
    server.post(prefix + SHARE, async (request, reply) =>
      send(request, reply, at(), await share(at(), (request.body ?? {}) as Sent, request.ip)),
    )
    if (asked.length === 0) continue
    server.get(prefix + LATER, (request, reply) =>
      send(request, reply, at(), { page: laterStartPage(at(), asked) }),
    )
    for (const audience of asked) {
      const path = prefix + laterPath(audience)
      server.get(path, async (request, reply) =>
        send(request, reply, at(), await later(at(), audience, null, request.ip)),
      )
      if (hasCalendar(audience))
        server.get(prefix + laterCalendarPath(audience), (_request, reply) => {
          const { t, now } = at()
          const event = { says: t('Early Signs: the same questions once more'), url: publicUrl + path }
          return reply
            .header('cache-control', 'no-cache')
            .header('content-type', 'text/calendar; charset=utf-8')
            .header('content-disposition', 'attachment; filename="eight-weeks-on.ics"')
            .send(calendarOf(dayOf(now), event, now))
        })
      server.post(path, async (request, reply) =>
        send(request, reply, at(), await later(at(), audience, (request.body ?? {}) as Sent, request.ip)),
      )
    }
  }
}
