import { type Answer, type Reader, readerOf, sendAnswer } from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Sent } from '../../kit/sent.ts'
import { dayOf } from '../../pack/index.ts'
import { moduleOf, modulesOf } from '../modules.ts'
import type { ExerciseParts } from '../practice-parts.ts'
import { stillPages } from '../still-pages.ts'
import { CERTIFICATE, CERTIFICATE_FILE, CERTIFICATE_NEW } from '../urls.ts'
import { certificatePage, checkPage, namePage } from './certificate.html.ts'
import { certificateWords } from './certificate-words.ts'
import { type Certificates, MOST_LETTERS_OF_A_NAME } from './certificates.ts'
import { printCertificate, shownOf } from './print-certificate.ts'

/** Certificates are made, printed and checked. Nothing of them is kept: the code carries what it says. */
export function serveCertificates(server: Server, parts: ExerciseParts): void {
  const { pack, clock, certificates } = parts
  if (!modulesOf(pack).some(({ isCertified }) => isCertified)) return
  for (const language of pack.partnership.languages) {
    const reading = () => readerOf(pack, language, clock())
    const { prefix } = reading()
    const still = stillPages(server, parts, language)
    still(prefix + CERTIFICATE, (reader) => checkPage(reader, { typed: '' }))
    const on = (path: string, answer: typeof made): void => {
      server.post(prefix + path, async (request, reply) => {
        const sent = (request.body ?? {}) as Sent
        const given = await answer(reading(), parts, certificates, sent)
        return 'file' in given
          ? reply
              .header('content-type', 'application/pdf')
              .header('content-disposition', 'attachment; filename="certificate.pdf"')
              .header('cache-control', 'private, no-store')
              .send(given.file)
          : sendAnswer(request, reply, reading(), parts, given)
      })
    }
    on(CERTIFICATE, checked)
    for (const path of [CERTIFICATE_NEW, CERTIFICATE_FILE])
      server.get(prefix + path, (_request, reply) => reply.redirect(prefix + CERTIFICATE, 303))
    on(CERTIFICATE_NEW, made)
    on(CERTIFICATE_FILE, file)
  }
}

type Given = Answer | { readonly file: Buffer }

async function made(
  reader: Reader,
  { pack, sealing, publicUrl }: ExerciseParts,
  certificates: Certificates,
  sent: Sent,
): Promise<Given> {
  const module = moduleOf(pack, String(sent.exercise))
  if (!module?.isCertified) return { refused: 400 }
  const ended = module.endedBy(sealing, sent.sealed, reader.now)
  if ('refused' in ended) return ended
  const name = line(sent.name)
  if (name === '' || [...name].length > MOST_LETTERS_OF_A_NAME)
    return { status: 422, page: namePage(reader, module, String(sent.sealed), name) }
  const code = certificates.code({ name, exercise: module.id, day: dayOf(reader.now) })
  return {
    status: 200,
    page: certificatePage(reader, module, shownOf(reader, certificates, code, publicUrl)),
  }
}

/** What somebody typed, on one line, without what cannot be seen. */
const line = (typed: unknown): string =>
  typeof typed === 'string'
    ? typed
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
        .trim()
        .toWellFormed()
        .slice(0, 400)
    : ''

async function checked(
  reader: Reader,
  { publicUrl }: ExerciseParts,
  certificates: Certificates,
  sent: Sent,
): Promise<Given> {
  const typed = typeof sent.code === 'string' ? sent.code.slice(0, 2000) : ''
  const certified = certificates.read(typed)
  if (!certified)
    return { status: 422, page: checkPage(reader, { typed, answer: typed.trim() === '' ? 'empty' : 'none' }) }
  return {
    status: 200,
    page: checkPage(reader, { typed, answer: { words: certificateWords(reader, certified, publicUrl) } }),
  }
}

async function file(
  reader: Reader,
  { pack, publicUrl, press }: ExerciseParts,
  certificates: Certificates,
  sent: Sent,
): Promise<Given> {
  const code = typeof sent.code === 'string' ? sent.code : ''
  const certified = certificates.read(code)
  if (!certified) return { refused: 400 }
  const shown = shownOf(reader, certificates, code, publicUrl)
  const bytes = await printCertificate(reader, press, shown)
  // Where this machine cannot print, the page itself can be printed.
  return bytes
    ? { file: bytes }
    : { status: 200, page: certificatePage(reader, moduleOf(pack, certified.exercise), shown) }
}
