import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import { type Database, DatabaseAway, describe } from '../../db/index.ts'
import { type Answer, type AnswerParts, page, type Reader, readerOf, sendAnswer } from '../../frame/index.ts'
import { type Body, readyBody, type Server, sendBody } from '../../http/index.ts'
import { Recent } from '../../kit/recent.ts'
import type { Sent } from '../../kit/sent.ts'
import { dayOf, type Pack } from '../../pack/index.ts'
import type { Sealing } from '../../vault/index.ts'
import { minutesToAnswer } from '../instruments/minutes.ts'
import { answerPath } from '../urls.ts'
import { awayPage, closedPage, notYetPage, startPage, thanksPage } from './pages/answering.html.ts'
import { openResponseWriter } from './response-writer.ts'
import { openTaking } from './take-response.ts'
import { type Definition, type Wave, waveState } from './wave.ts'
import { openWaveShelf, type Shelved } from './wave-shelf.ts'

export interface AnsweringParts extends AnswerParts {
  readonly pack: Pack
  readonly database: Pick<Database, 'transaction' | 'once'>
  readonly partnershipId: string
  readonly key: Uint8Array
  readonly sealing: (journey: string) => Sealing
  readonly clock: () => Date
  readonly log: FastifyBaseLogger
}

/** What is answered to one request. */
type Reply = Answer | { readonly body: Body }

/**
 * Where people answer a wave: no cookie, nothing kept until "Send", no address anywhere. The database is asked for the
 * wave every half minute and for nothing else until "Send"; where it is away then, the answers stay in the page.
 */
export function serveAnswering(server: Server, parts: AnsweringParts): void {
  const { pack, assets, clock, log } = parts
  const shelf = openWaveShelf(parts)
  const writer = openResponseWriter(parts.database.once, parts.partnershipId)
  const taking = openTaking(parts.key)

  // The same for everybody who sends within a minute (somebody opens or closes): made and compressed once.
  const thanks = new Recent<Body>(100)
  const thanksBody = (reader: Reader, { id, definition }: Wave): Body =>
    thanks.get(`${reader.language} ${id} ${Math.floor(reader.now.getTime() / 60_000)}`, () =>
      readyBody(page(reader, assets, thanksPage(reader, (definition as Definition).instrument))),
    )

  const answer = async (
    reader: Reader,
    { wave, journey, dealing }: Shelved,
    form: Sent | null,
  ): Promise<Reply> => {
    const { definition } = wave
    const today = dayOf(reader.now)
    const state = waveState(wave, today)
    if (!definition) return { refused: 404 }
    const { instrument, expanded } = definition
    if (state === 'planned') return { page: notYetPage(reader, wave), status: 200 }
    const underWay = form !== null && '_sealed' in form
    if (form === null && state === 'closed') return { page: closedPage(reader, false), status: 200 }
    if (form === null)
      return { page: startPage(reader, wave, instrument, minutesToAnswer(instrument, expanded)), status: 200 }
    const step = journey.step(reader, underWay ? form : null)
    if (step.kind === 'refused') return { refused: step.status }
    if (step.kind === 'page')
      return state === 'closed' ? { page: closedPage(reader, underWay), status: 200 } : step
    try {
      const sent = taking.take(wave, today, step.answers, step.allocation, step.nonce)
      const kept = await writer.write(sent)
      if (sent.coded.way) dealing?.sent(sent.coded.way)
      return kept === 'kept'
        ? { body: thanksBody(reader, wave) }
        : { page: closedPage(reader, true), status: 200 }
    } catch (error) {
      log.error({ kind: describe(error) }, 'Answers could not be kept')
      const { t } = reader
      return {
        ...step.again(
          t(
            'Your answers were not sent: something of ours is not working. They are still here. Please press “Send” again in a minute.',
          ),
        ),
        status: 503,
      }
    }
  }

  const handle = async (
    request: FastifyRequest,
    reply: FastifyReply,
    language: string,
    form: Sent | null,
  ): Promise<FastifyReply> => {
    const reader = readerOf(pack, language, clock())
    const { code = '' } = request.params as { code?: string }
    const found = await find(code)
    const result: Reply =
      found === 'away'
        ? { page: awayPage(reader), status: 503 }
        : found
          ? await answer(reader, found, form)
          : { refused: 404 }
    if ('body' in result) return sendBody(request, reply.header('cache-control', 'no-store'), result.body)
    return sendAnswer(request, reply, reader, parts, result)
  }

  const find = async (code: string): Promise<Shelved | null | 'away'> => {
    if (!/^[a-z0-9]{8}$/.test(code)) return null
    try {
      return await shelf.find(code)
    } catch (error) {
      if (error instanceof DatabaseAway) return 'away'
      throw error
    }
  }

  for (const language of pack.partnership.languages) {
    const { prefix } = readerOf(pack, language, clock())
    const path = prefix + answerPath(':code')
    server.get(path, (request, reply) => handle(request, reply, language, null))
    server.post(path, (request, reply) => handle(request, reply, language, (request.body ?? {}) as Sent))
  }
}
