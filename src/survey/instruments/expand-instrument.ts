import { faults, ok, type Problem, type Result } from '../../kit/result.ts'
import {
  type AskedOption,
  type AskedPage,
  type AskedQuestion,
  type Entry,
  type Instrument,
  type Item,
  instrumentFaults,
  MEASURES,
  type Questionnaire,
  type Survey,
} from '../../pack/index.ts'
import { expandStories, pageIdOf, storyPage } from './expand-stories.ts'
import type { Expanded, Use } from './expanded.ts'

/** Marks words for translators; pages translate them with those of the pack. */
const t = (words: string): string => words

/** What is added to options of the bank. */
const NONE: AskedOption = { id: 'none-of-these', say: t('None of these'), exclusive: true, fixed: true }
const OTHER: AskedOption = {
  id: 'something-else',
  say: t('Something else'),
  other: t('Please say'),
  fixed: true,
}

/**
 * An instrument made into a questionnaire with the item bank: each question in the bank's words for this audience,
 * signs and decoys in random order; or everything that is wrong with it at once.
 */
export const expandInstrument = (survey: Survey, instrument: Instrument): Result<Expanded> => {
  const wrong = instrumentFaults(survey, instrument)
  if (wrong.length > 0)
    return faults(...wrong.map(({ path, ...what }): Problem => ({ where: path.join('.'), ...what })))
  const uses: Record<string, Use> = {}
  const stories = expandStories(instrument)
  const pages = instrument.questions.map((entry): AskedPage => {
    if (entry.vignette) return storyPage(instrument, entry, uses)
    const { question, use } = entry.item ? bankQuestion(survey, instrument, entry) : ownQuestion(entry)
    uses[entry.id] = use
    const condition = entry.if ? { if: entry.if } : {}
    return { id: pageIdOf(entry), ...condition, questions: [question] }
  })
  const questionnaire: Questionnaire = {
    id: instrument.id,
    title: instrument.title,
    pages,
    ...(stories ? { variants: [stories.variant] } : {}),
  }
  return ok({ audience: instrument.audience, questionnaire, uses, stories: stories?.read ?? null })
}

interface Made {
  readonly question: AskedQuestion
  readonly use: Use
}

const common = (entry: Entry): Partial<AskedQuestion> => ({
  ...(entry.hint ? { hint: entry.hint } : {}),
  ...(entry.required ? { required: true } : {}),
  ...(entry.prefer_not_to_say ? { prefer_not_to_say: true } : {}),
})

const wordsOf = (options: readonly AskedOption[]): Record<string, string> =>
  Object.fromEntries(options.map(({ id, say }) => [id, say]))

const bankQuestion = (survey: Survey, { audience }: Instrument, entry: Entry): Made => {
  const item = survey.items.find(({ measure }) => measure === entry.item)
  // Checked before: instrumentFaults tells an item that the bank does not have, or does not ask this audience.
  if (!item) throw new Error('An instrument is checked before it is expanded.')
  const ask = entry.ask ?? item.asked[audience]?.[0] ?? ''
  const base = { id: entry.id, ask, ...common(entry) }
  const use: Use = { measure: item.measure, ask, ...(entry.harm ? { harm: entry.harm } : {}) }
  const chosen = (type: 'radios' | 'checkboxes', options: AskedOption[], more: Partial<Use> = {}): Made => ({
    question: { ...base, type, options: [...options, ...(entry.other ? [OTHER] : [])] },
    use: { ...use, options: wordsOf(options), ...more },
  })
  switch (MEASURES[item.measure]) {
    case 'signs': {
      const { options, decoys } = signOptions(survey, entry)
      const made = chosen('checkboxes', options, { decoys })
      return { ...made, question: { ...made.question, order: 'random', options: [...options, NONE] } }
    }
    case 'yes-or-no':
      return yesOrNo(item, entry, chosen)
    case 'several': {
      const made = chosen('checkboxes', ownOrBank(survey, item, entry))
      return { ...made, question: { ...made.question, options: [...(made.question.options ?? []), NONE] } }
    }
    case 'scale':
      return entry.scale
        ? { question: { ...base, type: 'scale', scale: entry.scale }, use: { ...use, scale: entry.scale } }
        : chosen('radios', [])
    case 'text':
      return {
        question: { ...base, type: 'textarea', open: true, max_length: 2000 },
        use: { ...use, open: true },
      }
    default:
      return chosen('radios', ownOrBank(survey, item, entry))
  }
}

const yesOrNo = (
  item: Item,
  entry: Entry,
  chosen: (type: 'radios', options: AskedOption[], more: Partial<Use>) => Made,
): Made => {
  const [yes, no] = [item.counts ?? [], item.does_not_count ?? []]
  const answers = entry.answers ?? [...yes.slice(0, 1), ...no.slice(0, 2)]
  const option = (say: string): AskedOption => ({ id: slug(say), say })
  const apart = (entry.apart ?? []).map(option)
  return chosen('radios', [...answers.map(option), ...apart], {
    counts: answers.filter((answer) => yes.includes(answer)).map(slug),
    apart: apart.map(({ id }) => id),
  })
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const signOptions = (survey: Survey, entry: Entry): { options: AskedOption[]; decoys: string[] } => {
  const wanted = (id: string): boolean => entry.options?.includes(id) ?? true
  const signs = survey.signs.filter(({ sign }) => wanted(sign)).map(({ sign, say }) => ({ id: sign, say }))
  const decoys = survey.decoys
    .filter(({ id }) => wanted(id))
    .map(({ id, say }) => ({ id: `decoy-${id}`, say }))
  return { options: [...signs, ...decoys], decoys: decoys.map(({ id }) => id) }
}

const ownOrBank = (survey: Survey, item: Item, entry: Entry): AskedOption[] => {
  if (entry.choices) return entry.choices
  const known =
    item.measure === 'age-band'
      ? survey.age_bands.map(({ id, name }) => ({ id, say: name }))
      : (item.options ?? []).map(({ id, say }) => ({ id, say }))
  return known.filter(({ id }) => entry.options?.includes(id) ?? true)
}

const ownQuestion = (entry: Entry): Made => {
  const ask = entry.ask ?? ''
  const base = { id: entry.id, ask, ...common(entry) }
  const use: Use = { ask }
  if (entry.own === 'textarea')
    return {
      question: { ...base, type: 'textarea', open: true, max_length: 2000 },
      use: { ...use, open: true },
    }
  if (entry.own === 'scale' && entry.scale)
    return { question: { ...base, type: 'scale', scale: entry.scale }, use: { ...use, scale: entry.scale } }
  const options = entry.choices ?? []
  const type = entry.own === 'checkboxes' ? 'checkboxes' : 'radios'
  const all = [...options, ...(entry.other ? [OTHER] : []), ...(type === 'checkboxes' ? [NONE] : [])]
  return { question: { ...base, type, options: all }, use: { ...use, options: wordsOf(options) } }
}
