import type { BriefingContent, Pack } from '../pack/index.ts'
import type { Notes, Voices } from '../survey/index.ts'
import { AUDIENCES, type Briefing } from './briefing.ts'
import { legibleOn } from './legible.ts'
import { questionsFor, threeThingsFor } from './prompts.ts'
import { referralsOf } from './referrals.ts'
import { named, pointer } from './resources.ts'
import { voiceOf } from './voice-of.ts'

/**
 * Seven points from what people said and what the pack holds. Only what `readVoices` lets out goes in: small numbers
 * have been suppressed there.
 * @param notes of the focus group, for how far its readers agree
 * @param date the day that it is made: 2026-11-23
 * @returns null where the pack has no briefing.yaml
 */
export const composeBriefing = (
  pack: Pack,
  voices: Voices,
  notes: Notes | undefined,
  { date }: { readonly date: string },
): Briefing | null => {
  const content = pack.briefing
  if (!content) return null
  const { partnership } = pack
  const learned = learnedIn(voices)
  return {
    title: content.title,
    purpose: content.purpose,
    date,
    partnership: { name: partnership.name, shortName: partnership.short_name, area: partnership.area },
    version: partnership.version,
    approved: partnership.approval !== null,
    colours: coloursOf(pack),
    emergency: {
      number: pack.contacts.get(partnership.emergency)?.telephone?.number ?? '999',
      sentence: 'A child in danger now?',
    },
    overview: content.overview,
    voices: AUDIENCES.map((audience) => voiceOf(pack, audience, voices, notes)),
    signs: { note: content.signs_note, list: signsOf(pack, content) },
    referrals: referralsOf(pack),
    tools: named(pack, content.tools).map(pointer),
    questions: questionsFor(content.questions, learned),
    threeThings: threeThingsFor(content.three_things, learned),
    reading: {
      strength: voices.thresholds.strength,
      learning: voices.thresholds.learning,
      falseAlarms: voices.thresholds.false_alarms,
    },
    cannotTell: voices.cannot_tell,
    sources: content.sources.map(({ name }) => name),
    own: {},
  }
}

/** Measures that read as learning for anybody. */
const learnedIn = ({ audiences }: Voices): Set<string> =>
  new Set(
    Object.values(audiences).flatMap(({ measures }) =>
      measures
        .filter(({ reading }) => reading === 'learning')
        .map(({ measure }) => measure.split('/')[0] ?? ''),
    ),
  )

/** What a pack leaves out is as on the pages of the service. Warm is for shapes there; here numbers stand on it. */
export const coloursOf = ({ partnership: { theme } }: Pack): Briefing['colours'] => {
  const warm = theme.warm ?? '#e08e45'
  return {
    accent: theme.accent,
    onAccent: theme.accent_text ?? '#ffffff',
    accentDark: theme.accent_dark ?? '#8fd3d0',
    warm,
    onWarm: legibleOn(warm),
  }
}

const signsOf = (pack: Pack, content: BriefingContent): Briefing['signs']['list'] =>
  content.signs.flatMap((id) => {
    const sign = pack.signs.get(id)
    if (!sign) return []
    return [
      { id, title: sign.practitioners.title, about: sign.practitioners.about, mayAlsoBe: sign.may_also_be },
    ]
  })
