import type { Problem } from '../kit/result.ts'
import type { Entry, Instrument } from './schema/instrument.ts'
import { type Item, MEASURES, type Survey } from './schema/survey.ts'

/** What is wrong, and the keys that lead to it within the instrument. */
export interface InstrumentFault extends Omit<Problem, 'where'> {
  readonly path: readonly (string | number)[]
}

const HARMED =
  '(hurt|harm(ed|s)?|hit|touched|abused|exploited|groomed|threatened|forced|raped|assaulted|attacked|blackmailed)'

/**
 * Nobody is asked what happened to them: who answers cannot be found, so that nobody could help
 * (NSPCC Learning, research with children: ethics, safety, promoting inclusion). Words that say so most often.
 */
const ASKS_WHAT_HAPPENED = new RegExp(
  `\\bhappen(ed|ing) to you\\b|\\b${HARMED} you\\b|\\b(have|had|were|was|are) you\\b[^?.]*\\b${HARMED}\\b`,
  'i',
)

/** Everything by which an instrument could not be asked or read with this item bank. Empty: it can. */
export const instrumentFaults = (survey: Survey, instrument: Instrument): InstrumentFault[] => {
  const found: InstrumentFault[] = []
  const ids = instrument.questions.map(({ id }) => id)
  for (const [i, entry] of instrument.questions.entries()) {
    const path = ['questions', i]
    if (ids.indexOf(entry.id) !== i)
      found.push({
        path: [...path, 'id'],
        what: `“${entry.id}” stands twice.`,
        right: 'Give one another id.',
      })
    if (ASKS_WHAT_HAPPENED.test(entry.ask ?? ''))
      found.push({
        path: [...path, 'ask'],
        what: `“${entry.id}” asks people what somebody did to them.`,
        right: 'Ask about a friend, or what people think: nobody could be found who says yes.',
      })
    const kinds = [entry.item, entry.own, entry.vignette].filter((kind) => kind !== undefined)
    if (kinds.length !== 1) {
      const right = 'Give it one of “item”, “own” and “vignette”.'
      found.push({ path, what: `“${entry.id}” is not exactly one kind of question.`, right })
    } else if (entry.item) found.push(...bankFaults(survey, instrument, entry, path))
    else if (entry.own) found.push(...ownFaults(entry, path))
    else found.push(...vignetteFaults(instrument, entry, path))
    if (entry.if && !ids.slice(0, i).includes(entry.if.question)) {
      const what = `“${entry.id}” depends on “${entry.if.question}”, which is not asked before it.`
      found.push({ path: [...path, 'if'], what, right: 'Name a question that stands above it.' })
    }
  }
  const measures = instrument.questions.map(({ item, harm }) => `${item}/${harm ?? ''}`)
  for (const [i, { item }] of instrument.questions.entries()) {
    if (!item || MEASURES[item] === 'text' || measures.indexOf(measures[i] ?? '') === i) continue
    const right = 'Keep one; questions about gender may each name a kind of harm.'
    found.push({ path: ['questions', i], what: `“${item}” is asked twice.`, right })
  }
  return found
}

const bankFaults = (
  survey: Survey,
  { audience }: Instrument,
  entry: Entry,
  path: readonly (string | number)[],
): InstrumentFault[] => {
  const item = survey.items.find(({ measure }) => measure === entry.item)
  if (!item) return [{ path: [...path, 'item'], what: `The item bank has no “${entry.item}”.` }]
  const found: InstrumentFault[] = []
  if (MEASURES[item.measure] === 'beside')
    found.push({
      path,
      what: `“${item.measure}” comes with “recognises-signs” and is never asked for itself.`,
    })
  else if (!entry.ask && !item.asked[audience]?.[0]) {
    const what = `The item bank does not say how ${audience} are asked “${item.measure}”.`
    found.push({ path, what, right: 'Write its words under “ask”.' })
  }
  const known = [...(item.counts ?? []), ...(item.does_not_count ?? [])]
  for (const [i, answer] of (entry.answers ?? []).entries()) {
    if (known.includes(answer)) continue
    const what = `The item bank does not say whether “${answer}” counts for “${item.measure}”.`
    found.push({ path: [...path, 'answers', i], what, right: `It knows: ${known.slice(0, 8).join(', ')}.` })
  }
  const options = optionIds(survey, item)
  for (const [i, option] of (entry.options ?? []).entries()) {
    if (options.includes(option)) continue
    found.push({ path: [...path, 'options', i], what: `“${item.measure}” has no option “${option}”.` })
  }
  const kind = MEASURES[item.measure]
  if (['one', 'several', 'group', 'signs'].includes(kind) && options.length === 0 && !entry.choices) {
    const right = 'Write what can be chosen under “choices”.'
    found.push({ path, what: `The item bank has no options for “${item.measure}”.`, right })
  }
  if (kind === 'scale' && !entry.scale)
    found.push({ path, what: `“${item.measure}” has no scale.`, right: 'Write “scale” with its two ends.' })
  return found
}

/** The options that the bank has for an item: signs and decoys, age bands, or its own. */
export const optionIds = (survey: Survey, item: Item): string[] => {
  if (item.measure === 'recognises-signs')
    return [...survey.signs.map(({ sign }) => sign), ...survey.decoys.map(({ id }) => id)]
  if (item.measure === 'age-band') return survey.age_bands.map(({ id }) => id)
  return (item.options ?? []).map(({ id }) => id)
}

const ownFaults = (entry: Entry, path: readonly (string | number)[]): InstrumentFault[] => {
  const found: InstrumentFault[] = []
  if (!entry.ask) found.push({ path, what: `“${entry.id}” has no words.`, right: 'Write them under “ask”.' })
  const chosen = entry.own === 'radios' || entry.own === 'checkboxes'
  if (chosen && !entry.choices)
    found.push({ path, what: `“${entry.id}” offers nothing to choose.`, right: 'Write “choices”.' })
  if (entry.own === 'scale' && !entry.scale)
    found.push({ path, what: `“${entry.id}” has no scale.`, right: 'Write “scale” with its two ends.' })
  return found
}

const PLACE = /\{([a-z]+)\}/gi

const vignetteFaults = (
  { vignettes }: Instrument,
  entry: Entry,
  path: readonly (string | number)[],
): InstrumentFault[] => {
  if (!vignettes) return [{ path, what: 'There is a story, and nothing says what is asked of it.' }]
  const found: InstrumentFault[] = []
  const places = [...(entry.vignette ?? '').matchAll(PLACE)].map(([, name = '']) => name.toLowerCase())
  if (places.length === 0)
    found.push({ path, what: `The story “${entry.id}” has no word that differs.`, right: 'Write {child}.' })
  for (const arm of vignettes.arms)
    for (const place of new Set(places)) {
      if (Object.hasOwn(arm.words, place)) continue
      found.push({ path: [...path, 'vignette'], what: `The arm “${arm.id}” has no word for {${place}}.` })
    }
  if (entry.shows && !vignettes.harm.choices.some(({ id }) => id === entry.shows))
    found.push({ path: [...path, 'shows'], what: `No answer stands for the harm “${entry.shows}”.` })
  return found
}
