import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink, faultSummary } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import type { Opened } from '../../briefing-queries.ts'
import { briefingPath, takingBackPath } from '../../urls.ts'

/** Asked before a published edition is taken back: it cannot be undone, and readers are told why. */
export const takingBackPage = (
  visit: Visit,
  opened: Opened,
  edition: number,
  typed = '',
  fault: string | null = null,
): StaffPage => {
  const { t } = visit.reader
  return {
    title: t('Take back a briefing'),
    before: backLink(briefingPath(opened.id), opened.name),
    main: html`${faultSummary(visit.reader, fault ? [{ field: 'why', says: fault }] : [])}<h1 class="govuk-heading-l">${t('Take back edition {number} of “{name}”?', { number: edition, name: opened.name })}</h1><p class="govuk-body">${t('Nobody can read it here then. Its address says that it was taken back, when, and why. An edition before it that was not taken back stands there again. What was printed or saved is still with people.')}</p><p class="govuk-body"><strong>${t('It cannot be undone; you can publish it anew.')}</strong></p><form method="post" action="${takingBackPath(opened.id, edition)}" novalidate>${visit.csrf}${govukOnce(
      'Textarea',
      {
        id: 'why',
        name: 'why',
        label: { text: t('Why? Readers see this.'), classes: 'govuk-label--m' },
        hint: {
          text: t(
            'A sentence, with no names: “A figure was wrong; a corrected edition follows.” At most 400 characters.',
          ),
        },
        value: typed,
        rows: 3,
        ...(fault ? { errorMessage: { text: fault } } : {}),
      },
    )}${govuk('Button', { text: t('Take it back'), preventDoubleClick: true })} <a class="govuk-link" href="${briefingPath(opened.id)}">${t('Leave it published')}</a></form>`,
  }
}
