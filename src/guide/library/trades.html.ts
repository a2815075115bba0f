import { icon, motifDrawing, type Page, type Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Exercise, TradeGuide } from '../../pack/index.ts'
import { exercisePath } from '../../practice/urls.ts'
import { posterPath, tradePath } from '../urls.ts'

/** What a trade practises. */
const shiftsOf = ({ pack }: Reader, trade: string): Exercise[] =>
  [...(pack.practice?.exercises.values() ?? [])].filter((exercise) => exercise.trade === trade)

/** Guides for people who meet the public at work, and a poster for the staff room for each. */
export function tradesPage(reader: Reader): Page {
  const { t, url, pack } = reader
  return {
    title: t('At work'),
    look: 'es-way',
    files: 'trades',
    main: html`<h1 class="govuk-heading-xl">${t('You meet the public at work')}</h1>
<p class="govuk-body-l">${t('You may see what nobody else sees. Each guide takes five minutes, also on a night shift.')}</p>
<p class="govuk-body">${t('You do not need proof. It is better to call and be wrong than not to call.')}</p>
<ul class="es-doors es-trades">${pack.tradeGuides.map((guide) => tradeCard(reader, guide))}<li class="es-contact">${icon('find')}<h2 class="govuk-heading-m">${t('Your work is not here?')}</h2><p class="govuk-body"><a class="govuk-link" href="${url('whomToTell')}">${t('A few questions say whom to tell')}</a></p></li></ul>`,
  }
}

/** One trade: its guide, what it practises, and its poster. */
function tradeCard(reader: Reader, { id, trade, summary }: TradeGuide): Html {
  const { t, at } = reader
  const shifts = shiftsOf(reader, id)
  return html`<li class="es-contact">${shifts[0] ? motifDrawing(shifts[0].motif) : icon('work')}<h2 class="govuk-heading-m"><a class="govuk-link" href="${at(tradePath(id))}">${t(trade)}</a></h2><p class="govuk-body">${t(summary)}</p><ul class="es-ways-in">${shifts.map(
    ({ id, title, minutes }) =>
      html`<li><a class="es-choice" href="${at(exercisePath(id))}">${t('Practise: {title}', { title: t(title) })} (${t('{minutes} min', { minutes })})</a></li>`,
  )}<li><a class="es-choice" href="${at(posterPath(id))}">${t('Poster for the staff room')}<span class="govuk-visually-hidden">: ${t(trade)}</span></a></li></ul></li>`
}
