import type { Reader } from '../../frame/index.ts'
import type { Ring } from '../../pack/index.ts'
import type { Chosen } from './chosen.ts'

/** What stands on the card, in the reader's language: on the page, on paper, in a picture. */
export interface CardWords {
  readonly above: string
  readonly name: string
  readonly number: string
  /** How to be put through, and who answers when it is closed. */
  readonly notes: readonly string[]
  readonly beginTitle: string
  readonly begin: string
  readonly danger: string
  readonly from: string
}

export function cardWords({ t, pack }: Reader, ring: Ring, { name, number, contact }: Chosen): CardWords {
  const { partnership, contacts } = pack
  const later = contact?.out_of_hours ? contacts.get(contact.out_of_hours) : undefined
  const emergency = contacts.get(partnership.emergency)?.telephone?.number ?? '999'
  return {
    above: t('If I am worried about a child, I ring'),
    name,
    number,
    notes: [
      ...(contact?.telephone?.say ? [t(contact.telephone.say)] : []),
      ...(later?.telephone
        ? [t('When it is closed: {name}, {number}.', { name: t(later.name), number: later.telephone.number })]
        : []),
    ],
    beginTitle: t('I can begin with'),
    begin: t(ring.begin[0] ?? ''),
    danger: t('In danger now: {number}', { number: emergency }),
    from: [
      `${t('Early Signs')}, ${t(partnership.area)}.`,
      ...(partnership.approval ? [] : [t('Trial copy.')]),
    ].join(' '),
  }
}
