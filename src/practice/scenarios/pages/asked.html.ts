import { type FieldFault, faultOf, type Reader } from '../../../frame/index.ts'
import { BOX_HOLDS, govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Week } from '../../../pack/index.ts'
import { type Library, MOST_WORDS } from '../round.ts'
import type { Amiss } from '../take-round.ts'

const idOf = (ask: string): string => `ask-${ask}`

/** What is missing in the words of each question. */
const missingText = ({ t }: Reader, ask: 'worry' | 'harm' | 'next'): string =>
  ({
    worry: t('Choose a number for how worried you would be'),
    harm: t('Choose what you would think of first'),
    next: t('Choose what you would do first'),
  })[ask]

const tooLongText = ({ t }: Reader): string =>
  t('What you would write must be {most} characters or fewer', { most: MOST_WORDS })

/** What is wrong with a week that was sent with answers missing. */
export const amissFaults = (reader: Reader, amiss: Amiss | null): FieldFault[] =>
  amiss
    ? [
        ...amiss.missing.map((ask) => ({ field: idOf(ask), says: missingText(reader, ask) })),
        ...(amiss.tooLong ? [{ field: idOf('words'), says: tooLongText(reader) }] : []),
      ]
    : []

/** What a week asks, by the words of the survey. */
export function askedFields(
  reader: Reader,
  { asked, rules }: Library,
  { asks }: Week,
  amiss: Amiss | null,
): Html {
  const { t } = reader
  // What somebody chose is never remembered.
  const make = amiss ? govukOnce : govuk
  const faults = amissFaults(reader, amiss)
  const legend = (text: string) => ({ legend: { text: t(text), classes: 'govuk-fieldset__legend--m' } })
  const choices = (ask: 'harm' | 'next', typed: string | null) =>
    make('Radios', {
      name: ask,
      idPrefix: idOf(ask),
      fieldset: legend(asked[ask].ask),
      ...faultOf(faults, idOf(ask)),
      items: asked[ask].choices.map(({ id, say }) => ({ value: id, text: t(say), checked: typed === id })),
    })
  const { from, to, from_label, to_label } = asked.concern.scale
  const scale = make('Radios', {
    name: 'worry',
    idPrefix: idOf('worry'),
    fieldset: legend(asked.concern.ask),
    ...faultOf(faults, idOf('worry')),
    classes: 'es-scale',
    hint: {
      text: t('{from}: {least}. {to}: {most}.', { from, least: t(from_label), to, most: t(to_label) }),
    },
    items: Array.from({ length: to - from + 1 }, (_, i) => ({
      value: String(from + i),
      text: String(from + i),
      checked: amiss?.typed.worry === from + i,
    })),
  })
  return html`${asks.includes('harm') && html`<div class="es-question">${choices('harm', amiss?.typed.harm ?? null)}</div>`}
<div class="es-question">${scale}</div>
${asks.includes('next') && html`<div class="es-question">${choices('next', amiss?.typed.next ?? null)}</div>`}
${asks.includes('words') && html`<div class="es-question">${wordsBox(reader, rules.words, amiss)}</div>`}`
}

/** Made anew each time: what somebody typed is never remembered. */
const wordsBox = (reader: Reader, { ask, hint }: Library['rules']['words'], amiss: Amiss | null): Html =>
  govukOnce('Textarea', {
    id: idOf('words'),
    name: 'words',
    value: amiss?.typed.words ?? '',
    rows: 5,
    label: { text: reader.t(ask), classes: 'govuk-label--m' },
    hint: { text: reader.t(hint) },
    ...faultOf(amissFaults(reader, amiss), idOf('words')),
    attributes: BOX_HOLDS,
    autocomplete: 'off',
  })
