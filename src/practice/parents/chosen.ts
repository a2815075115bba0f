import type { Reader } from '../../frame/index.ts'
import type { Sent } from '../../kit/sent.ts'
import type { Contact, Ring } from '../../pack/index.ts'

/** Whom somebody would ring: one of the pack's contacts, or a person of their own. */
export interface Chosen {
  readonly id: string
  readonly name: string
  readonly number: string
  /** null: a person of their own. */
  readonly contact: Contact | null
}

/** What was sent, as it is put back into the fields. */
export interface Typed {
  readonly who: string
  readonly name: string
  readonly number: string
}

export type Field = keyof Typed

/** The id of somebody that the pack does not know. */
export const OWN = 'own'

/** The longest name and number that fit on the card. */
export const MOST = { name: 60, number: 25 } as const

/** A number as people write it: digits, spaces, and what stands between them. */
const NUMBER = /^\+?[\d ()./-]{3,25}$/

const line = (sent: unknown, most: number): string =>
  typeof sent === 'string'
    ? [...sent.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()].slice(0, most + 1).join('')
    : ''

export const typedIn = (sent: Sent): Typed => ({
  who: line(sent.who, 60),
  name: line(sent.name, MOST.name),
  number: line(sent.number, MOST.number),
})

/** Whom they chose, or which fields are wrong; what each needs is for the page to say. Nothing of it is kept. */
export function chosenBy(
  { pack, t }: Reader,
  { contacts }: Ring,
  typed: Typed,
): { ok: true; chosen: Chosen } | { ok: false; wrong: readonly Field[] } {
  const { who, name, number } = typed
  if (who === OWN) {
    const wrong: Field[] = []
    if (name === '' || [...name].length > MOST.name) wrong.push('name')
    if (!NUMBER.test(number) || number.replace(/\D/g, '').length < 3) wrong.push('number')
    return wrong.length > 0
      ? { ok: false, wrong }
      : { ok: true, chosen: { id: OWN, name, number, contact: null } }
  }
  const contact = contacts.includes(who) ? pack.contacts.get(who) : undefined
  if (!contact?.telephone) return { ok: false, wrong: ['who'] }
  return { ok: true, chosen: { id: who, name: t(contact.name), number: contact.telephone.number, contact } }
}
