import { type Design, type Profile, shownAs, suppress } from '../../statistics/index.ts'
import type { Answers } from '../import/answers.ts'
import { figureOf } from './figures.ts'
import { type Before, keptOrNew, publishedOf } from './keep-what-was-published.ts'
import type { Told } from './release.ts'
import type { ChoiceVoice } from './voices.ts'
import { cellsOf, optionTable } from './whole-counts.ts'

/** What was chosen of several options, and what it tells. An option that few chose may be what one person wrote. */
export const readChoices = async (
  answers: Answers,
  profile: Profile,
  design: Design | undefined,
  before: Before,
): Promise<{ choices: ChoiceVoice[]; told: Told[] }> => {
  const choices: ChoiceVoice[] = []
  const told: Told[] = []
  for (const { measure, question, options } of answers.choices) {
    const table = optionTable(measure, options)
    const everybody = cellsOf.answered(measure)
    const all = table.counts[everybody] ?? 0
    if (all <= profile.to) continue
    // How many answered stands beside every option, so that it is known whatever else is withheld.
    const published = publishedOf(
      before,
      { [everybody]: all },
      profile,
      (cell) => cell === everybody || cell.startsWith(cellsOf.option(measure, '')),
    )
    const { shown } = await suppress(table, profile, published)
    const visible = options.filter(({ id }) => typeof shown.get(cellsOf.option(measure, id)) === 'number')
    const voice: ChoiceVoice = {
      measure,
      question,
      options: visible
        .map(({ option, values }) => ({ option, ...figureOf(values, design, profile.round) }))
        .sort((a, b) => b.estimate - a.estimate),
      withheld: options.length - visible.length,
    }
    const earlier = before.voice?.choices.find((one) => one.measure === measure)
    const one = keptOrNew(before, voice, earlier, { ...Object.fromEntries(shown), [everybody]: all })
    choices.push(one)
    if (one === voice)
      told.push({
        cells: { ...Object.fromEntries(shown), [everybody]: shownAs(profile, all) },
        sums: table.sums,
      })
  }
  return { choices, told }
}
