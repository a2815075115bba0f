import type { TeamShelf } from '../teams/index.ts'
import type { Standing } from './telling/answer-telling.ts'
import type { FormId } from './told.ts'

/** Whether what is told now in a form would be read. */
export const standingBy =
  ({ teams, production }: { readonly teams: TeamShelf; readonly production: boolean }) =>
  async (form: FormId): Promise<Standing> => {
    const state = await teams.state(form)
    // Nobody knows: it is asked again as it is sent, and until then what was written stays where it is.
    if (state === 'away') return production ? 'open' : 'trial'
    if (!state.open) return 'closed'
    return state.trial ? 'trial' : 'open'
  }
