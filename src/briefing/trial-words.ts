import type { Briefing } from './briefing.ts'

/** Marks words for translators; pages translate them with those of the pack. */
const t = (words: string): string => words

/** Why a briefing is none to act on yet, in words for beside its date; nothing where it is one. */
export const trialWords = ({ trial, approved }: Pick<Briefing, 'trial' | 'approved'>): string[] => [
  ...(trial ? [t('Trial data: the people and their answers are invented')] : []),
  ...(approved ? [] : [t('Trial copy: nobody at the partnership has approved it yet')]),
]

/** The same behind a date. */
export const trialSuffix = (briefing: Pick<Briefing, 'trial' | 'approved'>): string =>
  trialWords(briefing)
    .map((words) => ` · ${words}`)
    .join('')
