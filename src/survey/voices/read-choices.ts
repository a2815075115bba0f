import { MEASURES } from '../../pack/index.ts'
import { type Design, type Profile, suppress } from '../../statistics/index.ts'
import type { Answers } from '../import/answers.ts'
import { figureOf } from './figures.ts'
import type { ChoiceVoice } from './voices.ts'

/** What was chosen of several options. An option that few chose may be what one person wrote: it is withheld. */
export const readChoices = async (
  answers: Answers,
  profile: Profile,
  design: Design | undefined,
): Promise<ChoiceVoice[]> => {
  const voices: ChoiceVoice[] = []
  for (const { measure, question, options } of answers.choices) {
    const counted = options.map((option) => ({
      option: option.option,
      figure: figureOf(option.values, design, profile.round),
      times: option.values.reduce((sum, value) => (value === 1 ? sum + 1 : sum), 0),
    }))
    const all = options[0]?.values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + 1), 0) ?? 0
    if (all <= profile.to) continue
    const counts = Object.fromEntries(counted.map(({ times }, i) => [`option ${i}`, times]))
    const parts = Object.keys(counts)
    const known = counted.reduce((sum, { times }) => sum + times, 0)
    // Where one thing is chosen, the options add up to everybody; what is left is a part of its own.
    const rest = MEASURES[measure] === 'one' ? all - known : undefined
    const table =
      rest === undefined
        ? { counts, sums: [] }
        : { counts: { ...counts, rest, all }, sums: [{ total: 'all', parts: [...parts, 'rest'] }] }
    const { shown } = await suppress(rest === 0 ? withoutRest(table) : table, profile)
    const visible = counted.filter((_, i) => typeof shown.get(`option ${i}`) === 'number')
    voices.push({
      measure,
      question,
      options: visible
        .map(({ option, figure }) => ({ option, ...figure }))
        .sort((a, b) => b.estimate - a.estimate),
      withheld: counted.length - visible.length,
    })
  }
  return voices
}

/** Nobody is left over: a part of 0 would be hidden for being small, and others with it for nothing. */
const withoutRest = ({
  counts,
  sums,
}: {
  counts: Record<string, number>
  sums: { total: string; parts: string[] }[]
}) => ({
  counts: Object.fromEntries(Object.entries(counts).filter(([name]) => name !== 'rest')),
  sums: sums.map(({ total, parts }) => ({ total, parts: parts.filter((part) => part !== 'rest') })),
})
