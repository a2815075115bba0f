import type { Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import type { Html } from '../../kit/html.ts'
import type { Problem } from '../../kit/result.ts'
import { VOICES } from '../../pack/index.ts'
import { followable, PARTS, type PartId } from '../parts.ts'
import { keyOf } from '../rules/measure-key.ts'
import { capital, measureName, people } from '../say.ts'
import { errorOf } from './frame.html.ts'

interface Field {
  readonly part: PartId
  /** Of the field and its error. */
  readonly name: string
  readonly value: string
  readonly faults: readonly Problem[]
}

/** The control of one part: a line, a box, or what can be ticked. */
export const partField = (reader: Reader, { part, name, value, faults }: Field): Html => {
  const { t, pack } = reader
  const { kind, name: words } = PARTS[part]
  const common = {
    id: name,
    name,
    label: { text: t(words), classes: 'govuk-label--s' },
    ...errorOf(reader, faults, name),
  }
  if (kind === 'text') return govukOnce('Textarea', { ...common, value, rows: value.length > 400 ? 12 : 6 })
  if (kind === 'years')
    return govukOnce('Input', {
      ...common,
      value,
      hint: { text: t('Two years, as in 2026–2029.') },
      classes: 'govuk-input--width-10',
    })
  if (kind === 'line') return govukOnce('Input', { ...common, value })
  const ticked = new Set(value.split(' '))
  const options =
    kind === 'audiences'
      ? VOICES.map((voice) => ({ value: voice as string, text: capital(people(pack, voice)) }))
      : followable(pack).map((one) => ({
          value: keyOf(one),
          text: `${capital(people(pack, one.audience))}: ${measureName(t, pack, one.measure).toLowerCase()}`,
        }))
  return govukOnce('Checkboxes', {
    name,
    idPrefix: name,
    fieldset: { legend: { text: t(words), classes: 'govuk-fieldset__legend--s' } },
    ...errorOf(reader, faults, name),
    classes: 'govuk-checkboxes--small',
    items: options.map((option) => ({ ...option, checked: ticked.has(option.value) })),
  })
}

/** Coded words as people read them. */
export const partSaid = ({ t, pack }: Reader, part: PartId, words: string): string => {
  const { kind } = PARTS[part]
  if (kind !== 'audiences' && kind !== 'measures') return words
  const known = kind === 'audiences' ? VOICES.map((voice) => [voice, people(pack, voice)]) : []
  if (kind === 'audiences')
    return known
      .filter(([voice]) => words.split(' ').includes(voice as string))
      .map(([, name]) => name)
      .join(', ')
  return followable(pack)
    .filter((one) => words.split(' ').includes(keyOf(one)))
    .map(
      (one) => `${capital(people(pack, one.audience))}: ${measureName(t, pack, one.measure).toLowerCase()}`,
    )
    .join('; ')
}
