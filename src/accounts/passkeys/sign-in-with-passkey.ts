import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { newToken } from '../keys.ts'
import { beginAttempt, takeAttempt } from '../sign-in/attempts.ts'
import { personBy } from '../sign-in/queries.ts'
import { beginSession } from '../sign-in/sessions.ts'
import type { SignedIn } from '../sign-in/sign-in.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { answerOf } from './answer.ts'
import { endPasskey, type KnownPasskey, notePasskeyUse, passkeyBy } from './queries.ts'
import { relyingParty, webauthn } from './relying-party.ts'

/** What a device is asked by whoever wants to come in, and what their browser keeps meanwhile. */
export async function askForPasskey(
  desk: StaffDesk,
): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; browser: string }> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(desk.url).id,
    userVerification: 'required',
  })
  const browser = newToken()
  await desk.database.transaction(desk, (tx) =>
    beginAttempt(tx, desk.keys, {
      kind: 'passkey',
      browser,
      now: desk.clock(),
      expected: { challenge: options.challenge },
    }),
  )
  return { options, browser }
}

/**
 * `late`: the challenge was used, is too old, or was another browser's. `unknown`: no passkey of ours that works.
 * `doubted`: its counter fell, so somebody may have a copy of it; it works no more.
 */
type Refused = { readonly ok: false; readonly why: 'late' | 'unknown' | 'wrong' | 'doubted' | 'no-role' }

/**
 * Signs in whom a passkey stands for. Their device has recognised them (user verification), which is why it stands for
 * the password and the code together.
 */
export function signInWithPasskey(
  desk: StaffDesk,
  typed: { response: string; browser: string | undefined; device: string },
): Promise<SignedIn | Refused> {
  const now = desk.clock()
  return desk.database.transaction(desk, async (tx) => {
    const browser = typed.browser ?? ''
    const expected = await takeAttempt(tx, desk.keys, { kind: 'passkey', browser, now })
    const refuse = async (why: Refused['why'], personId = 'unknown'): Promise<Refused> => {
      const of = { kind: 'person', id: personId }
      await record(tx, { actor: null, action: 'sign-in.refused', of, detail: { step: 'passkey', why } })
      return { ok: false, why }
    }
    if (!expected) return refuse('late')
    const answer = answerOf(typed.response)
    if (!answer) return refuse('wrong')
    const passkey = await passkeyBy(tx, answer.id)
    if (!passkey) return refuse('unknown')
    const { personId } = passkey
    const checked = await check(desk, { answer, challenge: expected.challenge as string, passkey })
    if (!checked) return refuse('wrong', personId)
    const { newCounter: counter, credentialBackedUp: copied } = checked
    // A counter that stands still is only right at nought: such devices do not count (WebAuthn, section 6.1.1).
    if (counter <= passkey.counter && (counter > 0 || passkey.counter > 0)) {
      await endPasskey(tx, { id: passkey.id, personId, by: null, why: 'doubted', now })
      await record(tx, { actor: null, action: 'passkey.doubted', of: { kind: 'passkey', id: passkey.id } })
      return refuse('doubted', personId)
    }
    if (!(await personBy(tx, { id: personId }))) return refuse('no-role', personId)
    await notePasskeyUse(tx, { id: passkey.id, counter, copied, now })
    return begun(tx, { personId, passkeyId: passkey.id, device: typed.device, now })
  })
}

async function check(
  desk: StaffDesk,
  {
    answer,
    challenge,
    passkey,
  }: { answer: NonNullable<ReturnType<typeof answerOf>>; challenge: string; passkey: KnownPasskey },
) {
  const party = relyingParty(desk.url)
  const { userHandle } = answer.response
  // It names its person, and must name the one whose it is here.
  const own = Buffer.from(passkey.personId.replaceAll('-', ''), 'hex').toString('base64url')
  if (userHandle !== own) return null
  const { verifyAuthenticationResponse } = await webauthn()
  const checked = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    // The counter is judged by us: what falls is kept apart from what is wrong.
    credential: { id: answer.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
  }).catch(() => null)
  if (!checked?.verified) return null
  // Whether it may be copied is settled when it is made (WebAuthn, section 6.1.3).
  const copies = checked.authenticationInfo.credentialDeviceType === 'multiDevice'
  return copies === passkey.copies ? checked.authenticationInfo : null
}

async function begun(
  tx: Tx,
  { personId, passkeyId, device, now }: { personId: string; passkeyId: string; device: string; now: Date },
): Promise<SignedIn> {
  const session = await beginSession(tx, { personId, device, now })
  await record(tx, {
    actor: { personId },
    action: 'session.began',
    of: { kind: 'session', id: session.id },
    detail: { step: 'passkey', passkey: passkeyId },
  })
  return { ok: true, personId, token: session.token, sessionId: session.id }
}
