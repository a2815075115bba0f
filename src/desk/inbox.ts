import type { Outcome, Visit } from '../accounts/index.ts'
import { dayOf } from '../pack/index.ts'
import { membersOf, seen } from '../teams/index.ts'
import { caseCounts } from './cases/count-queries.ts'
import { choicesOf, readFilter } from './cases/filter.ts'
import { casePage } from './cases/find-page.ts'
import { remindersDue } from './following/reminder-queries.ts'
import { inboxPage } from './pages/inbox.html.ts'
import { deskUrls } from './urls.ts'
import { ownTeams } from './visits.ts'

/** A page of an inbox: of teams that answer, or of safeguarding leads. Looking shows that it is watched. */
export const inbox = async (visit: Visit, lead: boolean): Promise<Outcome> => {
  const { tx, actor, reader, query, csrf, now } = visit
  const { t, pack } = reader
  const teams = await ownTeams(visit, lead)
  for (const { id: teamId } of teams) await seen(tx, { teamId, actor, now })
  const choices = choicesOf(
    pack,
    teams.map(({ id, name }) => ({ id, name })),
  )
  const { filter, wrong } = readFilter(query, choices)
  const me = actor.personId
  const teamIds = teams.map(({ id }) => id)
  const members = new Map<string, string>()
  for (const { id } of teams)
    for (const { personId, name } of await membersOf(tx, id)) members.set(personId, name)
  const due = await remindersDue(tx, me, dayOf(now))
  const faults = wrong.map((field) => ({ field, says: t('Write a day, like 2026-11-23') }))
  return {
    page: inboxPage(reader, {
      at: lead ? deskUrls.lead : deskUrls.inbox,
      title: lead ? t('What colleagues told') : t('Inbox'),
      found: await casePage(tx, { teamIds, filter, me, now, after: query.after, before: query.before }),
      counts: await caseCounts(tx, { teamIds: filter.team ? [filter.team] : teamIds, me, now }),
      filter,
      choices,
      members: [...members].map(([personId, name]) => ({ personId, name })),
      faults,
      typed: query,
      teams,
      links: [
        ...(lead ? [{ href: deskUrls.children, words: t('Side by side') }] : []),
        {
          href: deskUrls.following,
          words:
            due === 0
              ? t('What I follow')
              : due === 1
                ? t('What I follow, and 1 reminder')
                : t('What I follow, and {n} reminders', { n: due }),
        },
      ],
      csrf,
      me,
      now,
    }),
    status: faults.length > 0 ? 422 : 200,
  }
}
