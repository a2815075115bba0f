import { type NavigationEntry, ROLES, type Role, type StaffRoutes } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { pageNumber } from '../kit/page-number.ts'
import type { Mail } from '../mail/index.ts'
import { mailboxPage } from './mailbox.html.ts'
import { MAILBOX, sendAgainPath } from './urls.ts'

const ADMINISTRATORS: readonly Role[] = ['administrator']

/** The way there, for those who may: on a trial run everybody signed in, who has no other letter box. */
export const MAILBOX_NAVIGATION = (mail: Mail): NavigationEntry => ({
  href: MAILBOX,
  words: 'Letters',
  roles: mail.way === 'kept' ? ROLES : ADMINISTRATORS,
})

const PAGE = 25

/** Letters that were sent, and what became of them. Their words are shown on a trial run only. */
export function serveMailbox(staff: StaffRoutes, mail: Mail): void {
  staff.get(MAILBOX, mail.way === 'kept' ? ROLES : ADMINISTRATORS, async (visit) => {
    const { actor, tx, query } = visit
    const page = pageNumber(query.page)
    const [letters, count] = [
      await mail.letters(tx, { from: (page - 1) * PAGE, most: PAGE }),
      await mail.count(tx),
    ]
    await record(tx, {
      actor,
      action: 'mailbox.seen',
      of: { kind: 'partnership', id: actor.partnershipId },
      detail: { page },
    })
    return {
      page: mailboxPage(visit, { letters, count, page, pages: Math.ceil(count.all / PAGE), way: mail.way }),
    }
  })

  staff.post(sendAgainPath(':id'), ADMINISTRATORS, async ({ actor, tx, params, reader: { t } }) => {
    const id = params.id as string
    if (!(await mail.sendAgain(tx, id, actor.personId)))
      return { redirect: MAILBOX, notice: t('That letter is not waiting any more.') }
    await record(tx, { actor, action: 'letter.sent-again', of: { kind: 'letter', id } })
    return { redirect: MAILBOX, notice: t('It is being sent again.') }
  })
}
