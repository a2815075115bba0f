import { type Page, type Reader, sources } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import { harmPath } from '../urls.ts'
import { alsoCalled } from './harm.html.ts'

/** What people do to harm children, and the approach to it: change the places and stop the people who do harm. */
export function harmsPage(reader: Reader): Page {
  const { t, at, url, pack } = reader
  const { approach } = pack
  return {
    title: t('What people do to harm children'),
    main: html`<h1 class="govuk-heading-xl">${t('What people do to harm children')}</h1>
<p class="govuk-body-l">${t('Some people harm children outside the home. Here is what they do, so that you can see it early.')}</p>
<p class="govuk-body">${t('Someone may do several of these to the same child. You do not need to know which one it is.')}</p>
<div class="es-actions"><a class="govuk-button" role="button" draggable="false" href="${url('whomToTell')}">${t('Whom should I tell?')}</a></div>
<ul class="es-harms">${[...pack.harms.values()].map(
      ({ id, name, young_people_name, what_they_do }) =>
        html`<li class="es-door"><h2 class="govuk-heading-m"><a class="govuk-link" href="${at(harmPath(id))}">${t(name)}</a></h2>${
          young_people_name && html`<p class="es-harms__plain">${t(young_people_name)}</p>`
        }<p class="govuk-body">${t(what_they_do[0] ?? '')}</p></li>`,
    )}</ul>
<section class="es-approach" aria-labelledby="approach">
<h2 class="govuk-heading-l" id="approach">${t('Our approach: {name}', { name: t(approach.name) })}</h2>
<p class="govuk-body">${t(approach.about)}</p>
${alsoCalled(reader, approach.also_called)}
</section>
${sources(reader, approach.sources)}`,
  }
}
