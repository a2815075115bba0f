import type { Visit } from '../../accounts/index.ts'
import { tellerTokensOf } from '../../concern/index.ts'
import type { Tx } from '../../db/index.ts'
import { exactlyOf, type Who } from '../exactly.ts'
import { isNamedIn, saidIn } from '../in-words.ts'
import { accountsOf, concernsNaming, concernsOf, decisionsAfter } from './find-queries.ts'
import type { RequestKeys } from './keys.ts'
import { insertFinds } from './request-queries.ts'

const AT_ONCE = 500

/**
 * Looks for all that is kept about somebody, by what identifies them exactly: concerns that name them or that they told
 * signed in, their account, and decisions not to share in whose words their whole name stands. It is written down that it
 * was looked for; what was found before stays found.
 */
export const findFor = async (
  { tx, actor, now }: Pick<Visit, 'tx' | 'actor' | 'now'>,
  keys: RequestKeys,
  requestId: string,
  who: Who,
): Promise<void> => {
  const exact = exactlyOf(who)
  const asks = { requestId, reader: actor.personId }
  const named = await concernsNaming(tx, asks, exact.texts.map(keys.concern.token))
  const accounts = await accountsOf(tx, exact.emails)
  const tellers: Buffer[] = []
  for (const id of accounts) tellers.push(...(await tellerTokensOf(tx, keys.concern, id)))
  const others = await concernsOf(tx, { references: exact.references, tellers })
  const decisions = exact.names.length > 0 ? await decisionsNaming(tx, keys, asks, exact.names) : []
  await insertFinds(
    tx,
    requestId,
    [
      ...named.map(({ id, ordinals }) => ({
        kind: 'concern' as const,
        ofId: id,
        foundBy: 'exact' as const,
        ordinals,
      })),
      ...others.map(({ id, told }) => ({
        kind: 'concern' as const,
        ofId: id,
        foundBy: told ? ('teller' as const) : ('reference' as const),
      })),
      ...accounts.map((id) => ({ kind: 'account' as const, ofId: id, foundBy: 'e-mail' as const })),
      ...decisions.map((id) => ({ kind: 'not-shared' as const, ofId: id, foundBy: 'name' as const })),
    ],
    now,
  )
}

const decisionsNaming = async (
  tx: Tx,
  keys: RequestKeys,
  asks: { requestId: string; reader: string },
  names: readonly string[],
): Promise<string[]> => {
  const found: string[] = []
  for (let after: string | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof decisionsAfter>> = await decisionsAfter(tx, asks, after, AT_ONCE)
    for (const { id, sealed } of rows) {
      const open = keys.notShared.unseal(sealed, id)
      if (open !== null && isNamedIn(saidIn(open), names)) found.push(id)
    }
    if (rows.length < AT_ONCE) return found
    after = rows.at(-1)?.id ?? null
  }
}
