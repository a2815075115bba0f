import type { Entry, Instrument, Survey } from '../../pack/index.ts'
import { choicesFrom } from '../instruments/edit-instrument.ts'
import { expandInstrument } from '../instruments/expand-instrument.ts'
import { shortText } from './typed.ts'

/** An option of the bank in its words. */
export const sayOf = (survey: Survey, { item }: Entry, id: string): string =>
  [
    ...survey.signs.map(({ sign, say }) => ({ id: sign, say })),
    ...survey.decoys,
    ...survey.age_bands.map((band) => ({ id: band.id, say: band.name })),
    ...(survey.items.find(({ measure }) => measure === item)?.options ?? []),
  ].find((one) => one.id === id)?.say ?? id

/** Answers of questions above, each of which a question may depend on. */
export const conditionsFor = (
  survey: Survey,
  instrument: Instrument,
  entry: Entry,
): { value: string; text: string }[] => {
  const above = instrument.questions.slice(
    0,
    instrument.questions.findIndex(({ id }) => id === entry.id),
  )
  const expanded = expandInstrument(survey, {
    ...instrument,
    questions: above.length > 0 ? above : instrument.questions,
  })
  if (!expanded.ok || above.length === 0) return []
  return expanded.value.questionnaire.pages.flatMap(({ questions }) =>
    questions
      .filter(({ type, id }) => type === 'radios' && above.some((one) => one.id === id))
      .flatMap(({ id, ask, options = [] }) =>
        options.map((option) => ({ value: `${id} ${option.id}`, text: `${ask} – ${option.say}` })),
      ),
  )
}

/** An entry with what a form said of it. */
export const changedEntry = (
  survey: Survey,
  { audience }: Instrument,
  entry: Entry,
  form: Readonly<Record<string, unknown>>,
  options: readonly string[],
): Entry => {
  const {
    ask: _ask,
    hint: _hint,
    required: _required,
    other: _other,
    prefer_not_to_say: _prefer,
    if: _if,
    ...kept
  } = entry
  const also = [form.also].flat()
  const ask = shortText(form, 'ask', 300)
  const hint = shortText(form, 'hint', 200)
  const inBank = survey.items.find(({ measure }) => measure === entry.item)?.asked[audience]?.[0]
  const [question = '', ...answers] = shortText(form, 'if').split(' ')
  const chosen = options.filter((id) => [form.options].flat().includes(id))
  return {
    ...kept,
    ...(ask && ask !== inBank ? { ask } : {}),
    ...(hint ? { hint } : {}),
    ...(entry.choices ? { choices: choicesFrom(String(form.choices ?? ''), entry.choices) } : {}),
    ...(options.length > 0 ? { options: chosen } : {}),
    ...(also.includes('required') ? { required: true } : {}),
    ...(also.includes('other') ? { other: true as const } : {}),
    ...(also.includes('prefer-not-to-say') ? { prefer_not_to_say: true as const } : {}),
    ...(question && answers.length > 0 ? { if: { question, is_any: answers } } : {}),
  }
}
