import type { OwnerSession } from '../db/index.ts'
import { faults, type Problem, type Result } from '../kit/result.ts'
import type { AtWork } from './with-database.ts'

/** Works over one connection as the owner of the tables, where there is its address. Errors: there is none, or no way. */
export async function withOwnerSession<Value>(
  { ownerUrl }: Pick<AtWork, 'ownerUrl'>,
  work: (session: OwnerSession) => Promise<Value>,
): Promise<Result<Value, Problem>> {
  if (!ownerUrl)
    return faults({
      where: 'DATABASE_OWNER_URL',
      what: 'It is not set.',
      right: 'Give it beside DATABASE_URL: the role that owns the tables.',
    })
  const { openOwnerSession } = await import('../db/index.ts')
  const session = await openOwnerSession(ownerUrl, 'early-signs-keys')
  if (!session.ok) return session
  try {
    return { ok: true, value: await work(session.value) }
  } finally {
    await session.value.end()
  }
}

/** The same in one transaction that speaks for the partnership. */
export const inOwnerTransaction = <Value>(
  at: Pick<AtWork, 'ownerUrl' | 'partnershipId'>,
  work: (tx: OwnerSession['tx']) => Promise<Value>,
): Promise<Result<Value, Problem>> =>
  withOwnerSession(at, async ({ query, tx }) => {
    await query('begin')
    await query(`select set_config('app.partnership', $1, true)`, [at.partnershipId])
    const value = await work(tx)
    await query('commit')
    return value
  })
