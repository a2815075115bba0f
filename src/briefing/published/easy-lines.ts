import type { BriefingContent, Measure, Pack } from '../../pack/index.ts'
import type { Audience, Briefing, Finding } from '../briefing.ts'
import { type Edits, ordered } from '../editing/edits.ts'

type EasyRead = NonNullable<BriefingContent['easy_read']>
export type Drawing = EasyRead['about'][number]['drawing']

export const EASY_PARTS = [
  { id: 'about', title: 'What is this about?' },
  { id: 'found', title: 'What we found' },
  { id: 'signs', title: 'Things to look out for' },
  { id: 'tell', title: 'Who to tell' },
] as const
export type EasyPart = (typeof EASY_PARTS)[number]['id']

/** One short sentence with one idea, and its drawing. */
export interface EasyLine {
  readonly id: string
  readonly part: EasyPart
  readonly say: string
  readonly drawing: Drawing
}

/** The reading age that easy-read lines are held to, in years, all together. */
export const EASY_AGE = 9
/** More words than these are two ideas. */
export const EASY_WORDS = 14

const WHO: Record<Audience, string> = { children: 'children', parents: 'parents', practitioners: 'workers' }

/** What is suggested, from the pack's words and the figures of what was found. None where the pack has no such words. */
export const suggestedLines = (
  pack: Pack,
  suggested: Briefing,
): (EasyLine & { readonly finding?: Finding })[] => {
  const words = pack.briefing?.easy_read
  if (!words) return []
  const fill = fillFrom(pack)
  const fixed = (part: 'about' | 'signs' | 'tell'): EasyLine[] =>
    words[part].map(({ say, drawing }, n) => ({ id: `easy/${part}/${n}`, part, say: fill(say), drawing }))
  const found = suggested.voices.flatMap(({ audience, strengths, learning }) =>
    [...strengths, ...learning].flatMap((finding) => {
      const line = words.found[finding.measure as Measure]
      if (!line) return []
      const who = WHO[audience]
      const say = line.say
        .replaceAll('{share}', inTen(finding.figure.estimate))
        .replaceAll('{who}', who)
        .replaceAll('{Who}', who.charAt(0).toUpperCase() + who.slice(1))
      return [
        {
          id: `easy/found/${audience}/${finding.measure}`,
          part: 'found' as const,
          say,
          drawing: line.drawing,
          finding,
        },
      ]
    }),
  )
  return [...fixed('about'), ...found, ...fixed('signs'), ...fixed('tell')]
}

/** What editors left of it: hidden lines are not in it. */
export const easyLines = (pack: Pack, suggested: Briefing, edits: Edits): EasyLine[] => {
  const lines = suggestedLines(pack, suggested)
  return EASY_PARTS.flatMap(({ id: part }) =>
    ordered(
      edits,
      easyList(part),
      lines.filter((line) => line.part === part),
      ({ id }) => id,
    ),
  )
    .filter(({ id }) => !edits.hidden.includes(id))
    .map(({ finding: _, ...line }) => ({ ...line, say: edits.texts[line.id] ?? line.say }))
}

export const easyList = (part: EasyPart): string => `easy/${part}`

/** 0.78 → “8 in 10”: no share is rounded to nobody or to everybody. */
const inTen = (share: number): string => `${Math.min(9, Math.max(1, Math.round(share * 10)))} in 10`

const fillFrom = ({ contacts, partnership }: Pack): ((say: string) => string) => {
  const emergency = contacts.get(partnership.emergency)?.telephone?.number ?? '999'
  const door = contacts.get(partnership.front_door)
  return (say) =>
    say
      .replaceAll('{emergency}', emergency)
      .replaceAll('{front_door_number}', door?.telephone?.number ?? emergency)
      .replaceAll('{front_door}', door?.name ?? '')
}
