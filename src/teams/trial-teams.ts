import { TRIAL_ORGANISATIONS, type TrialOrganisation, trialOrganisation } from '../accounts/index.ts'
import type { Tx } from '../db/index.ts'
import type { Pack, TeamId } from '../pack/index.ts'
import { addTeam } from './add-team.ts'
import { INBOX, insertAddress } from './address-queries.ts'
import type { Team } from './team-rules.ts'

const OF: Readonly<Record<TeamId, TrialOrganisation>> = {
  'first-contact': 'children',
  'early-help': 'children',
  exploitation: 'children',
  lado: 'designated',
  police: 'police',
  lead: 'school',
}

/**
 * On a trial run every team of the pack is there from the beginning, of a made-up organisation, with addresses that
 * nobody can have. True: some were added.
 */
export const addTrialTeams = async (tx: Tx, pack: Pack, there: readonly Team[]): Promise<boolean> => {
  const missing = [...pack.receiving.values()].filter(
    ({ team }) => !there.some(({ receives }) => receives === team),
  )
  for (const { team: receives, name, ladder } of missing) {
    const which = OF[receives]
    const organisationId = await trialOrganisation(tx, which)
    const called = receives === 'lead' ? `${name}, ${TRIAL_ORGANISATIONS[which].name}` : name
    const teamId = await addTeam(tx, { organisationId, receives, name: called, by: null })
    for (const rung of teamId ? [INBOX, ...ladder.map(({ id }) => id)] : [])
      await insertAddress(tx, {
        teamId: teamId as string,
        rung,
        email: `${receives}.${rung}@trial.example`,
        by: null,
      })
  }
  return missing.length > 0
}
