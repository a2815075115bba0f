import { type FieldFault, faultOf, type Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { KeptRecord } from '../../pack/index.ts'
import type { Who } from '../exactly.ts'
import { HOLDS, KEEPING, REQUESTS, RUNS } from '../urls.ts'

/** The lists that belong together, under the heading of each. */
export const keepingTabs = ({ t }: Reader, here: 'periods' | 'runs' | 'holds' | 'requests'): Html => {
  const tabs = [
    ['periods', KEEPING, t('How long')],
    ['runs', RUNS, t('Deleting')],
    ['holds', HOLDS, t('Holds')],
    ['requests', REQUESTS, t('Requests')],
  ] as const
  return html`<nav class="es-tabs es-no-print" aria-label="${t('Keeping and deleting')}"><ul>${tabs.map(
    ([id, href, words]) =>
      html`<li><a class="govuk-link" href="${href}"${id === here && html` aria-current="page"`}>${words}</a></li>`,
  )}</ul></nav>`
}

export const KIND_WORDS: Readonly<Record<KeptRecord, string>> = {
  concern: 'Concern',
  'not-shared': 'Decision not to share',
  comment: 'Survey comment',
  'focus-group': 'Notes of a focus group',
  account: 'Account',
  request: 'Request',
}

/** Boxes by which somebody or something is found exactly. */
export const whoFields = (
  reader: Reader,
  who: Who,
  faults: readonly FieldFault[],
  { references = true }: { readonly references?: boolean } = {},
): Html => {
  const { t } = reader
  const area = (name: keyof Who, label: string, hint: string): Html =>
    govukOnce('Textarea', {
      id: name,
      name,
      label: { text: label },
      hint: { text: hint },
      rows: 2,
      value: who[name],
      spellcheck: false,
      ...faultOf(faults, name),
    })
  return html`${area('names', t('Names'), t('First and last name, each name on a line of its own. A name finds something only with the date of birth.'))}
${dateBoxes(reader, { id: 'born', legend: t('Date of birth'), value: who, faults, names: ['day', 'month', 'year'] })}
${area('phones', t('Telephone numbers'), t('Whole numbers, one a line.'))}
${area('emails', t('E-mail addresses'), t('Find accounts of staff, and accounts that were named.'))}
${area('accounts', t('Accounts online'), t('As “big.t on Snapchat”, one a line.'))}
${area('plates', t('Number plates'), t('Whole plates, one a line.'))}
${references && area('references', t('References of concerns'), t('From a receipt that they have, one a line.'))}`
}

/** Day, month and year. The fault of the field `ID-day` is shown. */
export const dateBoxes = (
  { t }: Reader,
  {
    id,
    legend,
    hint,
    value,
    names,
    faults,
  }: {
    id: string
    legend: string
    hint?: string
    value: Readonly<Record<string, string>>
    names: readonly [string, string, string]
    faults: readonly FieldFault[]
  },
): Html => {
  const [day, month, year] = names
  const box = (part: string, name: string, label: string, width: number) => ({
    id: `${id}-${part}`,
    name,
    label,
    value: value[name] ?? '',
    classes: `govuk-input--width-${width}`,
    autocomplete: 'off',
  })
  return govukOnce('DateInput', {
    id,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    ...(hint ? { hint: { text: hint } } : {}),
    items: [
      box('day', day, t('Day'), 2),
      box('month', month, t('Month'), 2),
      box('year', year, t('Year'), 4),
    ],
    ...faultOf(faults, `${id}-day`),
  })
}
