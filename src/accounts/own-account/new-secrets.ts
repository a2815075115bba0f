import type { FieldFault, Reader } from '../../frame/index.ts'
import type { AccountKeys } from '../keys.ts'
import { newSecret, stepOf } from '../sign-in/one-time-code.ts'
import { LEAST_CHARACTERS, weakness } from '../sign-in/password.ts'

/** A secret for an authenticator app on its way through a form, sealed for one person. */
export interface OfferedSecret {
  readonly secret: string
  readonly sealed: string
}

/** A new one; or the one that the form brought back, so that a second try needs no second scan. */
export function offeredSecret(keys: AccountKeys, personId: string, sealed = ''): OfferedSecret {
  const before = keys.codes.unseal(Buffer.from(sealed, 'base64url'), `offered/${personId}`)
  if (before !== null) return { secret: before, sealed }
  const secret = newSecret()
  return { secret, sealed: keys.codes.seal(secret, `offered/${personId}`).toString('base64url') }
}

/** What is wrong with the first code from the app. */
export function codeFaults({ t, now }: Reader, { secret }: OfferedSecret, code: string): FieldFault[] {
  if (code.trim() === '') return [{ field: 'code', says: t('Enter the code from your app') }]
  if (stepOf(secret, code, now) !== null) return []
  return [
    {
      field: 'code',
      says: t('That code is not right. Check that the app has the new key, and enter its next code'),
    },
  ]
}

/** What is wrong with a new password. */
export function passwordFaults(
  { t, pack: { partnership } }: Reader,
  password: string,
  person: { name: string; email: string },
  field = 'new-password',
): FieldFault[] {
  const why = weakness(password, person, [partnership.area, partnership.name])
  if (why === null) return []
  const says = {
    short: t('Enter at least {n} characters', { n: LEAST_CHARACTERS }),
    long: t('Enter a shorter password'),
    common: t('Choose a password that is harder to guess'),
    own: t('Choose a password without your name or address'),
  }[why]
  return [{ field, says }]
}
