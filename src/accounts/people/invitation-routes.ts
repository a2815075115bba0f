import { randomUUID } from 'node:crypto'
import { record } from '../../audit/index.ts'
import { DatabaseAway } from '../../db/index.ts'
import { logFailure, type Server } from '../../http/index.ts'
import { ownSignInsOf } from '../openid/provider-queries.ts'
import { endSessions, setOneTimeCode, setPassword } from '../own-account/credentials.ts'
import { codeFaults, offeredSecret, passwordFaults } from '../own-account/new-secrets.ts'
import { invitationOver, invitationPage, recoveryCodesPage } from '../own-account/pages/set-up.html.ts'
import { endPasskeys } from '../passkeys/queries.ts'
import { keepPassword } from '../sign-in/password.ts'
import { serveForm } from '../sign-in/routes.ts'
import { newDevice } from '../sign-in/sign-in.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { ACCOUNT_PATHS, invitationPath } from '../urls.ts'
import { type OpenInvitation, openInvitation, useInvitation } from './invitations.ts'

interface Found extends OpenInvitation {
  readonly through: readonly { readonly id: string; readonly name: string }[]
}

/** Where the link of an invitation leads: once, and for a while. */
export function serveInvitations(server: Server, desk: StaffDesk): void {
  const { database, partnershipId, keys, clock } = desk
  const path = invitationPath(':token')
  const alone = { actor: null }
  const gone = { actor: null, status: 410 }
  const find = (token: string): Promise<Found | null> =>
    database.transaction({ partnershipId }, async (tx) => {
      const invited = await openInvitation(tx, token, clock())
      return invited && { ...invited, through: await ownSignInsOf(tx, invited.personId) }
    })
  const tokenOf = (params: unknown): string => (params as { token: string }).token

  server.get(path, async (request, reply) => {
    const token = tokenOf(request.params)
    const reader = desk.reader()
    try {
      const invited = await find(token)
      if (!invited) return desk.send(request, reply, invitationOver(reader), gone)
      const offered = offeredSecret(keys, invited.personId)
      return desk.send(request, reply, invitationPage(reader, shown(invited, token, offered)), alone)
    } catch (error) {
      if (error instanceof DatabaseAway) return desk.problem(request, reply, 'database-away')
      logFailure(request, error)
      return desk.problem(request, reply, 'failed')
    }
  })

  serveForm(server, desk, path, async (request, reply, form) => {
    const token = tokenOf(request.params)
    const reader = desk.reader()
    const invited = await find(token)
    if (!invited) return desk.send(request, reply, invitationOver(reader), gone)
    const { personId } = invited
    const offered = offeredSecret(keys, personId, form('secret'))
    const [password, code] = [form('new-password'), form('code')]
    const faults = [...passwordFaults(reader, password, invited), ...codeFaults(reader, offered, code)]
    if (faults.length > 0) {
      const page = invitationPage(reader, { ...shown(invited, token, offered), faults })
      return desk.send(request, reply, page, { actor: null, status: 422 })
    }
    const kept = await keepPassword(password)
    const codes = await database.transaction({ partnershipId, actor: personId }, async (tx) => {
      const now = clock()
      if (!(await useInvitation(tx, invited.id, now))) return null
      await setPassword(tx, personId, kept, now)
      await endPasskeys(tx, personId, now)
      await endSessions(tx, { personId, by: personId, now })
      await record(tx, {
        actor: { personId },
        action: 'invitation.used',
        of: { kind: 'person', id: personId },
        detail: { purpose: invited.purpose },
      })
      return setOneTimeCode(tx, keys, { personId, secret: offered.secret, proof: code, now })
    })
    if (!codes) return desk.send(request, reply, invitationOver(reader), gone)
    desk.cookies.keepDevice(reply, newDevice(keys, personId, randomUUID()))
    const on = { href: ACCOUNT_PATHS.signIn, words: reader.t('Go on to sign in') }
    return desk.send(request, reply, recoveryCodesPage(reader, codes, on), alone)
  })
}

const shown = (invited: Found, token: string, offered: { secret: string; sealed: string }) => ({
  ...invited,
  ...offered,
  token,
  label: invited.email,
  joining: invited.purpose === 'join',
})
