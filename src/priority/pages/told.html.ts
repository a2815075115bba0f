import { figuresPath } from '../../figures/urls.ts'
import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Evidence } from '../evidence.ts'
import { toldNote } from '../say.ts'

type Told = Pick<NonNullable<Evidence['told']>, 'raised' | 'support' | 'differently'>

/** Part by part of the question what was told to services says, and whether it was answered differently. */
export const toldLists = (t: Reader['t'], { raised, support, differently }: Told): Html =>
  html`<div class="es-questions">${(
    [
      [t('Raised as soon as possible'), raised],
      [t('Support offered'), support],
    ] as const
  ).map(
    ([name, list]) =>
      html`<div class="es-question"><h3 class="govuk-heading-s">${name}</h3><dl class="es-told-list">${list.map(({ say, said }) => html`<div><dt>${say}</dt><dd>${said}</dd></div>`)}</dl></div>`,
  )}</div>${differently.length > 0 && html`<p class="govuk-body"><strong>${t('Same signs, another response:')}</strong> ${differently.join(' ')}</p>`}`

/**
 * A source of its own, never on a line with the survey.
 * @param sees whether the reader may see all figures
 */
export const toldSection = ({ t }: Reader, { told }: Evidence, sees: boolean): Content =>
  html`<section aria-labelledby="services"><h2 class="govuk-heading-l" id="services">${t('What was told to services')}</h2>${
    told
      ? html`<p class="govuk-body">${told.period}. ${toldNote(t)}</p>${toldLists(t, told)}${sees && html`<p class="govuk-body"><a class="govuk-link" href="${figuresPath({ period: told.periodId })}">${t('All figures of what was told')}</a></p>`}`
      : html`<p class="govuk-body">${t('Nothing of it was counted yet: half a year has to end first.')}</p>`
  }</section>`
