import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Page, type Reader, readerOf, sendAnswer } from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Sent } from '../../kit/sent.ts'
import type { Ring } from '../../pack/index.ts'
import type { ExerciseParts } from '../practice-parts.ts'
import { printed } from '../print-card.ts'
import { exercisesBehind } from '../rooms.ts'
import { stillPages } from '../still-pages.ts'
import { PARENTS_PRACTISE, RING } from '../urls.ts'
import { cardPage } from './card.html.ts'
import { cardWords } from './card-words.ts'
import { chosenBy, typedIn } from './chosen.ts'
import { parentsLobby } from './lobby.html.ts'
import { ringPage } from './ring.html.ts'
import { vCard } from './vcard.ts'

const NOTHING = { typed: { who: '', name: '', number: '' }, wrong: [] } as const

/** Practising for parents and carers: the room, and whom they would ring. Nothing of it is kept. */
export function serveParents(server: Server, parts: ExerciseParts): void {
  const { pack, clock } = parts
  if (exercisesBehind(pack, 'parents').length === 0) return
  const ring = pack.practice?.ring
  for (const language of pack.partnership.languages) {
    const { prefix } = readerOf(pack, language, clock())
    const still = stillPages(server, parts, language)
    still(prefix + PARENTS_PRACTISE, parentsLobby)
    if (!ring) continue
    still(prefix + RING, (reader) => ringPage(reader, ring, NOTHING))
    server.post(prefix + RING, (request, reply) =>
      answer(readerOf(pack, language, clock()), parts, ring, request, reply),
    )
  }
}

async function answer(
  reader: Reader,
  parts: ExerciseParts,
  ring: Ring,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const sent = (request.body ?? {}) as Sent
  const typed = typedIn(sent)
  const shown = (status: number, page: Page) => sendAnswer(request, reply, reader, parts, { page, status })
  if (sent.go === 'change') return shown(200, ringPage(reader, ring, { typed, wrong: [] }))
  const given = chosenBy(reader, ring, typed)
  if (!given.ok) return shown(422, ringPage(reader, ring, { typed, wrong: given.wrong }))
  const words = cardWords(reader, ring, given.chosen)
  const file = (type: string, name: string) =>
    reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'private, no-store')
  if (sent.go === 'contact')
    return file('text/vcard; charset=utf-8', 'number.vcf').send(vCard(words.name, words.number))
  // Where this machine cannot print, the page itself can be printed.
  const bytes =
    sent.go === 'pdf'
      ? await printed(reader, parts.press, 'parents/card.typ', { ...words, title: reader.t('Your card') })
      : null
  if (bytes) return file('application/pdf', 'card.pdf').send(bytes)
  return shown(200, cardPage(reader, ring, given.chosen, words))
}
