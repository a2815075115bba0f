import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { sentText } from '../../kit/sent.ts'
import { linksOf } from '../openid/link-queries.ts'
import { passkeysOf } from '../passkeys/queries.ts'
import { ROLES } from '../roles.ts'
import { isPassword, keepPassword } from '../sign-in/password.ts'
import { type KnownPerson, personBy } from '../sign-in/queries.ts'
import { beginningOf } from '../sign-in/sessions.ts'
import { giveBackTry, takeTry } from '../sign-in/throttle.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS, openIdPath } from '../urls.ts'
import { endSessions, setOneTimeCode, setPassword } from './credentials.ts'
import { codeFaults, offeredSecret, passwordFaults } from './new-secrets.ts'
import { accountPage, appPage, passwordPage } from './pages/account.html.ts'
import { recoveryCodesPage } from './pages/set-up.html.ts'
import { endSession, howIn, openSessions } from './queries.ts'

/** One's own account: everybody who is signed in has one. */
export function serveAccount(staff: StaffRoutes, desk: StaffDesk): void {
  const { account, home } = ACCOUNT_PATHS

  staff.get(home, ROLES, async ({ actor }) => ({ redirect: desk.entriesOf(actor)[0]?.href ?? account }))

  staff.get(account, ROLES, async ({ actor, tx, reader, now, csrf }) => {
    const how = await howIn(tx, actor.personId)
    if (!how) return { notFound: true }
    const sessions = await openSessions(tx, actor.personId, now)
    return {
      page: accountPage(reader, {
        actor,
        how,
        sessions,
        passkeys: await passkeysOf(tx, actor.personId),
        links: await linksOf(tx, actor.personId),
        through: (await beginningOf(tx, actor.sessionId))?.name ?? null,
        csrf,
      }),
    }
  })

  staff.post(`${account}/sessions/:id/end`, ROLES, async ({ actor, tx, params, now, reader: { t } }) => {
    const id = params.id as string
    if (!(await endSession(tx, { id, personId: actor.personId, now }))) return { notFound: true }
    await record(tx, { actor, action: 'session.ended', of: { kind: 'session', id } })
    return { redirect: account, notice: t('Signed out there.') }
  })

  staff.get(`${account}/password`, ROLES, async ({ actor, tx, reader, csrf }) =>
    (await withPassword(actor.personId, tx)) ? { page: passwordPage(reader, csrf) } : { notFound: true },
  )

  staff.post(`${account}/password`, ROLES, async (visit) => {
    const { actor, tx, reader, csrf, now, form } = visit
    const { personId } = actor
    const person = await withPassword(personId, tx)
    if (!person) return { notFound: true }
    const typed = sentText(form, 'new-password')
    const faults = [...(await currentFaults(visit, person)), ...passwordFaults(reader, typed, person)]
    if (faults.length > 0) return { page: passwordPage(reader, csrf, faults), status: 422 }
    await setPassword(tx, personId, await keepPassword(typed), now)
    await endSessions(tx, { personId, by: personId, but: actor.sessionId, now })
    await record(tx, { actor, action: 'password.changed', of: { kind: 'person', id: personId } })
    return { redirect: account, notice: reader.t('Your password is changed.') }
  })

  staff.get(`${account}/app`, ROLES, async ({ actor, tx, reader, csrf }) => {
    const person = await withPassword(actor.personId, tx)
    if (!person) return { notFound: true }
    return {
      page: appPage(reader, { csrf, offered: offeredSecret(desk.keys, person.id), email: person.email }),
    }
  })

  staff.post(`${account}/app`, ROLES, async (visit) => {
    const { actor, tx, reader, csrf, now, form } = visit
    const { personId } = actor
    const person = await withPassword(personId, tx)
    if (!person) return { notFound: true }
    const offered = offeredSecret(desk.keys, personId, sentText(form, 'secret'))
    const code = sentText(form, 'code')
    const faults = [...(await currentFaults(visit, person)), ...codeFaults(reader, offered, code)]
    if (faults.length > 0)
      return { page: appPage(reader, { csrf, offered, email: person.email, faults }), status: 422 }
    const codes = await setOneTimeCode(tx, desk.keys, { personId, secret: offered.secret, proof: code, now })
    await record(tx, { actor, action: 'one-time-code.set', of: { kind: 'person', id: personId } })
    return {
      page: recoveryCodesPage(reader, codes, { href: account, words: reader.t('Go on to your account') }),
    }
  })

  staff.post(ACCOUNT_PATHS.signOut, ROLES, async ({ actor, tx, now }) => {
    await endSession(tx, { id: actor.sessionId, personId: actor.personId, now })
    await record(tx, { actor, action: 'session.ended', of: { kind: 'session', id: actor.sessionId } })
    const through = (await beginningOf(tx, actor.sessionId))?.only
    return { redirect: through ? `${openIdPath(through)}/signed-out` : ACCOUNT_PATHS.signIn }
  })

  /** The password of now, before it or the app is changed: guessing it in a stolen session is slowed too. */
  async function currentFaults(
    { actor, tx, reader: { t }, now, form }: Visit,
    person: KnownPerson,
  ): Promise<FieldFault[]> {
    const tried = { account: `change/${actor.personId}`, knownDevice: actor.sessionId }
    if (!(await takeTry(tx, desk.keys, tried, now)))
      return [{ field: 'password', says: t('Too many tries. Wait a minute, then try again') }]
    if (!(await isPassword(sentText(form, 'password'), person.password)))
      return [{ field: 'password', says: t('That is not your password') }]
    await giveBackTry(tx, desk.keys, tried, now)
    return []
  }
}

/** Made-up people have no password: theirs cannot be changed. */
async function withPassword(id: string, tx: Visit['tx']): Promise<KnownPerson | null> {
  const person = await personBy(tx, { id })
  return person?.password ? person : null
}
