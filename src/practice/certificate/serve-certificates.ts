import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Page, page, type Reader, readerOf } from '../../frame/index.ts'
import { dynamicBody, type Server, sendBody } from '../../http/index.ts'
import { qrCode } from '../../kit/qr-code.html.ts'
import { dayOf, type Exercise, playOf } from '../../pack/index.ts'
import type { ExerciseParts } from '../practice-parts.ts'
import { printed } from '../print-card.ts'
import { stillPages } from '../still-pages.ts'
import type { Sent } from '../take-turn.ts'
import { CERTIFICATE, CERTIFICATE_FILE, CERTIFICATE_NEW } from '../urls.ts'
import { walk } from '../walk.ts'
import { wayFrom } from '../way.ts'
import { certificatePage, checkPage, namePage, type Shown } from './certificate.html.ts'
import { certificateWords } from './certificate-words.ts'
import { type Certificates, MOST_LETTERS_OF_A_NAME } from './certificates.ts'

/** Practices at whose end there is a certificate. */
const CERTIFIED: readonly Exercise['kind'][] = ['shift']

export const isCertified = ({ kind }: Exercise): boolean => CERTIFIED.includes(kind)

/** Certificates are made, printed and checked. Nothing of them is kept: the code carries what it says. */
export function serveCertificates(server: Server, parts: ExerciseParts): void {
  const { pack, clock, certificates } = parts
  if (![...(pack.practice?.exercises.values() ?? [])].some(isCertified)) return
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
          : send(request, reply, parts, prefix + path, reading(), given)
      })
    }
    on(CERTIFICATE, checked)
    on(CERTIFICATE_NEW, made)
    on(CERTIFICATE_FILE, file)
  }
}

type Given =
  | { readonly page: Page; readonly status: 200 | 422 }
  | { readonly refused: 400 | 410 | 413 }
  | { readonly file: Buffer }

const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  { assets, refuse }: ExerciseParts,
  path: string,
  reader: Reader,
  given: Exclude<Given, { file: Buffer }>,
): FastifyReply =>
  'refused' in given
    ? sendBody(request, reply.header('cache-control', 'no-store'), refuse(given.refused, path), given.refused)
    : sendBody(
        request,
        reply.header('cache-control', 'private, no-cache'),
        dynamicBody(page(reader, assets, given.page)),
        given.status,
      )

async function made(
  reader: Reader,
  { pack, sealing, publicUrl }: ExerciseParts,
  certificates: Certificates,
  sent: Sent,
): Promise<Given> {
  const exercise = pack.practice?.exercises.get(String(sent.exercise))
  if (!exercise || !isCertified(exercise) || typeof sent.sealed !== 'string') return { refused: 400 }
  const opened = sealing(`practice/${exercise.id}`).unseal(sent.sealed, reader.now)
  if (!opened.ok) return { refused: opened.why === 'forged' ? 400 : opened.why === 'too-old' ? 410 : 413 }
  const way = wayFrom(opened.value, exercise)
  const turn = way && walk(playOf(exercise, way.edition), way.moves).step.turn.kind
  // Only whoever has come to an end: the seal says so, and nobody else can make one.
  if (turn !== 'ending' && turn !== 'done') return { refused: 400 }
  const name = line(sent.name)
  if (name === '' || [...name].length > MOST_LETTERS_OF_A_NAME)
    return { status: 422, page: namePage(reader, exercise, sent.sealed, name) }
  const code = certificates.code({ name, exercise: exercise.id, day: dayOf(reader.now) })
  return { status: 200, page: certificatePage(reader, shownOf(reader, certificates, code, publicUrl)) }
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

/** What is shown of a code that reads. */
function shownOf(reader: Reader, certificates: Certificates, code: string, publicUrl: string): Shown {
  const certified = certificates.read(code)
  if (!certified) throw new Error('A code that was just read reads.')
  // After the “#” it is never sent to a server by opening it: no log anywhere has the name.
  const link = `${publicUrl}${reader.at(CERTIFICATE)}#${code.replaceAll('-', '')}`
  return { words: certificateWords(reader, certified, publicUrl), code, link }
}

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
  { publicUrl, press }: ExerciseParts,
  certificates: Certificates,
  sent: Sent,
): Promise<Given> {
  const code = typeof sent.code === 'string' ? sent.code : ''
  if (!certificates.read(code)) return { refused: 400 }
  const shown = shownOf(reader, certificates, code, publicUrl)
  const bytes = await printCertificate(reader, press, shown)
  // Where this machine cannot print, the page itself can be printed.
  return bytes ? { file: bytes } : { status: 200, page: certificatePage(reader, shown) }
}

const printCertificate = async (
  reader: Reader,
  press: ExerciseParts['press'],
  { words, code, link }: Shown,
): Promise<Buffer | null> => {
  const name = reader.t('QR code: checks this certificate')
  const qr = qrCode(link, name).text.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  return printed(reader, press, 'certificate/certificate.typ', {
    ...words,
    // On paper a line may break between groups, and nowhere within one.
    code: code.replaceAll('-', ' '),
    qr,
    qrName: name,
  })
}
