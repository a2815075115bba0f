import type { Visit } from '../../accounts/index.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import type { Look } from '../look.ts'
import type { Grading } from './grading.ts'
import { gradingsOf } from './grading-queries.ts'

/** How the police grade a concern; null: who looks does not look as the police. */
export const gradingsFor = async (
  { tx, actor }: Pick<Visit, 'tx' | 'actor'>,
  keys: AllDeskKeys,
  look: Look,
): Promise<Grading[] | null> =>
  look.team.receives === 'police' ? gradingsOf(tx, keys.grading, { concernId: look.id, reader: actor }) : null
