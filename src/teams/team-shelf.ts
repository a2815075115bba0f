import type { Database, Tx } from '../db/index.ts'
import type { FormId, Pack, TeamId } from '../pack/index.ts'
import { allTeams, closedForms } from './team-queries.ts'
import { type FormState, formState, type Team, type TeamState, teamState } from './team-rules.ts'
import { addTrialTeams } from './trial-teams.ts'

/** What is known of the teams, in memory: pages say whether a form is open without asking the database each time. */
export interface TeamShelf {
  /** Whether a form can be sent now. `away`: nobody knows, as the database cannot be asked and never could. */
  state(form: FormId): Promise<FormState | 'away'>
  /** The same within a transaction, as it is sent: seconds old at most. */
  within(tx: Tx): Promise<Known>
}

/** What is known at one moment; what follows from it for a form changes with the clock. */
export interface Known {
  readonly teams: readonly Team[]
  /** The one that receives this; of a lead there is one in each organisation. */
  team(receives: Exclude<TeamId, 'lead'>): Team | undefined
  lead(organisationId: string): Team | undefined
  teamState(team: Team, now: Date): TeamState
  state(form: FormId, now: Date): FormState
}

/** How long what is known is used without asking again, in milliseconds. */
const FRESH = 15_000

interface Parts {
  readonly pack: Pack
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly production: boolean
  readonly clock: () => Date
}

/** What is known of the teams now, of the transaction's partnership. On a trial run they are there from the beginning. */
export const openTeams = async (
  tx: Tx,
  { pack, production }: Pick<Parts, 'pack' | 'production'>,
): Promise<Known> => {
  let teams = await allTeams(tx)
  if (!production && (await addTrialTeams(tx, pack, teams))) teams = await allTeams(tx)
  const { closed } = await closedForms(tx)
  return {
    teams,
    team: (receives) => teams.find((one) => one.receives === receives),
    lead: (id) => teams.find((one) => one.receives === 'lead' && one.organisationId === id),
    teamState: (team, now) => teamState(pack, team, now),
    state(id, now) {
      const form = pack.forms.get(id)
      return form ? formState(pack, form, { teams, closed, production, now }) : { open: false, why: 'closed' }
    },
  }
}

/**
 * A shelf for public pages. While the database is away the last that was known stands, by the clock of now: a team that
 * nobody can watch then closes in its time.
 */
export const openTeamShelf = (parts: Parts): TeamShelf => {
  const { database, partnershipId, clock } = parts
  let known: { readonly at: number; readonly value: Known } | undefined
  let asking: Promise<Known> | undefined
  const fresh = (): Known | undefined => {
    const age = known ? clock().getTime() - known.at : Number.NaN
    return known && age >= 0 && age < FRESH ? known.value : undefined
  }
  const ask = (): Promise<Known> => {
    asking ??= database
      .transaction({ partnershipId }, (tx) => openTeams(tx, parts))
      .then((value) => {
        known = { at: clock().getTime(), value }
        return value
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  return {
    async state(form) {
      try {
        return (fresh() ?? (await ask())).state(form, clock())
      } catch {
        return known ? known.value.state(form, clock()) : 'away'
      }
    },
    // Not kept: teams that are added here may yet be undone with the transaction.
    within: async (tx) => fresh() ?? (await openTeams(tx, parts)),
  }
}
