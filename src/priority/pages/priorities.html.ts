import type { StaffPage } from '../../accounts/index.ts'
import type { Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import { isOpen } from '../rules/actions.ts'
import { priorityUrls } from '../urls.ts'

/** Every priority of the partnership, each with what wants looking after. */
export const prioritiesPage = (reader: Reader, all: readonly Look[], writes: boolean): StaffPage => {
  const { t } = reader
  return {
    title: t('Priorities'),
    main: html`<h1 class="govuk-heading-xl">${t('Priorities')}</h1><p class="govuk-body-l">${t('What the business plan asks, what we know of it wave by wave, and what we do about it.')}</p>${
      all.length === 0
        ? html`<p class="govuk-body">${t('There is no priority yet.')}</p>`
        : html`<ul class="es-priorities">${all.map((look) => card(reader, look))}</ul>`
    }${writes && govuk('Button', { text: t('Add a priority'), href: priorityUrls.begin, classes: 'govuk-button--secondary' })}`,
  }
}

const card = ({ t }: Reader, { one, left, overdue, soon, evidence }: Look): Html =>
  html`<li class="es-priorities__one"><p class="es-kicker">${one.words.number.words} · ${one.words.plan.words}</p><h2 class="govuk-heading-m"><a class="govuk-link" href="${priorityUrls.one(one.slug)}">${one.words.title.words}</a></h2><p class="govuk-body">${one.words.headline.words}</p><ul class="es-counts">${[
    [evidence.waves.length === 0 ? null : left.length, t('learning nobody acts on'), left.length > 0],
    [one.actions.filter(isOpen).length, t('actions open'), false],
    [overdue.length, t('overdue'), overdue.length > 0],
    [soon.length, t('due soon'), false],
  ].map(
    ([n, what, warns]) =>
      html`<li class="${warns ? 'es-count es-count--warns' : 'es-count'}"><strong>${n === null ? '–' : Number(n)}</strong> ${String(what)}</li>`,
  )}</ul></li>`
