import type { Actor } from '../../src/accounts/index.ts'
import { addTrialPeople } from '../../src/accounts/index.ts'
import { openTeams } from '../../src/teams/index.ts'
import { CONCERNS } from '../../src/trial/concerns.ts'
import { markPart, markRow } from '../../src/trial-mark/index.ts'
import type { StaffService } from '../scaffold/staff.ts'

export const TODAY = '2026-11-23'

/** What the invented town told in 18 months, with what the teams did of it; nothing else of the trial. */
export const tellTheTown = async (service: StaffService, seed = 1): Promise<void> => {
  const { pack, key, partnershipId, database } = service
  const inside = <Value>(work: Parameters<typeof database.transaction<Value>>[1]) =>
    database.transaction({ partnershipId }, work)
  await inside(addTrialPeople)
  await inside((tx) => openTeams(tx, { pack, production: false }))
  await inside(async (tx) => {
    await markPart(tx, { part: CONCERNS.name, seed, asOf: TODAY })
    // Nobody of the officers is asked for by this part.
    const nobody = {} as Actor
    await CONCERNS.load({
      tx,
      pack,
      key,
      partnershipId,
      seed,
      asOf: TODAY,
      months: 18,
      people: 160,
      officer: nobody,
      colleague: nobody,
      mark: (kind, id, called) => markRow(tx, { part: CONCERNS.name, kind, id, called }),
      marked: async () => null,
    })
  })
}
