import type { Pack } from '../../pack/index.ts'
import type { Notes } from '../focus-groups/notes.ts'
import type { Answers } from '../import/answers.ts'
import type { Unmapped } from '../import/propose-mapping.ts'
import { publishVoices } from './publish-voices.ts'
import type { Voices } from './voices.ts'

/**
 * What the answers say, audience by audience: figures with intervals, read as strength, learning or neither. Small
 * numbers are withheld, and nothing that a person wrote is in it but quotes of a focus group that are safe to publish.
 * Where files have waves, the last is read, and its change since the one before. For answers of which nothing was
 * published before; else `publishVoices`.
 * @throws where the pack has no survey: nothing can have been imported with it.
 */
export const readVoices = async (
  pack: Pack,
  answers: readonly Answers[],
  notes?: Notes,
  unmapped: readonly Unmapped[] = [],
): Promise<Voices> => (await publishVoices(pack, answers, { published: [], on: '', notes, unmapped })).voices
