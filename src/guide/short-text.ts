import { byTeller, type Reader } from '../frame/index.ts'
import type { Answer, Teller } from '../pack/index.ts'

/** The answer as a few lines of plain text, without a link: to copy, to send, to keep on paper. */
export function shortText({ t, pack }: Reader, answer: Answer, teller: Teller): string {
  const emergency = pack.contacts.get(pack.partnership.emergency)?.telephone?.number
  const lines = [
    `${answer.first.how} (${answer.first.by_when})`,
    ...answer.also.flatMap(({ route: id }) => {
      const route = pack.routes.get(id)
      const contact = route?.contact ? pack.contacts.get(route.contact) : undefined
      if (!route) return []
      const ways = [
        contact?.telephone && t('telephone {number}', { number: contact.telephone.number }),
        contact?.text && t('text {number}', { number: contact.text.number }),
      ].filter(Boolean)
      return [`${t('Also')}: ${t(byTeller(route.name, teller))}${ways.length ? `, ${ways.join(', ')}` : ''}`]
    }),
    emergency ? t('In danger now: {number}', { number: emergency }) : '',
  ]
  return lines.filter(Boolean).join('\n')
}
