import type { StaffPage } from '../../accounts/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Problem } from '../../kit/result.ts'
import { PART_IDS, type PartId } from '../parts.ts'
import { priorityUrls } from '../urls.ts'
import { errors, submit } from './frame.html.ts'
import { partField } from './part-field.html.ts'

/** A priority that the pack does not hold: the next plan's, say. Its parts are edited one by one afterwards. */
export const beginPage = (
  reader: Reader,
  {
    typed,
    faults,
    csrf,
  }: { typed: Readonly<Partial<Record<PartId, string>>>; faults: readonly Problem[]; csrf: Html },
): StaffPage => {
  const { t } = reader
  return {
    title: faults.length > 0 ? t('Error: {name}', { name: t('Add a priority') }) : t('Add a priority'),
    before: backLink(priorityUrls.all, t('All priorities')),
    main: html`${errors(reader, faults)}<h1 class="govuk-heading-l">${t('Add a priority')}</h1><form method="post" action="${priorityUrls.begin}" novalidate>${csrf}${PART_IDS.map((part) => partField(reader, { part, name: part, value: typed[part] ?? '', faults }))}${submit(t('Add it'))}</form>`,
  }
}
