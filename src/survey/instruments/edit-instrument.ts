import { type Entry, type Instrument, MEASURES, type Measure, type Survey } from '../../pack/index.ts'

/** Moves a question one place up or down; at the end nothing changes. */
export const movedEntry = (instrument: Instrument, id: string, by: -1 | 1): Instrument => {
  const questions = [...instrument.questions]
  const at = questions.findIndex((one) => one.id === id)
  const [one, other] = [questions[at], questions[at + by]]
  if (!one || !other) return instrument
  questions[at] = other
  questions[at + by] = one
  return { ...instrument, questions }
}

/** Without a question, and without conditions that ask for it. */
export const withoutEntry = (instrument: Instrument, id: string): Instrument => ({
  ...instrument,
  questions: instrument.questions
    .filter((one) => one.id !== id)
    .map((one) => {
      const { if: condition, ...rest } = one
      return condition?.question === id ? rest : one
    }),
})

export const withEntry = (instrument: Instrument, entry: Entry): Instrument => ({
  ...instrument,
  questions: instrument.questions.map((one) => (one.id === entry.id ? entry : one)),
})

/** An id that no question has yet: `own`, `own-2` … */
const freshId = ({ questions }: Instrument, like: string): string => {
  const taken = new Set(questions.map(({ id }) => id))
  for (let i = 1; ; i++) {
    const id = i === 1 ? like : `${like}-${i}`
    if (!taken.has(id)) return id
  }
}

/** Before the open box at the end, where there is one: people stop when they have written. */
const added = (instrument: Instrument, entry: Entry): Instrument => {
  const questions = [...instrument.questions]
  const last = questions.at(-1)
  const open = last?.own === 'textarea' || (last?.item !== undefined && MEASURES[last.item] === 'text')
  questions.splice(open ? -1 : questions.length, 0, entry)
  return { ...instrument, questions }
}

/** Items of the bank that this audience can be asked and is not yet. */
export const addableItems = (survey: Survey, { audience, questions }: Instrument): Measure[] =>
  survey.items
    .filter(({ measure, asked, options }) => {
      const kind = MEASURES[measure]
      if (kind === 'beside' || !asked[audience]?.[0]) return false
      if (kind === 'group' && measure !== 'age-band' && !options) return false
      return !questions.some(({ item }) => item === measure)
    })
    .map(({ measure }) => measure)

export const withItem = (instrument: Instrument, item: Measure): Instrument =>
  added(instrument, {
    id: freshId(instrument, item),
    item,
    ...(MEASURES[item] === 'scale'
      ? { scale: { from: 0, to: 10, from_label: 'Not at all', to_label: 'Completely' } }
      : {}),
  })

export const withOwn = (instrument: Instrument, own: NonNullable<Entry['own']>, ask: string): Instrument =>
  added(instrument, {
    id: freshId(instrument, 'own'),
    own,
    ask,
    ...(own === 'scale'
      ? { scale: { from: 0, to: 10, from_label: 'Not at all', to_label: 'Completely' } }
      : {}),
    ...(own === 'radios' || own === 'checkboxes'
      ? {
          choices: [
            { id: 'yes', say: 'Yes' },
            { id: 'no', say: 'No' },
            { id: 'not-sure', say: 'Not sure' },
          ],
        }
      : {}),
  })

/** What can be chosen, one a line; an option that was there keeps its id, and with it its answers. */
export const choicesFrom = (text: string, before: Entry['choices'] = []): NonNullable<Entry['choices']> => {
  const lines = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ].slice(0, 40)
  const taken = new Set(before.map(({ id }) => id))
  return lines.map((say) => {
    const known = before.find((one) => one.say === say)
    if (known) return known
    const like =
      say
        .toLowerCase()
        .replace(/[’']/g, '')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 40) || 'option'
    let id = like
    for (let i = 2; taken.has(id); i++) id = `${like}-${i}`
    taken.add(id)
    return { id, say: say.slice(0, 200) }
  })
}
