import { byTeller, opensAgain, type Reader } from '../../frame/index.ts'
import type { Answer, Audience, Teller } from '../../pack/index.ts'

/** Whose words are said to each teller; the young people's are plain and about anybody's child. */
const SPEAKS: Partial<Record<Teller, Audience>> = { parent: 'parents', practitioner: 'practitioners' }

/** The signs that somebody ticked, as that teller would say them. */
export function noticedTitles(
  { t, pack }: Reader,
  noticed: readonly string[],
  teller: Teller | undefined,
): string[] {
  const audience = (teller && SPEAKS[teller]) ?? 'young_people'
  return noticed.flatMap((id) => {
    const sign = pack.signs.get(id)
    return sign ? [t(sign[audience].title)] : []
  })
}

/** The answer as a few lines of plain text, without a link: to copy, to send, to keep on paper. */
export function shortText(
  reader: Reader,
  answer: Answer,
  teller: Teller,
  noticed: readonly string[] = [],
): string {
  const { t, pack } = reader
  const emergency = pack.contacts.get(pack.partnership.emergency)?.telephone?.number
  const lines = [
    `${answer.first.how} (${answer.first.by_when})`,
    ...answer.also.flatMap(({ route: id, usual }) => {
      const route = pack.routes.get(id)
      const contact = usual ? pack.contacts.get(usual) : undefined
      if (!route) return []
      const opens = contact && opensAgain(reader, contact)
      const ways = [
        contact?.telephone && t('telephone {number}', { number: contact.telephone.number }),
        contact?.text && t('text {number}', { number: contact.text.number }),
      ].filter(Boolean)
      return [
        `${t('Also')}: ${t(byTeller(route.name, teller))}${ways.length ? `, ${ways.join(', ')}` : ''}${opens ? `. ${opens}` : ''}`,
      ]
    }),
    noticed.length > 0
      ? t('What I noticed: {signs}', { signs: noticedTitles(reader, noticed, teller).join('; ') })
      : '',
    emergency ? t('In danger now: {number}', { number: emergency }) : '',
  ]
  return lines.filter(Boolean).join('\n')
}
