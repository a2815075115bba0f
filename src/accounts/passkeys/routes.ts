import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { sentText, typedText } from '../../kit/sent.ts'
import { howIn } from '../own-account/queries.ts'
import { ROLES } from '../roles.ts'
import { deviceOf } from '../sign-in/device.ts'
import { beginningOf } from '../sign-in/sessions.ts'
import type { StaffDesk } from '../staff/desk.ts'
import type { Outcome, StaffRoutes, Visit } from '../staff/visit.ts'
import { ACCOUNT_PATHS } from '../urls.ts'
import { type Added, addPasskey, offerPasskey } from './add-passkey.ts'
import { addPasskeyPage, notNowPage, removePasskeyPage } from './pages/passkeys.html.ts'
import { endPasskey, passkeysOf } from './queries.ts'

/** How long after signing in a passkey can be added, in minutes: not from a session that was left open. */
const FRESH_MINUTES = 10

/** One's own passkeys: added and removed. */
export function servePasskeys(staff: StaffRoutes, desk: StaffDesk): void {
  const { account, passkeys, signIn } = ACCOUNT_PATHS

  /** Why none can be added in this session. */
  const notNow = async ({ actor, tx, now, reader }: Visit): Promise<Outcome | null> => {
    const began = await beginningOf(tx, actor.sessionId)
    const way = desk.keys.ways.seal(`${passkeys}/add`, 'way').toString('base64url')
    const again = `${signIn}?to=${way}`
    if (began?.only) return { page: notNowPage(reader, { organisation: began.name, again }) }
    const fresh = began && now.getTime() - began.beganAt.getTime() <= FRESH_MINUTES * 60_000
    return fresh ? null : { page: notNowPage(reader, { organisation: null, again }) }
  }

  const adding = async (visit: Visit, name: string, faults: FieldFault[] = []): Promise<Outcome> => {
    const { actor, tx, reader, csrf } = visit
    const how = await howIn(tx, actor.personId)
    if (!how) return { notFound: true }
    const options = await offerPasskey(desk, visit, how.email)
    const page = addPasskeyPage(reader, { csrf, options: JSON.stringify(options), name, faults })
    return { page, ...(faults.length > 0 && { status: 422 }) }
  }

  staff.get(`${passkeys}/add`, ROLES, async (visit) => (await notNow(visit)) ?? adding(visit, ''))

  staff.post(`${passkeys}/add`, ROLES, async (visit) => {
    const { form, reader } = visit
    const { t } = reader
    const refused = await notNow(visit)
    if (refused) return refused
    const typed = typedText(form, 'name')
    if (typed.length > 60)
      return adding(visit, typed, [{ field: 'name', says: t('Enter a name of up to 60 letters') }])
    const named = typed || deviceOf(sentText(form, 'agent'))
    const added = await addPasskey(desk, visit, { name: named, response: sentText(form, 'response') })
    if (added.ok) return { redirect: `${account}#passkeys`, notice: t('The passkey is added.') }
    return adding(visit, typed, [{ field: 'name', says: t(WHY_NOT[added.why]) }])
  })

  /** Hands one of one's own on; there is no page where there is none. */
  const own =
    (answer: (visit: Visit, passkey: { id: string; name: string }) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const passkey = (await passkeysOf(visit.tx, visit.actor.personId)).find(
        ({ id }) => id === visit.params.id,
      )
      return passkey ? answer(visit, passkey) : { notFound: true }
    }

  staff.get(
    `${passkeys}/:id/remove`,
    ROLES,
    own(async ({ reader, csrf }, passkey) => ({ page: removePasskeyPage(reader, { passkey, csrf }) })),
  )
  staff.post(
    `${passkeys}/:id/remove`,
    ROLES,
    own(async ({ actor, tx, now, reader: { t } }, { id }) => {
      const { personId } = actor
      await endPasskey(tx, { id, personId, by: personId, why: 'removed', now })
      await record(tx, { actor, action: 'passkey.removed', of: { kind: 'passkey', id } })
      return {
        redirect: `${account}#passkeys`,
        notice: t('The passkey is removed. It signs nobody in any more.'),
      }
    }),
  )
}

/** For `t`. */
const WHY_NOT: Readonly<Record<Exclude<Added, { ok: true }>['why'], string>> = {
  late: 'That took too long, or was sent twice. Try again',
  wrong: 'The passkey could not be checked, so it was not added. Try again',
  there: 'That passkey is there already',
  full: 'You have as many passkeys as anybody may have. Remove one first',
}
