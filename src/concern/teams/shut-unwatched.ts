import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import type { Pack } from '../../pack/index.ts'
import { allTeams, closedForms, switchForm } from './team-queries.ts'
import { formState } from './team-rules.ts'

/**
 * Writes down which forms have shut by themselves since the last time, as nobody watches, and which are back. Whether a
 * form can be sent does not wait for this: `formState` says so at each moment.
 */
export const noteShutForms = async (
  tx: Tx,
  { pack, production, now }: { pack: Pack; production: boolean; now: Date },
): Promise<void> => {
  const teams = await allTeams(tx)
  const { shut } = await closedForms(tx)
  for (const [id, form] of pack.forms) {
    const state = formState(pack, form, { teams, closed: false, production, now })
    const isShut = !state.open && state.why === 'unwatched'
    if (isShut === shut.includes(id)) continue
    await switchForm(tx, id, isShut ? 'shut' : 'back', null)
    await record(tx, {
      actor: null,
      action: isShut ? 'form.shut' : 'form.back',
      of: { kind: 'form', id },
    })
  }
}
