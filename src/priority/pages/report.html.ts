import type { StaffPage } from '../../accounts/index.ts'
import { momentInWords } from '../../briefing/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Given } from '../report/given-queries.ts'
import { reportHtml } from '../report/report.html.ts'
import type { BoardReport } from '../report/report.ts'
import { priorityUrls } from '../urls.ts'
import { submit } from './frame.html.ts'

interface Shown {
  readonly slug: string
  readonly report: BoardReport
  readonly given: readonly Given[]
  /** Present: it is shown as it was given. */
  readonly as?: Given
  /** Present: this reader may give it, with a form of this id. */
  readonly giving?: { readonly csrf: Html; readonly id: string }
}

/** The report on the screen, its files, and what was given to a board before. */
export const reportPage = (reader: Reader, { slug, report, given, as, giving }: Shown): StaffPage => {
  const { t } = reader
  const href = (ending: '.pdf' | '.md' | '.json'): string =>
    as ? priorityUrls.given(slug, as.id, ending) : priorityUrls.report(slug, ending)
  return {
    title: t('Board report'),
    before: backLink(
      as ? priorityUrls.report(slug) : priorityUrls.one(slug),
      as ? t('Today’s report') : t('Back to the priority'),
    ),
    main: html`<div class="es-report__files es-no-print"><p class="govuk-body">${
      as
        ? t('As it was given by {who} on {when}. It stays as it is.', {
            who: as.by,
            when: momentInWords(as.at),
          })
        : t(
            'As it stands today. Whoever gets it can keep it, so what it tells is remembered here: later figures are withheld where they would undo its suppression.',
          )
    }</p><ul class="es-report__links"><li><a class="govuk-link" href="${href('.pdf')}">${t('PDF')}</a></li><li><a class="govuk-link" href="${href('.md')}">${t('Markdown')}</a></li><li><a class="govuk-link" href="${href('.json')}">${t('JSON')}</a></li></ul>${
      giving &&
      html`<form method="post" action="${priorityUrls.report(slug)}">${giving.csrf}<input type="hidden" name="id" value="${giving.id}">${submit(t('Keep it as given to the board'), { classes: 'govuk-button--secondary' })}</form>`
    }${
      given.length > 0 &&
      html`<h2 class="govuk-heading-s">${t('Given before')}</h2><ul class="govuk-list">${given.map(({ id, by, at }) => html`<li><a class="govuk-link" href="${priorityUrls.given(slug, id)}">${momentInWords(at)}</a>, ${by}</li>`)}</ul>`
    }</div>${reportHtml(reader, report)}`,
  }
}
