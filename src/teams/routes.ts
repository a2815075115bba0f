import {
  isEmail,
  type NavigationEntry,
  type Outcome,
  organisationOf,
  organisationsOf,
  ROLES_IN,
  type StaffRoutes,
  type Visit,
} from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import type { FieldFault } from '../frame/index.ts'
import { sentText } from '../kit/sent.ts'
import { isUuid } from '../kit/uuid.ts'
import type { Post } from '../mail/index.ts'
import type { Pack } from '../pack/index.ts'
import { addTeam, endTeam, renameTeam, roleOf } from './add-team.ts'
import { addressesOf, INBOX } from './address-queries.ts'
import { IN_TEAMS, serveMyTeams } from './my-team-routes.ts'
import { addTeamPage, endTeamPage, teamPage } from './pages/team.html.ts'
import { teamsPage } from './pages/teams.html.ts'
import { saveAddresses } from './save-addresses.ts'
import { closedForms, insertSwitch, membersOf, teamOf } from './team-queries.ts'
import { type Team, teamState } from './team-rules.ts'
import { openTeams } from './team-shelf.ts'
import { askTest, waitingSince } from './test-message.ts'
import { MY_TEAMS, TEAMS_PATH, teamPath } from './urls.ts'

const ADMINISTRATORS = ['administrator'] as const
/** Where members see whether their team counts as there. */
export const teamNavigation: NavigationEntry = { href: MY_TEAMS, words: 'My teams', roles: IN_TEAMS }

export interface TeamParts {
  readonly pack: Pack
  readonly post: Post
  readonly publicUrl: string
  readonly production: boolean
}

/** Teams and forms for administrators; their own for members. */
export function serveTeams(staff: StaffRoutes, parts: TeamParts): void {
  const { pack } = parts
  const receiving = [...pack.receiving.values()]
  serveMyTeams(staff, pack)

  staff.get(TEAMS_PATH, ADMINISTRATORS, async ({ tx, reader, now, query, csrf }) => {
    const known = await openTeams(tx, parts)
    const wanted = isUuid(query.organisation ?? '') ? (query.organisation as string) : null
    const organisation = wanted ? await organisationOf(tx, wanted) : null
    const teams = known.teams
      .filter(({ organisationId }) => !organisation || organisationId === organisation.id)
      .map((team) => [team, teamState(pack, team, now)] as const)
    const forms = [...pack.forms.values()].map((form) => [form, known.state(form.id, now)] as const)
    return { page: teamsPage(reader, { teams, forms, organisation, csrf }) }
  })

  staff.post(`${TEAMS_PATH}/forms/:form`, ADMINISTRATORS, async ({ actor, tx, reader, params, form }) => {
    const one = [...pack.forms.values()].find(({ id }) => id === params.form)
    const turn = form.turn === 'opened' || form.turn === 'closed' ? form.turn : null
    if (!one || !turn) return { notFound: true }
    const { closed } = await closedForms(tx)
    if (closed.includes(one.id) === (turn === 'opened')) {
      await insertSwitch(tx, one.id, turn, actor.personId)
      await record(tx, { actor, action: `form.${turn}`, of: { kind: 'form', id: one.id } })
    }
    const notice = turn === 'opened' ? reader.t('It is no longer closed.') : reader.t('It is closed.')
    return { redirect: `${TEAMS_PATH}#forms`, notice }
  })

  const adding = async (
    { tx, reader, csrf }: Visit,
    more: Partial<Parameters<typeof addTeamPage>[1]> = {},
  ): Promise<Outcome> => {
    const organisations = (await organisationsOf(tx)).filter(({ kind }) => kind !== 'partnership')
    return {
      page: addTeamPage(reader, { organisations, receiving, csrf, ...more }),
      ...(more.faults && { status: 422 }),
    }
  }
  staff.get(`${TEAMS_PATH}/add`, ADMINISTRATORS, (visit) => adding(visit))
  staff.post(`${TEAMS_PATH}/add`, ADMINISTRATORS, async (visit) => {
    const { actor, tx, form, reader } = visit
    const { t } = reader
    const typed = {
      name: sentText(form, 'name'),
      organisation: sentText(form, 'organisation'),
      receives: sentText(form, 'receives'),
    }
    const receives = receiving.find(({ team }) => team === typed.receives)?.team
    const organisation = isUuid(typed.organisation) ? await organisationOf(tx, typed.organisation) : null
    const faults: FieldFault[] = []
    if (!receives) faults.push({ field: 'receives', says: t('Choose what it receives') })
    if (!organisation || organisation.closedAt)
      faults.push({ field: 'organisation', says: t('Choose whose it is') })
    else if (receives && !ROLES_IN[organisation.kind].includes(roleOf(receives)))
      faults.push({
        field: 'organisation',
        says: t('Nobody in an organisation of this kind can receive that'),
      })
    if (!named(typed.name))
      faults.push({ field: 'name', says: t('Enter what it is called, in up to 200 letters') })
    if (!receives || !organisation || faults.length > 0) return adding(visit, { typed, faults })
    const id = await addTeam(tx, { organisationId: organisation.id, receives, name: typed.name, by: actor })
    const says = t('Another team receives that already. End it first')
    if (!id) return adding(visit, { typed, faults: [{ field: 'receives', says }] })
    return { redirect: teamPath(id), notice: t('It is added. Give it addresses, and send a test message.') }
  })

  /** Hands the team of the path on; of one that was ended there is no page. */
  const of =
    (answer: (visit: Visit, team: Team) => Promise<Outcome>) =>
    async (visit: Visit): Promise<Outcome> => {
      const team = await teamOf(visit.tx, visit.params.id as string)
      return team && pack.receiving.has(team.receives) ? answer(visit, team) : { notFound: true }
    }
  const seeing = async (
    { tx, reader, now, csrf }: Visit,
    team: Team,
    more: { typed?: Record<string, string>; faults?: FieldFault[] } = {},
  ): Promise<Outcome> => {
    const receives = pack.receiving.get(team.receives)
    if (!receives) return { notFound: true }
    const page = teamPage(reader, {
      team,
      state: teamState(pack, team, now),
      receives,
      contact: reader.t(pack.contacts.get(receives.contact)?.name ?? receives.contact),
      members: await membersOf(tx, team.id),
      addresses: await addressesOf(tx, team.id),
      waitingSince: await waitingSince(tx, team.id, now),
      csrf,
      ...more,
    })
    return { page, ...(more.faults && { status: 422 }) }
  }
  const path = teamPath(':id')

  staff.get(path, ADMINISTRATORS, of(seeing))
  staff.post(
    path,
    ADMINISTRATORS,
    of(async (visit, team) => {
      const { actor, tx, form, now, reader } = visit
      const { t } = reader
      const rungs = [INBOX, ...(pack.receiving.get(team.receives)?.ladder ?? []).map(({ id }) => id)]
      const typed = Object.fromEntries(['name', ...rungs].map((field) => [field, sentText(form, field)]))
      const faults = rungs
        .filter((rung) => !lines(typed[rung]).every(isEmail) || lines(typed[rung]).length > 10)
        .map((field) => ({ field, says: t('Enter up to 10 e-mail addresses, one a line') }))
      if (!named(typed.name ?? ''))
        faults.unshift({ field: 'name', says: t('Enter what it is called, in up to 200 letters') })
      if (faults.length > 0) return seeing(visit, team, { typed, faults })
      await renameTeam(tx, { id: team.id, name: typed.name ?? '', by: actor })
      for (const rung of rungs)
        await saveAddresses(tx, { teamId: team.id, rung, emails: lines(typed[rung]), by: actor, now })
      return { redirect: teamPath(team.id), notice: t('Saved.') }
    }),
  )

  staff.post(
    `${path}/test`,
    ADMINISTRATORS,
    of(async (visit, team) => {
      const { actor, tx, now, reader } = visit
      const posted = await askTest(tx, parts, { team, by: actor, now })
      const says = reader.t('Enter an address first: a test message goes there')
      if (posted === 0) return seeing(visit, team, { faults: [{ field: INBOX, says }] })
      return { redirect: teamPath(team.id), notice: reader.t('A test message is sent.') }
    }),
  )

  staff.get(
    `${path}/end`,
    ADMINISTRATORS,
    of(async ({ reader, csrf }, team) => ({ page: endTeamPage(reader, { team, csrf }) })),
  )
  staff.post(
    `${path}/end`,
    ADMINISTRATORS,
    of(async ({ actor, tx, now, reader }, { id }) => {
      await endTeam(tx, { id, by: actor, now })
      return { redirect: TEAMS_PATH, notice: reader.t('The team is ended.') }
    }),
  )
}

const named = (name: string): boolean => name.trim() !== '' && name.trim().length <= 200
const lines = (typed = ''): string[] => [
  ...new Set(
    typed
      .split(/[\s,;]+/)
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ''),
  ),
]
