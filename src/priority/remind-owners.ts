import { sql } from 'kysely'
import { dayInWords } from '../briefing/index.ts'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { Post } from '../mail/index.ts'
import { dayOf, type Pack, weekOf, workingDays } from '../pack/index.ts'
import { readPriorities } from './read-priority.ts'
import { dueOf } from './rules/actions.ts'

/**
 * Reminds whoever sees to an action that it is due soon or overdue, where they gave an e-mail: once a week at most,
 * however often this runs. The letters are posted in the transaction that notes it. How many were posted.
 */
export const remindOwners = async (
  tx: Tx,
  { pack, post, now }: { pack: Pack; post: Post; now: Date },
): Promise<number> => {
  const today = dayOf(now)
  const days = workingDays(pack)
  let posted = 0
  for (const { actions, words } of await readPriorities(tx, pack)) {
    for (const action of actions) {
      const due = dueOf(action, today, days)
      if (!action.ownerEmail || !due || due.kind === 'later') continue
      if (!(await noteReminder(tx, action.id, weekOf(today), now))) continue
      const when =
        due.kind === 'overdue'
          ? `was due on ${dayInWords(action.dueOn)}`
          : `is due on ${dayInWords(action.dueOn)}`
      await post(tx, {
        to: action.ownerEmail,
        subject: due.kind === 'overdue' ? 'An action of yours is overdue' : 'An action of yours is due soon',
        text: [
          `This action ${when}:`,
          action.says,
          `It belongs to “${words.title.words}”, a priority of ${pack.partnership.name}. You are named as the one who sees to it: ${action.owner}.`,
          'When it is done, or cannot be done, please tell the partnership. You get this once a week at most.',
        ].join('\n\n'),
        about: 'action-reminder',
        canWait: true,
      })
      posted++
    }
  }
  return posted
}

const noteReminder = async (tx: Tx, actionId: string, week: string, now: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into priority_reminder (partnership_id, action_id, week, sent_at)
    values (${PARTNERSHIP}, ${actionId}, ${week}::date, ${now})
    on conflict (partnership_id, action_id, week) do nothing`.execute(tx)
  return numAffectedRows === 1n
}
