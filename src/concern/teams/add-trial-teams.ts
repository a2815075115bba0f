import type { Tx } from '../../db/index.ts'
import type { Pack } from '../../pack/index.ts'
import { insertTeam, organisationNamed } from './team-queries.ts'
import type { Team } from './team-rules.ts'

/** On a trial run every team of the pack is there from the beginning, with nobody in it. True: some were added. */
export const addTrialTeams = async (tx: Tx, pack: Pack, there: readonly Team[]): Promise<boolean> => {
  const missing = [...pack.receiving.values()].filter(
    ({ team }) => team !== 'lead' && !there.some(({ receives }) => receives === team),
  )
  for (const { team, name } of missing) {
    const police = team === 'police'
    const organisationId = await organisationNamed(
      tx,
      police ? pack.partnership.police.name : (pack.partnership.data_controller.name.split(',')[0] as string),
      police ? 'police' : 'council',
    )
    await insertTeam(tx, { organisationId, receives: team, name, by: null })
  }
  return missing.length > 0
}
