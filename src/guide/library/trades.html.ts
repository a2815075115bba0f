import { icon, type Page, type Reader } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'
import { exercisePath } from '../../practice/urls.ts'
import { posterPath, tradePath } from '../urls.ts'

/** Where a trade practises. */
const practised = ({ t, at, pack }: Reader, trade: string): Content =>
  [...(pack.practice?.exercises.values() ?? [])]
    .filter((exercise) => exercise.trade === trade)
    .map(
      ({ id, title, minutes }) =>
        html` · <a class="govuk-link" href="${at(exercisePath(id))}">${t('Practise: {title}', { title: t(title) })}</a> (${t('{minutes} min', { minutes })})`,
    )

/** Guides for people who meet the public at work, and a poster for the staff room for each. */
export function tradesPage(reader: Reader): Page {
  const { t, at, url, pack } = reader
  return {
    title: t('At work'),
    main: html`<h1 class="govuk-heading-xl">${t('You meet the public at work')}</h1>
<p class="govuk-body-l">${t('You may see what nobody else sees. Each guide takes five minutes, also on a night shift.')}</p>
<p class="govuk-body">${t('You do not need proof. It is better to call and be wrong than not to call.')}</p>
<ul class="es-doors es-trades">${pack.tradeGuides.map(
      ({ id, trade, summary }) =>
        html`<li class="es-contact">${icon('work')}<h2 class="govuk-heading-m"><a class="govuk-link" href="${at(tradePath(id))}">${t(trade)}</a></h2><p class="govuk-body">${t(summary)}</p><p class="govuk-body"><a class="govuk-link" href="${at(posterPath(id))}">${t('Poster for the staff room')}<span class="govuk-visually-hidden">: ${t(trade)}</span></a>${practised(reader, id)}</p></li>`,
    )}</ul>
<p class="govuk-body">${t('Your work is not here?')} <a class="govuk-link" href="${url('whomToTell')}">${t('A few questions say whom to tell')}</a></p>`,
  }
}
