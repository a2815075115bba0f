import { openColumnSealing, type SealedColumn } from '../vault/index.ts'

/** Who is asked, and their link; of a team's link neither name nor e-mail. */
export interface Contact {
  readonly name: string | null
  readonly email: string | null
  readonly token: string
}

export interface Contacts {
  seal(contact: Contact, placeId: string): Buffer
  open(sealed: Uint8Array, placeId: string): Contact | null
}

const purpose = (partnershipId: string): string => `training_contact.sealed/${partnershipId}`

/** Names, e-mails and links, which end with the assignment. */
export const SEALED_OF_TRAINING: readonly SealedColumn[] = [
  { table: 'training_contact', column: 'sealed', purpose, about: 't.place_id::text' },
]

export function openContacts(rootKey: Uint8Array, partnershipId: string): Contacts {
  const sealing = openColumnSealing(rootKey, purpose(partnershipId))
  return {
    seal: ({ name, email, token }, placeId) => sealing.seal(JSON.stringify({ name, email, token }), placeId),
    open(sealed, placeId) {
      const text = sealing.unseal(sealed, placeId)
      return text === null ? null : (JSON.parse(text) as Contact)
    },
  }
}
