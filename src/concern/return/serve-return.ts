import { type Assets, page, readerOf } from '../../frame/index.ts'
import { dynamicBody, type Server, sendBody } from '../../http/index.ts'
import type { Pack } from '../../pack/index.ts'
import { TOLD } from '../urls.ts'
import { answerReturn, type ReturnParts } from './answer-return.ts'

export interface ServeReturnParts extends ReturnParts {
  readonly pack: Pack
  readonly assets: Assets
  readonly clock: () => Date
}

/** Where somebody comes back with a reference and six words: one address, and neither is ever in it. */
export function serveReturn(server: Server, parts: ServeReturnParts): void {
  const { pack, assets, clock } = parts
  if (pack.forms.size === 0) return
  for (const language of pack.partnership.languages) {
    const path = readerOf(pack, language, clock()).at(TOLD)
    const answer = async (body: Readonly<Record<string, unknown>> | null) => {
      const reader = readerOf(pack, language, clock())
      const { page: made, status } = await answerReturn(reader, parts, body)
      return { body: dynamicBody(page(reader, assets, made)), status }
    }
    server.get(path, async (request, reply) => {
      const made = await answer(null)
      return sendBody(request, reply.header('cache-control', 'private, no-cache'), made.body, made.status)
    })
    server.post(path, async (request, reply) => {
      const made = await answer((request.body ?? {}) as Record<string, unknown>)
      return sendBody(request, reply.header('cache-control', 'no-store'), made.body, made.status)
    })
  }
}
