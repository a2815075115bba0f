import { backLink, faultOf, faultSummary, type Reader, type StaffPage, titled } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { facts, submit } from '../pages/parts.html.ts'
import { moment } from '../say.ts'
import type { Tried } from '../tried.ts'
import { deskUrls } from '../urls.ts'
import {
  type Grading,
  gradeCode,
  HANDLING,
  handlingSaid,
  INFORMATION,
  informationSaid,
  SOURCES,
  sourceSaid,
} from './grading.ts'
import { gradingPath } from './urls.ts'

const said = ({ t }: Reader, grading: Grading): Html =>
  facts([
    [t('Grade'), html`<strong class="es-reference">${gradeCode(grading)}</strong>`],
    [t('Source'), sourceSaid(t, grading.source)],
    [t('Information'), informationSaid(t, grading.information)],
    [t('Handling'), handlingSaid(t, grading.handling)],
    [
      t('Conditions'),
      grading.handling === 'C' &&
        html`<span class="es-own-words">${grading.conditions ?? t('They cannot be opened with the key of this service.')}</span>`,
    ],
  ])

/** How it is graded, on the page of a concern as the police see it. */
export const gradingSection = (
  reader: Reader,
  { reference, gradings, now }: { reference: string; gradings: readonly Grading[]; now: Date },
): Html => {
  const { t } = reader
  const last = gradings.at(-1)
  return html`<section aria-labelledby="grading"><h2 class="govuk-heading-m" id="grading">${t('Grading (3x5x2)')}</h2>${
    last
      ? html`${said(reader, last)}<p class="es-quiet">${last.by}, ${moment(last.at, now)}</p>`
      : html`<p class="govuk-body es-quiet">${t('It is not graded.')}</p>`
  }<p class="govuk-body es-quiet">${t('Only your team sees this.')}</p><p class="govuk-body es-no-print"><a class="govuk-link" href="${gradingPath(reference)}">${last ? t('Grade it anew, and how it was graded before') : t('Grade it')}</a></p></section>`
}

interface Grades {
  readonly reference: string
  readonly gradings: readonly Grading[]
  readonly tried: Tried
  readonly csrf: Html
  readonly now: Date
}

/** Grading a concern, and how it was graded before. */
export const gradingPage = (reader: Reader, { reference, gradings, tried, csrf, now }: Grades): StaffPage => {
  const { t } = reader
  const radios = (name: string, legend: string, items: readonly (readonly [string, string])[]): Content =>
    govukOnce('Radios', {
      name,
      idPrefix: name,
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
      items: items.map(([value, text]) => ({
        value,
        text: `${value}: ${text}`,
        checked: tried.typed[name] === value,
      })),
      ...faultOf(tried.faults, name),
    })
  return {
    title: titled(reader, t('Grading (3x5x2)'), tried.faults),
    before: backLink(deskUrls.concern(reference), t('Back to the concern')),
    main: html`${faultSummary(reader, tried.faults)}<span class="govuk-caption-l es-reference">${reference}</span><h1 class="govuk-heading-l">${t('Grading (3x5x2)')}</h1>
<p class="govuk-body">${t('Only the police team sees how it grades what was told. It goes into the file that the police take, and into no other. A grade is never changed: a new one stands beside those before.')}</p>
<form class="es-staff-form" method="post" action="${gradingPath(reference)}" novalidate>${csrf}${radios(
      'source',
      t('How reliable is the source?'),
      SOURCES.map((one) => [one, sourceSaid(t, one)]),
    )}${radios(
      'information',
      t('How is the information known?'),
      INFORMATION.map((one) => [one, informationSaid(t, one)]),
    )}${radios(
      'handling',
      t('How may it be handled?'),
      HANDLING.map((one) => [one, handlingSaid(t, one)]),
    )}${govukOnce('Textarea', {
      id: 'conditions',
      name: 'conditions',
      label: { text: t('Conditions') },
      hint: {
        text: t('With C: what whoever handles it must keep to, and what must be taken out. Never who told.'),
      },
      rows: 4,
      value: tried.typed.conditions ?? '',
      ...faultOf(tried.faults, 'conditions'),
    })}${submit(t('Grade it so'))}</form>
${
  gradings.length > 0 &&
  html`<h2 class="govuk-heading-m">${t('How it was graded')}</h2><ol class="es-history">${gradings.map(
    (one) =>
      html`<li><p class="es-history__what"><strong class="es-reference">${gradeCode(one)}</strong> ${sourceSaid(t, one.source)}. ${informationSaid(t, one.information)}. ${handlingSaid(t, one.handling)}.</p>${one.conditions && html`<p class="es-own-words">${one.conditions}</p>`}<p class="es-quiet"><time datetime="${one.at.toISOString()}">${moment(one.at, now)}</time> · ${one.by}</p></li>`,
  )}</ol>`
}`,
  }
}
