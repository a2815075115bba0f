import { momentInWords } from '../../../accounts/index.ts'
import { backLink, dayInWords, type Reader, type StaffPage } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { NOT_SHARED, NOT_SHARED_LIST, notSharedPath } from '../../urls.ts'
import type { KeptDecision, ListedDecision } from '../not-shared-queries.ts'
import { decisionWords } from './decision-words.html.ts'
import { groundWords } from './words.ts'

/** One's own decisions not to share and, to a safeguarding lead, those of their organisation. */
export const decisionsPage = (
  reader: Reader,
  view: { readonly rows: readonly ListedDecision[]; readonly lead: boolean; page: number; more: boolean },
): StaffPage => {
  const { t } = reader
  const { rows, lead, page, more } = view
  const href = (n: number) => `${NOT_SHARED_LIST}?page=${n}`
  return {
    title: t('Decisions not to share'),
    main: html`<h1 class="govuk-heading-l">${t('Decisions not to share')}</h1>
<p class="govuk-body">${lead ? t('Yours, and those of the organisation whose safeguarding lead you are. Each time that you open one of a colleague is recorded.') : t('Yours. The safeguarding lead of your organisation sees them too.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${NOT_SHARED}">${t('Record a decision not to share')}</a></p>
${
  rows.length === 0
    ? html`<p class="govuk-body es-desk-empty">${t('Nothing is recorded.')}</p>`
    : html`<ul class="es-rows">${rows.map(
        ({ id, name, organisation, decidedOn, ground }) =>
          html`<li><div><a class="govuk-link" href="${notSharedPath(id)}">${t('{name}, {day}', { name, day: dayInWords(reader, decidedOn) })}</a><p class="govuk-hint">${organisation} · ${groundWords(t)[ground]}</p></div></li>`,
      )}</ul>`
}${
  (page > 1 || more) &&
  govukOnce('Pagination', {
    landmarkLabel: t('Pages of decisions'),
    ...(page > 1 ? { previous: { href: href(page - 1), text: t('Previous') } } : {}),
    ...(more ? { next: { href: href(page + 1), text: t('Next') } } : {}),
    items: [],
  })
}`,
  }
}

export const decisionPage = (reader: Reader, decision: KeptDecision): StaffPage => {
  const { t } = reader
  return {
    title: t('A decision not to share'),
    before: backLink(NOT_SHARED_LIST, t('Decisions not to share')),
    main: html`<h1 class="govuk-heading-l">${t('A decision not to share')}</h1>
<p class="govuk-body">${t('By {name}, recorded {when}.', { name: decision.name, when: momentInWords(reader, decision.recordedAt) })}</p>
${decisionWords(reader, { ...decision, day: dayInWords(reader, decision.decidedOn) })}
<p class="govuk-body">${t('If a child may be suffering significant harm now, share it.')} <a class="govuk-link" href="${reader.url('contacts')}">${t('Whom to call')}</a></p>`,
  }
}
