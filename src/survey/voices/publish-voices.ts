import { type Pack, VOICES, type Voice } from '../../pack/index.ts'
import type { Notes } from '../focus-groups/notes.ts'
import type { Answers } from '../import/answers.ts'
import { itemBankOf } from '../import/item-bank.ts'
import type { Unmapped } from '../import/propose-mapping.ts'
import { readAudience } from './read-audience.ts'
import type { AudienceRelease, Release } from './release.ts'
import type { AudienceVoice, Voices } from './voices.ts'

export interface Publishing {
  /** All releases so far, the oldest first, of any wave. What was withdrawn before anybody saw it is left out. */
  readonly published: readonly Release[]
  /** The day of this one, as 2026-11-23. */
  readonly on: string
  readonly notes?: Notes | undefined
  readonly unmapped?: readonly Unmapped[]
}

/**
 * What the answers say, audience by audience, given what was published of the same people before: no difference from
 * an earlier release tells of a few. Where nothing newer may be shown, what was published stands, with its day in
 * `as_of`. Keep `release` with what is published, and give it the next time.
 * @throws where the pack has no survey: nothing can have been imported with it.
 */
export const publishVoices = async (
  pack: Pack,
  answers: readonly Answers[],
  { published, on, notes, unmapped = [] }: Publishing,
): Promise<{ readonly voices: Voices; readonly release: Release }> => {
  const bank = itemBankOf(pack)
  if (!bank) throw new Error('This pack has no survey.yaml.')
  const { thresholds, suppression, cannot_tell } = bank.survey
  const audiences: Partial<Record<Voice, AudienceVoice>> = {}
  const told: AudienceRelease[] = []
  for (const audience of VOICES) {
    const own = answers.filter((one) => one.audience === audience)
    if (own.length === 0) continue
    const { voice, ...counts } = await readAudience(pack, bank, audience, own, published)
    audiences[audience] = voice
    const { wave, from, to } = voice
    told.push({ audience, wave, from, to, suppression, ...counts, voice })
  }
  const { id, name, version } = pack.partnership
  const voices: Voices = {
    partnership: { id, name, version },
    sources: answers.map(({ file, service, audience, period }) => ({
      file,
      service,
      audience,
      from: period?.from ?? null,
      to: period?.to ?? null,
    })),
    thresholds,
    suppression,
    audiences,
    themes: notes?.themes ?? [],
    cannot_tell,
    unmapped: unmapped.map(({ file, column, why }) => ({ file, column, why })),
  }
  return { voices, release: { on, audiences: told } }
}
