import { type Reader, readerOf } from '../../frame/index.ts'
import { posterPath, tradePath } from '../../guide/urls.ts'
import type { Server } from '../../http/index.ts'
import { qrCode } from '../../kit/qr-code.html.ts'
import { Recent } from '../../kit/recent.ts'
import { dayOf, type TradeGuide } from '../../pack/index.ts'
import type { Printable } from '../../pdf/index.ts'
import type { ExerciseParts } from '../practice-parts.ts'
import { printed } from '../print-card.ts'
import { tradeCardPath } from '../urls.ts'

/** How many lines of each kind fit on A5 and are read between two guests. */
const FEW = 4

/** A card for behind the counter for each trade: A5, twice on A4 if the printer is told so, or on a phone. */
export function serveTradeCards(server: Server, parts: ExerciseParts): void {
  const { pack, clock, press, publicUrl } = parts
  for (const language of pack.partnership.languages) {
    const { prefix } = readerOf(pack, language, clock())
    for (const guide of pack.tradeGuides) {
      // The same for everybody for a day: printed once.
      const kept = new Recent<Promise<Buffer | null>>(1)
      server.get(prefix + tradeCardPath(guide.id), async (_, reply) => {
        const reader = readerOf(pack, language, clock())
        const bytes = await kept.get(dayOf(reader.now), () =>
          printed(reader, press, 'shift/counter.typ', cardOf(reader, guide, publicUrl)),
        )
        // Where this machine cannot print, the poster is a page that a browser prints.
        if (!bytes) return reply.redirect(prefix + posterPath(guide.id), 303)
        return reply
          .header('content-type', 'application/pdf')
          .header('content-disposition', `inline; filename="${guide.id}.pdf"`)
          .header('cache-control', 'no-cache')
          .send(bytes)
      })
    }
  }
}

function cardOf(reader: Reader, guide: TradeGuide, publicUrl: string): { readonly [key: string]: Printable } {
  const { t, at, pack } = reader
  const { partnership, contacts } = pack
  const { code_word, name } = partnership.police
  const word = guide.code_word === false ? undefined : code_word
  const few = (texts: readonly string[]): string[] => texts.slice(0, FEW).map((text) => t(text))
  const link = publicUrl + at(tradePath(guide.id))
  const called = guide.contacts.flatMap((id) => contacts.get(id) ?? [])
  const emergency = contacts.get(partnership.emergency)?.telephone?.number ?? '999'
  return {
    title: t('Behind the counter: {trade}', { trade: t(guide.trade) }),
    trade: t(guide.trade),
    lead: t('You may be the only one who sees it.'),
    danger: t('Child in danger now?'),
    emergency,
    say: word ? t('Say “{word}”.', { word: t(word.word) }) : null,
    calls: called
      .filter((contact) => contact.id !== partnership.emergency && (contact.telephone || contact.text))
      .slice(0, 3)
      .map((contact) => ({
        number: [contact.telephone?.number, contact.text && `${t('Text')} ${contact.text.number}`]
          .filter((way) => way !== undefined)
          .join(' · '),
        name: t(contact.name),
      })),
    parts: [
      { title: t('Look out for'), mark: '•', lines: few(guide.look_out_for) },
      { title: t('Do now'), mark: '›', lines: few(guide.do_now) },
      { title: t('Do not'), mark: '×', lines: few(guide.do_not) },
      { title: t('Write down'), mark: '•', lines: few(guide.write_down) },
    ],
    qr: qrCode(link, t('QR code: opens the guide for this work')).text.replace(
      '<svg ',
      '<svg xmlns="http://www.w3.org/2000/svg" ',
    ),
    qrName: t('QR code: opens the guide for this work'),
    address: link.replace(/^https?:\/\//, ''),
    more: t('Five minutes, and you know more.'),
    from: [
      `${t('Early Signs')} · ${t(partnership.area)}.`,
      ...(partnership.approval ? [] : [t('Trial copy.')]),
      ...(word?.source.unchecked
        ? [
            t(
              'Nobody has checked yet that {police} uses “{word}”. If they do not know it, say what you see.',
              {
                police: t(name),
                word: t(word.word),
              },
            ),
          ]
        : []),
    ].join(' '),
  }
}
