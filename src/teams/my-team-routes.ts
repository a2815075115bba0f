import type { Role, StaffRoutes, Visit } from '../accounts/index.ts'
import type { Pack } from '../pack/index.ts'
import { myTeamsPage, testPage } from './pages/my-teams.html.ts'
import { teamsOf } from './team-queries.ts'
import { teamState } from './team-rules.ts'
import { answerTest, testOf } from './test-message.ts'
import { MY_TEAMS, testPath } from './urls.ts'

/** The roles that may be in a team. */
export const IN_TEAMS: readonly Role[] = [
  'safeguarding-lead',
  'first-contact',
  'exploitation-team',
  'police-team',
]

/** One's own teams, and answering their test messages. */
export function serveMyTeams(staff: StaffRoutes, pack: Pack): void {
  staff.get(MY_TEAMS, IN_TEAMS, async ({ actor, tx, reader, now }) => {
    const teams = await teamsOf(tx, actor)
    return {
      page: myTeamsPage(
        reader,
        teams.map((team) => [team, teamState(pack, team, now)] as const),
      ),
    }
  })

  /** The message of a link and its team, for somebody of that team alone. */
  const found = async ({ actor, tx, params, now }: Visit) => {
    const test = await testOf(tx, params.token as string, now)
    const team = test && (await teamsOf(tx, actor)).find(({ id }) => id === test.teamId)
    return team ? { test, team } : null
  }

  staff.get(testPath(':token'), IN_TEAMS, async (visit) => {
    const here = await found(visit)
    if (!here) return { notFound: true }
    const { reader, csrf, params } = visit
    const tooOld = here.test.tooOld || here.test.answeredAt !== null
    return { page: testPage(reader, { team: here.team, token: params.token as string, csrf, tooOld }) }
  })

  staff.post(testPath(':token'), IN_TEAMS, async (visit) => {
    const here = await found(visit)
    if (!here) return { notFound: true }
    const { actor, tx, now, params, reader } = visit
    return (await answerTest(tx, { test: here.test, actor, now }))
      ? { redirect: MY_TEAMS, notice: reader.t('Thank you: your team counts as there.') }
      : { redirect: testPath(params.token as string) }
  })
}
