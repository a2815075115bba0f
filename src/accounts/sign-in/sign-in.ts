import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import type { AccountKeys } from '../keys.ts'
import { normalEmail } from '../people/people.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { recoveryCodeOf } from './one-time-code.ts'
import { isPassword } from './password.ts'
import { personBy, useCode, useRecoveryCode } from './queries.ts'
import { beginSession } from './sessions.ts'
import { giveBackTry, takeTry } from './throttle.ts'

type Refused = { readonly ok: false; readonly why: 'wrong' | 'too-many' }

/** How long the way from the password to the code may take, in minutes. */
const HALFWAY_MINUTES = 10

interface Halfway {
  readonly personId: string
  readonly at: number
}

/**
 * The first step: e-mail and password. The answer and its time are the same for an e-mail that nobody has. The value
 * is what the second step must bring, sealed.
 */
export async function checkPassword(
  { database, partnershipId, keys, clock }: StaffDesk,
  typed: { email: string; password: string; device: string | undefined },
): Promise<{ readonly ok: true; readonly halfway: string } | Refused> {
  const email = normalEmail(typed.email).slice(0, 254)
  const inTx = <Value>(work: (tx: Tx) => Promise<Value>) => database.transaction({ partnershipId }, work)
  const tried = (personId: string | undefined) => ({
    account: `password/${email}`,
    knownDevice: knownDevice(keys, typed.device, personId),
  })
  const begun = await inTx(async (tx) => {
    const person = await personBy(tx, { email })
    return { person, may: await takeTry(tx, keys, tried(person?.id), clock()) }
  })
  if (!begun.may) return { ok: false, why: 'too-many' }
  const { person } = begun
  const right = await isPassword(typed.password, person?.password ?? null)
  await inTx(async (tx) => {
    if (right) return giveBackTry(tx, keys, tried(person?.id), clock())
    const of = { kind: 'person', id: person?.id ?? 'unknown' }
    await record(tx, { actor: null, action: 'sign-in.refused', of, detail: { step: 'password' } })
  })
  if (!right || !person) return { ok: false, why: 'wrong' }
  const halfway: Halfway = { personId: person.id, at: clock().getTime() }
  return { ok: true, halfway: keys.halfway.seal(JSON.stringify(halfway), 'halfway').toString('base64url') }
}

export interface SignedIn {
  readonly ok: true
  readonly personId: string
  readonly token: string
  readonly sessionId: string
  /** How many recovery codes are left, where one was used. */
  readonly codesLeft?: number
}

/** The second step: a one-time code, or a recovery code in its place. Each counts once. `late`: begin again. */
export async function checkCode(
  { database, partnershipId, keys, clock }: StaffDesk,
  typed: { halfway: string; code: string; recovery: boolean; device: string | undefined; browser: string },
): Promise<SignedIn | Refused | { readonly ok: false; readonly why: 'late' }> {
  const now = clock()
  const personId = personHalfway(keys, typed.halfway, now)
  if (personId === null) return { ok: false, why: 'late' }
  return database.transaction({ partnershipId, actor: personId }, async (tx) => {
    const tried = { account: `code/${personId}`, knownDevice: knownDevice(keys, typed.device, personId) }
    if (!(await personBy(tx, { id: personId }))) return { ok: false, why: 'late' }
    if (!(await takeTry(tx, keys, tried, now))) return { ok: false, why: 'too-many' }
    const code = typed.recovery ? recoveryCodeOf(typed.code) : null
    const codesLeft = code && (await useRecoveryCode(tx, keys, { personId, code, now }))
    const right = typed.recovery
      ? typeof codesLeft === 'number'
      : await useCode(tx, keys, { personId, typed: typed.code, now })
    const of = { kind: 'person', id: personId }
    const step = typed.recovery ? 'recovery-code' : 'code'
    if (!right) {
      await record(tx, { actor: null, action: 'sign-in.refused', of, detail: { step } })
      return { ok: false, why: 'wrong' }
    }
    await giveBackTry(tx, keys, tried, now)
    const session = await beginSession(tx, { personId, device: typed.browser, now })
    await record(tx, {
      actor: { personId },
      action: 'session.began',
      of: { kind: 'session', id: session.id },
      detail: { step },
    })
    return {
      ok: true,
      personId,
      token: session.token,
      sessionId: session.id,
      ...(typeof codesLeft === 'number' && { codesLeft }),
    }
  })
}

function personHalfway(keys: AccountKeys, sealed: string, now: Date): string | null {
  const open = keys.halfway.unseal(Buffer.from(sealed, 'base64url'), 'halfway')
  if (open === null) return null
  const { personId, at } = JSON.parse(open) as Halfway
  return now.getTime() - at <= HALFWAY_MINUTES * 60_000 ? personId : null
}

/** What a browser keeps once it has signed in: for whom, and a number of its own. */
export const newDevice = (keys: AccountKeys, personId: string, own: string): string =>
  keys.devices.seal(`${personId} ${own}`, 'device').toString('base64url')

function knownDevice(
  keys: AccountKeys,
  kept: string | undefined,
  personId: string | undefined,
): string | null {
  const open = kept && keys.devices.unseal(Buffer.from(kept, 'base64url'), 'device')
  const [whose, own] = open ? open.split(' ') : []
  return personId !== undefined && whose === personId && own ? own : null
}
