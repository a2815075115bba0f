import type { Tx } from '../../db/index.ts'
import { personBy } from '../sign-in/queries.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { invitationPath } from '../urls.ts'
import { issueInvitation, LINK_HOURS } from './invitations.ts'

/** Has a person sent a link by which they set how they sign in: posted in the transaction that made it. */
export async function sendLink(
  { pack, url, post, reader }: Pick<StaffDesk, 'pack' | 'url' | 'post' | 'reader'>,
  tx: Tx,
  { personId, by, now }: { personId: string; by: { personId: string }; now: Date },
): Promise<void> {
  const { t } = reader()
  const { token, purpose } = await issueInvitation(tx, { personId, by, now })
  const person = await personBy(tx, { id: personId })
  if (!person) return
  const partnership = t(pack.partnership.name)
  const hours = LINK_HOURS[purpose]
  const joining = purpose === 'join'
  await post(tx, {
    to: person.email,
    about: joining ? 'invitation' : 'recovery',
    subject: joining ? t('Early Signs: set up your account') : t('Early Signs: your new link'),
    text: [
      t('Hello {name},', { name: person.name }),
      joining
        ? t('{partnership} has invited you to Early Signs.', { partnership })
        : t('An administrator of {partnership} has sent you a new link.', { partnership }),
      joining
        ? t(
            'Open this link within {days} days, choose a password, and set up an authenticator app on your phone:',
            {
              days: hours / 24,
            },
          )
        : t(
            'Open this link within {hours} hours, choose a new password, and set up your authenticator app again:',
            {
              hours,
            },
          ),
      url + invitationPath(token),
      t('The link works once. If you did not expect it, tell your administrator, and do not open it.'),
    ].join('\n\n'),
  })
}
