import type { FastifyReply, FastifyRequest } from 'fastify'
import { tokenHash } from '../accounts/index.ts'
import { type Database, DatabaseAway } from '../db/index.ts'
import { type Answer, type AnswerParts, type Reader, readerOf, sendAnswer } from '../frame/index.ts'
import type { Server } from '../http/index.ts'
import { isUuid } from '../kit/uuid.ts'
import type { Pack } from '../pack/index.ts'
import { moduleOf, type Offer } from '../practice/index.ts'
import type { Sealing } from '../vault/index.ts'
import { complete } from './complete.ts'
import { learnPage, overPage, tellForm, toldPage } from './pages/learn.html.ts'
import { askedByToken } from './queries.ts'
import { LEARN_DONE, learnPath } from './urls.ts'

export interface LearnParts extends AnswerParts {
  readonly pack: Pack
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly sealing: (journey: string) => Sealing
  readonly clock: () => Date
}

/** What travels sealed from the link to the end: whose it is, and for whom. */
interface Ticket {
  readonly place: string
  readonly organisation: string
}

const JOURNEY = 'training'

const ticketFrom = (value: unknown): Ticket | null => {
  const { place, organisation } = (value ?? {}) as Partial<Record<keyof Ticket, unknown>>
  return typeof place === 'string' && isUuid(place) && typeof organisation === 'string'
    ? { place, organisation }
    : null
}

/** At the end of a practice that was begun by the link of an assignment: whether to tell the organisation. */
export const offerTelling =
  (sealing: LearnParts['sealing']): Offer =>
  (reader, module, carried, sealed) => {
    const opened = carried === undefined ? null : sealing(JOURNEY).unseal(carried, reader.now)
    const ticket = opened?.ok ? ticketFrom(opened.value) : null
    return ticket && tellForm(reader, module, { sealed, organisation: ticket.organisation })
  }

/** The link of somebody who is asked, and telling at the end. No account, no cookie. */
export function serveLearning(server: Server, parts: LearnParts): void {
  const { pack, clock } = parts
  for (const language of pack.partnership.languages) {
    const reading = () => readerOf(pack, language, clock())
    const { prefix } = reading()
    server.get<{ Params: { token: string } }>(prefix + learnPath(':token'), (request, reply) =>
      answered(parts, request, reply, reading(), (reader) => opened(parts, reader, request.params.token)),
    )
    server.get(prefix + LEARN_DONE, (_request, reply) => reply.redirect(reading().url('start'), 303))
    server.post(prefix + LEARN_DONE, (request, reply) =>
      answered(parts, request, reply, reading(), (reader) =>
        told(parts, reader, (request.body ?? {}) as Record<string, unknown>),
      ),
    )
  }
}

const ticketOf = ({ sealing }: LearnParts, { now }: Reader, ticket: Ticket): string =>
  sealing(JOURNEY).seal(ticket, now)

async function opened(parts: LearnParts, reader: Reader, token: string): Promise<Answer> {
  const { database, partnershipId } = parts
  const asked = await database.transaction({ partnershipId }, (tx) => askedByToken(tx, tokenHash(token)))
  if (!asked) return { page: overPage(reader), status: 404 }
  const { placeId: place, organisation } = asked
  return { page: learnPage(reader, asked, ticketOf(parts, reader, { place, organisation })) }
}

async function told(parts: LearnParts, reader: Reader, sent: Record<string, unknown>): Promise<Answer> {
  const { pack, sealing, database, partnershipId } = parts
  const module = moduleOf(pack, String(sent.exercise))
  if (!module) return { refused: 400 }
  const ended = module.endedBy(sealing, sent.sealed, reader.now)
  if ('refused' in ended) return ended
  const carried = sealing(JOURNEY).unseal(ended.carried ?? '', reader.now)
  const ticket = carried.ok ? ticketFrom(carried.value) : null
  if (!ticket) return { refused: carried.ok || carried.why !== 'too-old' ? 400 : 410 }
  const asked = await database.transaction({ partnershipId }, (tx) =>
    complete(tx, { placeId: ticket.place, module: module.id, seed: ended.seed, now: reader.now }),
  )
  if (!asked) return { page: overPage(reader), status: 404 }
  const sealed = sent.sealed as string
  return { page: toldPage(reader, module, asked, { ticket: ticketOf(parts, reader, ticket), sealed }) }
}

async function answered(
  parts: LearnParts,
  request: FastifyRequest,
  reply: FastifyReply,
  reader: Reader,
  make: (reader: Reader) => Promise<Answer>,
): Promise<FastifyReply> {
  try {
    const answer = await make(reader)
    return sendAnswer(request, reply, reader, parts, { cache: 'private, no-store', ...answer })
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error
    return sendAnswer(request, reply.header('retry-after', '60'), reader, parts, { refused: 503 })
  }
}
