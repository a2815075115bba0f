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
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Problem } from '../../../kit/result.ts'
import { MEASURES, type Measure, VOICES } from '../../../pack/index.ts'
import type { Imported } from '../../import/import-files.ts'
import { IMPORTS, importPath, WAVES } from '../../urls.ts'

/** Choosing a file. */
export const newImportPage = (reader: Reader, csrf: Html, faults: readonly FieldFault[] = []): StaffPage => {
  const { t } = reader
  const title = t('Bring in a file of answers')
  return {
    title: titled(reader, title, faults),
    before: backLink(WAVES, t('Surveys')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('An export of Microsoft Forms, Google Forms, SurveyMonkey or SmartSurvey, as CSV or Excel. Names and addresses are dropped before anything is kept.')}</p>
<form class="es-staff-form" method="post" action="${IMPORTS}/new" enctype="multipart/form-data" novalidate>${csrf}
${govuk('FileUpload', { id: 'file', name: 'file', label: { text: t('The file') }, hint: { text: t('10 MB at most.') }, ...faultOf(faults, 'file') })}
${govuk('Button', { text: t('Read it'), preventDoubleClick: true })}</form>`,
  }
}

/** What each column is taken for, so that somebody can correct it. */
export interface Column {
  readonly header: string
  /** A measure, `ignore`, or '' where nothing is sure. */
  readonly use: string
  /** Why it is not sure, or what in it is not. */
  readonly whys: readonly string[]
  readonly nearest: readonly Measure[]
}

interface ImportView {
  readonly csrf: Html
  readonly id: string
  readonly name: string
  readonly audience: string
  /** Null: it could not be read; `problems` say why. */
  readonly imported: Imported | null
  readonly problems: readonly Problem[]
  readonly columns: readonly Column[]
  readonly typed: { readonly title: string; readonly first: string; readonly last: string }
  readonly faults?: readonly FieldFault[]
}

/** What a file was read as: column by column, sure or not, to be corrected and then kept. */
export const importPage = (reader: Reader, view: ImportView): StaffPage => {
  const { t } = reader
  const { csrf, id, name, imported, problems, columns, faults = [] } = view
  const unsure = columns.filter(({ use }) => use === '').length
  return {
    title: titled(reader, t('What the columns are for'), faults),
    before: backLink(`${IMPORTS}/new`, t('Another file')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('What the columns are for')}</h1>
<p class="govuk-body">${name}${imported && html` · ${t('{n} people answered', { n: imported.answers[0]?.n ?? 0 })}`}</p>
${problems.map(({ what, right }) => govuk('InsetText', { text: `${what} ${right ?? ''}` }))}
${unsure > 0 && html`<p class="govuk-body"><strong>${t('{n} columns are not sure. They are left out until you say what they are for.', { n: unsure })}</strong></p>`}
<form class="es-staff-form" method="post" action="${importPath(id)}${imported && '/keep'}" novalidate>${csrf}
${govukOnce('Select', { id: 'audience', name: 'audience', label: { text: t('Who answered?') }, items: [{ value: '', text: t('As the questions look') }, ...VOICES.map((voice) => ({ value: voice, text: t(reader.pack.survey?.audiences[voice]?.name ?? voice), selected: view.audience === voice }))], ...faultOf(faults, 'audience') })}
${columns.map((column, i) => columnField(reader, view.audience, column, i))}
${imported && keeping(reader, view)}
${govuk('Button', { text: t('Read it again'), classes: 'govuk-button--secondary', attributes: { formaction: importPath(id) } })}</form>
<form method="post" action="${importPath(id)}/drop">${csrf}${govuk('Button', { text: t('Give this file up'), classes: 'govuk-button--secondary' })}</form>
${imported && imported.dropped.length > 0 && html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('What was dropped on the way in')}</span></summary><div class="govuk-details__text"><ul class="govuk-list">${imported.dropped.map(({ column, what }) => html`<li>${column}: ${what}</li>`)}</ul></div></details>`}
${imported && html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('How it was read')}</span></summary><div class="govuk-details__text"><ul class="govuk-list">${imported.notes.map((note) => html`<li>${note}</li>`)}</ul></div></details>`}`,
  }
}

/** A header as the form sends it back: exactly, whatever line breaks and signs stand in it. */
export const sentAs = (header: string): string => encodeURIComponent(header.toWellFormed())

const columnField = (
  { t, pack }: Reader,
  audience: string,
  { header, use, whys, nearest }: Column,
  i: number,
): Content => {
  const measures = [...new Set([...nearest, ...(Object.keys(MEASURES) as Measure[])])].filter(
    (one) => MEASURES[one] !== 'beside',
  )
  const asked = (measure: Measure): string => {
    const item = pack.survey?.items.find((one) => one.measure === measure)
    const wordings: Partial<Record<string, readonly string[]>> = item?.asked ?? {}
    return (wordings[audience] ?? Object.values(wordings)[0])?.[0] ?? measure
  }
  return html`<div class="es-column${use === '' ? ' es-column--unsure' : ''}"><input type="hidden" name="header-${i}" value="${sentAs(header)}">
${govukOnce('Select', {
  id: `use-${i}`,
  name: `use-${i}`,
  label: { text: header, classes: 'govuk-label--s' },
  hint: { text: use === '' ? `${t('Not sure.')} ${whys.join(' ')}` : whys.join(' ') || t('Sure.') },
  items: [
    { value: '', text: t('Not sure: leave it out for now'), selected: use === '' },
    { value: 'ignore', text: t('Nothing: leave it out'), selected: use === 'ignore' },
    ...measures.map((measure) => ({
      value: measure,
      text: asked(measure),
      selected: use === measure,
    })),
  ],
})}</div>`
}

const keeping = (reader: Reader, { typed, faults = [] }: ImportView): Html => {
  const { t } = reader
  const day = (name: 'first' | 'last', label: string) =>
    govukOnce('Input', {
      id: name,
      name,
      type: 'date',
      label: { text: label },
      value: typed[name],
      classes: 'govuk-input--width-10',
      ...faultOf(faults, name),
    })
  return html`<section aria-labelledby="keep"><h2 class="govuk-heading-m" id="keep">${t('Keep it')}</h2>
${govukOnce('Input', { id: 'title', name: 'title', label: { text: t('What do you call it?') }, value: typed.title, ...faultOf(faults, 'title') })}
${day('first', t('First day'))}${day('last', t('Last day'))}
<p class="govuk-body">${t('The file itself is deleted. Comments in it wait to be looked at.')}</p>
${govuk('Button', { text: t('Keep the answers'), preventDoubleClick: true })}</section>`
}
