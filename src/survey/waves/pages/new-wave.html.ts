import type { StaffPage } from '../../../accounts/index.ts'
import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import { INSTRUMENTS, WAVES } from '../../urls.ts'
import type { Askable } from '../instrument-queries.ts'
import { aboutInstrument } from './instruments.html.ts'

interface NewWaveForm {
  readonly csrf: Html
  readonly askable: readonly Askable[]
  readonly typed: {
    readonly title: string
    readonly instrument: string
    readonly first: string
    readonly last: string
  }
  readonly faults?: readonly FieldFault[]
}

/** What is asked, of whom, from when until when. */
export const newWavePage = (
  reader: Reader,
  { csrf, askable, typed, faults = [] }: NewWaveForm,
): StaffPage => {
  const { t } = reader
  const title = t('Open a survey')
  const day = (id: 'first' | 'last', label: string) =>
    govukOnce('Input', {
      id,
      name: id,
      type: 'date',
      label: { text: label },
      value: typed[id],
      classes: 'govuk-input--width-10',
      ...faultOf(faults, id),
    })
  if (askable.length === 0)
    return {
      title,
      before: backLink(WAVES, t('Surveys')),
      main: html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${t('This partnership’s content has no survey.')}</p>`,
    }
  return {
    title: titled(reader, title, faults),
    before: backLink(WAVES, t('Surveys')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>
<form class="es-staff-form" method="post" action="${WAVES}/new" novalidate>${csrf}
${govukOnce('Radios', {
  name: 'instrument',
  idPrefix: 'instrument',
  fieldset: { legend: { text: t('What is asked?'), classes: 'govuk-fieldset__legend--m' } },
  items: askable.map(({ key, instrument, changedAt }, i) => ({
    value: key,
    text: changedAt ? instrument.title : t(instrument.title),
    hint: { text: aboutInstrument(reader, instrument, changedAt) },
    checked: typed.instrument === key,
    ...(i === 0 ? { id: 'instrument' } : {}),
  })),
  ...faultOf(faults, 'instrument'),
})}
<p class="govuk-body"><a class="govuk-link" href="${INSTRUMENTS}">${t('See, copy and change what is asked')}</a></p>
${govukOnce('Input', { id: 'title', name: 'title', label: { text: t('What do you call it?') }, hint: { text: t('For you and your colleagues: “Young people, winter 2026”.') }, value: typed.title, ...faultOf(faults, 'title') })}
${day('first', t('First day'))}
${day('last', t('Last day'))}
<p class="govuk-body">${t('Once it is open, the questions stay as they are: everybody is asked the same.')}</p>
${govuk('Button', { text: t('Open it'), preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${WAVES}/planner">${t('How many answers do you need?')}</a></p>`,
  }
}
