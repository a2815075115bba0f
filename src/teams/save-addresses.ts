import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { addressesOf, insertAddress, removeAddress } from './address-queries.ts'

interface Saved {
  readonly teamId: string
  readonly rung: string
  /** All of them, in small letters; the others are taken away. */
  readonly emails: readonly string[]
  readonly by: { readonly personId: string }
  readonly now: Date
}

/** Makes the addresses of one rung these. */
export async function saveAddresses(tx: Tx, { teamId, rung, emails, by, now }: Saved): Promise<void> {
  const there = await addressesOf(tx, teamId, rung)
  const gone = there.filter(({ email }) => !emails.includes(email))
  const fresh = emails.filter((email) => !there.some((one) => one.email === email))
  for (const { id } of gone) await removeAddress(tx, id, by.personId, now)
  for (const email of fresh) await insertAddress(tx, { teamId, rung, email, by: by.personId })
  if (gone.length + fresh.length > 0) {
    const detail = { rung, added: fresh.length, removed: gone.length }
    await record(tx, { actor: by, action: 'team.addresses', of: { kind: 'team', id: teamId }, detail })
  }
}
