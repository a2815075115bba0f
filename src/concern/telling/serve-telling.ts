import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AnswerParts, type Reader, readerOf, sendAnswer } from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Sent } from '../../kit/sent.ts'
import type { Pack } from '../../pack/index.ts'
import { compiledForms } from '../forms/compiled.ts'
import type { Told } from '../told.ts'
import { TELL, tellPath } from '../urls.ts'
import { answerTelling, type TellingDesk } from './answer-telling.ts'
import { whichFormPage } from './pages/which-form.html.ts'
import type { Reply } from './reply.ts'

export interface TellingParts extends Omit<TellingDesk, 'submit'>, AnswerParts {
  /** @param address of whoever sends: for counting, never for keeping */
  readonly submit: (told: Told, address: string) => ReturnType<TellingDesk['submit']>
  readonly pack: Pack
  readonly clock: () => Date
}

/** Where everybody tells: no cookie, no account, nothing kept before "Send". A pack without forms has none of it. */
export function serveTelling(server: Server, parts: TellingParts): void {
  const { pack, clock } = parts
  const forms = compiledForms(pack)
  if (forms.size === 0) return

  const send = (
    request: FastifyRequest,
    reply: FastifyReply,
    reader: Reader,
    answer: Reply,
  ): FastifyReply => {
    if ('pdf' in answer)
      return reply
        .header('cache-control', 'no-store')
        .header('content-type', 'application/pdf')
        .header('content-disposition', 'attachment; filename="form.pdf"')
        .send(answer.pdf)
    return sendAnswer(request, reply, reader, parts, answer)
  }

  for (const language of pack.partnership.languages) {
    const { at } = readerOf(pack, language, clock())
    server.get(at(TELL), (request, reply) => {
      const reader = readerOf(pack, language, clock())
      const all = [...forms.values()].map(({ form }) => form)
      const which = whichFormPage(reader, all, !pack.partnership.approval)
      return send(request, reply, reader, { page: which, status: 200, cache: 'private, no-cache' })
    })
    for (const [id, made] of forms) {
      const handle = async (request: FastifyRequest, reply: FastifyReply, body: Sent | null) => {
        const reader = readerOf(pack, language, clock())
        return send(
          request,
          reply,
          reader,
          await answerTelling(
            reader,
            made,
            { ...parts, submit: (told) => parts.submit(told, request.ip) },
            body,
          ),
        )
      }
      server.get(at(tellPath(id)), (request, reply) => handle(request, reply, null))
      server.post(at(tellPath(id)), (request, reply) => handle(request, reply, (request.body ?? {}) as Sent))
    }
  }
}
