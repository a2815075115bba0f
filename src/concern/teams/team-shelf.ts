import type { Database, Tx } from '../../db/index.ts'
import type { FormId, Pack, TeamId } from '../../pack/index.ts'
import { addTrialTeams } from './add-trial-teams.ts'
import { allTeams, closedForms } from './team-queries.ts'
import { type FormState, formState, type Team } from './team-rules.ts'

/** What is known of the teams, in memory: pages say whether a form is open without asking the database each time. */
export interface TeamShelf {
  /** Whether a form can be sent now. `away`: nobody knows, as the database cannot be asked. */
  state(form: FormId): Promise<FormState | 'away'>
  /** The same within a transaction, as it is sent. */
  within(tx: Tx): Promise<Known>
}

export interface Known {
  readonly teams: readonly Team[]
  team(receives: TeamId): Team | undefined
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

export const openTeamShelf = ({ pack, database, partnershipId, production, clock }: Parts): TeamShelf => {
  let known: { readonly at: number; readonly value: Known } | undefined
  let asking: Promise<Known> | undefined
  const fresh = (): Known | undefined =>
    known && clock().getTime() - known.at < FRESH && clock().getTime() >= known.at ? known.value : undefined

  const ask = async (tx: Tx): Promise<Known> => {
    let teams = await allTeams(tx)
    if (!production && (await addTrialTeams(tx, pack, teams))) teams = await allTeams(tx)
    const { closed } = await closedForms(tx)
    return {
      teams,
      team: (receives) => teams.find((one) => one.receives === receives),
      state(id, now) {
        const form = pack.forms.get(id)
        if (!form) return { open: false, why: 'closed' }
        return formState(pack, form, { teams, closed: closed.includes(id), production, now })
      },
    }
  }
  const keep = (value: Known): Known => {
    known = { at: clock().getTime(), value }
    return value
  }

  return {
    async state(form) {
      try {
        let value = fresh()
        if (!value) {
          asking ??= database
            .transaction({ partnershipId }, ask)
            .then(keep)
            .finally(() => {
              asking = undefined
            })
          value = await asking
        }
        return value.state(form, clock())
      } catch {
        // What was so a moment ago still is; whether it is, is asked again as it is sent.
        return known ? known.value.state(form, clock()) : 'away'
      }
    },
    // Not kept: teams that are added here may yet be undone with the transaction.
    within: async (tx) => fresh() ?? (await ask(tx)),
  }
}
