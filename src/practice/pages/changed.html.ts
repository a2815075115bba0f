import { backLink, listTable, type Reader, type StaffPage } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import {
  changeWords,
  GAPS,
  gapNames,
  measureNames,
  practisedNames,
  tradesNote,
  valueWords,
} from '../measure/evidence-sentences.ts'
import type { PairedChange } from '../measure/paired.ts'
import type { PracticeEvidence } from '../measure/practice-evidence.ts'
import type { MeasuredAudience, MeasuredChange, ToldMeasure } from '../measure/read-measured.ts'
import { gapInWords } from '../scenarios/pages/say-gap.ts'
import type { SharedAudience } from '../sharing/share-answers.ts'
import { DRAWINGS, practiceFilePath } from '../urls.ts'
import { changeLine } from './change-line.html.ts'

/** What practice changed, for officers, with the files of it. */
export function changedPage(reader: Reader, evidence: PracticeEvidence): StaffPage {
  const { t, at } = reader
  return {
    title: t('What practice changed'),
    before: backLink(at(DRAWINGS), t('Practice')),
    main: html`<h1 class="govuk-heading-xl">${t('What practice changed')}</h1>
<p class="govuk-body-l">${t('People who chose to share answered the same questions before and after they practised, and some of them eight weeks on.')}</p>
<p class="govuk-body">${t('A figure stands for ten people or more, and moves only when ten more have come. Those who share chose to: they are not those of a survey, and are never set against them.')} ${t('In the drawings the ring is before, the dot after, and the band the 95% interval of after.')}</p>
${evidenceTables(reader, evidence, 2)}
<p class="govuk-body es-no-print"><a class="govuk-link" href="${at(practiceFilePath('csv'))}">${t('As a table (CSV)')}</a> · <a class="govuk-link" href="${at(practiceFilePath('json'))}">${t('As data (JSON)')}</a></p>`,
  }
}

/** What stands beside a figure that lasts, or beside the gap in what people would tell: the place for rooms above. */
export type BesideFigure = (of: { audience: SharedAudience; measure: ToldMeasure | 'gap' }) => Content

/** Each audience as a table, and the gap between two children of one story. */
export function evidenceTables(
  reader: Reader,
  { audiences, gap }: PracticeEvidence,
  level: 2 | 3,
  beside: BesideFigure = () => null,
): Html {
  const { t } = reader
  const [one, other] = (gap?.children ?? []).map((name) => t(name))
  const heading = (text: string): Html =>
    level === 2
      ? html`<h2 class="govuk-heading-m">${text}</h2>`
      : html`<h3 class="govuk-heading-m">${text}</h3>`
  return html`${audiences.map((each) => html`${heading(practisedNames(t)[each.audience])}${each.audience === 'trades' && html`<p class="govuk-body">${tradesNote(t)}</p>`}${audienceTable(reader, each, beside)}`)}
${
  gap &&
  html`${heading(t('The same story with another child'))}
<p class="govuk-body">${t('Practitioners read the same notes about {one} or {other}, by lot.', { one: one ?? '', other: other ?? '' })}</p><dl class="govuk-summary-list">${GAPS.map(
    (outcome) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${gapNames(t)[outcome]}</dt><dd class="govuk-summary-list__value">${gap[outcome] ? gapInWords(reader, outcome, gap[outcome], one ?? '', other ?? '') : t('too few answered to show')}${outcome === 'tells' && beside({ audience: 'practitioners', measure: 'gap' })}</dd></div>`,
  )}</dl>`
}`
}

const audienceTable = (
  reader: Reader,
  { audience, measures }: MeasuredAudience,
  beside: BesideFigure,
): Content => {
  const { t } = reader
  const names = measureNames(t)
  const head = [t('Measure'), t('Before, and right after'), t('Eight weeks on')]
  return listTable(
    practisedNames(t)[audience],
    head,
    measures.map((one) => [
      html`${names[one.measure]}${one.measure === 'confidence' && html`<span class="es-quiet"> ${t('beside what they know, never instead')}</span>`}`,
      figure(reader, one.scale, one.soon),
      html`${figure(reader, one.scale, one.later)}${!one.scale && beside({ audience, measure: one.measure })}`,
    ]),
  )
}

const figure = ({ t }: Reader, scale: MeasuredChange['scale'], paired: PairedChange | null): Content =>
  paired
    ? html`<strong>${t('From {before} to {after}', { before: valueWords(scale, paired.before), after: valueWords(scale, paired.after) })}</strong>${changeLine(scale, paired)}${changeWords(t, scale, paired)}, ${t('{n} people', { n: paired.n })}`
    : t('too few answered to show')
