import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { record } from '../../audit/index.ts'
import { beginAttempt, takeAttempt } from '../sign-in/attempts.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { Visit } from '../staff/visit.ts'
import { answerOf } from './answer.ts'
import { keepPasskey, MOST_PASSKEYS, passkeysOf } from './queries.ts'
import { ALGORITHMS, relyingParty, webauthn } from './relying-party.ts'

/** What the device is asked for a new passkey; its challenge is bound to the session. */
export async function offerPasskey(
  desk: StaffDesk,
  { actor, tx, now }: Visit,
  email: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const there = await passkeysOf(tx, actor.personId)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Early Signs',
    rpID: relyingParty(desk.url).id,
    userName: email,
    userDisplayName: actor.name,
    userID: Buffer.from(actor.personId.replaceAll('-', ''), 'hex'),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: there.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const expected = { challenge: options.challenge }
  await beginAttempt(tx, desk.keys, { kind: 'new-passkey', browser: actor.sessionId, now, expected })
  return options
}

export type Added =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'late' | 'wrong' | 'there' | 'full' }

/** Keeps what the device answered, when it is right. The challenge is used up either way. */
export async function addPasskey(
  desk: StaffDesk,
  { actor, tx, now }: Visit,
  { name, response }: { name: string; response: string },
): Promise<Added> {
  const { personId, sessionId } = actor
  const expected = await takeAttempt(tx, desk.keys, { kind: 'new-passkey', browser: sessionId, now })
  if (!expected) return { ok: false, why: 'late' }
  const party = relyingParty(desk.url)
  const { verifyRegistrationResponse } = await webauthn()
  const answer = answerOf(response)
  const checked =
    answer &&
    (await verifyRegistrationResponse({
      response: answer as unknown as RegistrationResponseJSON,
      expectedChallenge: expected.challenge as string,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(() => null))
  if (!checked?.verified) return { ok: false, why: 'wrong' }
  if ((await passkeysOf(tx, personId)).length >= MOST_PASSKEYS) return { ok: false, why: 'full' }
  const { credential, credentialDeviceType, credentialBackedUp } = checked.registrationInfo
  const id = await keepPasskey(tx, {
    personId,
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one)).slice(0, 8),
    copies: credentialDeviceType === 'multiDevice',
    copied: credentialBackedUp,
    name,
    now,
  })
  if (!id) return { ok: false, why: 'there' }
  const detail = { copies: credentialDeviceType === 'multiDevice' ? 1 : 0 }
  await record(tx, { actor, action: 'passkey.added', of: { kind: 'passkey', id }, detail })
  return { ok: true }
}
