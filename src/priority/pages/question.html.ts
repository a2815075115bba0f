import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Voice } from '../../pack/index.ts'
import type { PriorityRead } from '../read-priority.ts'
import type { Cell, PartCovered } from '../rules/coverage.ts'
import { capital, measureName, people, rangeOn, valueOn } from '../say.ts'
import { priorityUrls } from '../urls.ts'
import { cellText, listed, scopeSaid } from './words-said.ts'

/** The two questions side by side, never mixed, and what lies between them. */
export const questions = (reader: Reader, one: PriorityRead, writes: boolean): Html => {
  const { t } = reader
  const card = (part: 'headline' | 'scope', name: string, covers: readonly Voice[]): Html =>
    html`<div class="es-question es-question--${part}"><h3 class="govuk-heading-s">${name}</h3><blockquote class="es-question__say">${one.words[part].words}</blockquote><p class="es-question__covers">${t('Asks about {people}.', { people: listed(reader, covers) })}</p>${
      writes &&
      html`<p class="es-edit">${edit(one.slug, part, t('Edit the question'), name)} · ${edit(one.slug, `${part}-covers`, t('Change whom it asks about'), name)}</p>`
    }</div>`
  return html`<div class="es-questions">${card('headline', t('The headline question'), one.headlineCovers)}${card('scope', t('The scope that was worked on'), one.scopeCovers)}</div>
<p class="govuk-body">${scopeSaid(reader, one)}</p>`
}

export const edit = (slug: string, part: string, words: string, of: string): Html =>
  html`<a class="govuk-link" href="${priorityUrls.words(slug, part)}">${words}<span class="govuk-visually-hidden">: ${of}</span></a>`

/** Part by part and audience by audience: what the evidence answers, and what it does not. */
export const coverage = (reader: Reader, one: PriorityRead, parts: readonly PartCovered[]): Content => {
  const { t, pack } = reader
  if (parts.length === 0) return null
  return html`<section class="es-scroll" tabindex="0" aria-labelledby="covered"><table class="govuk-table es-coverage"><caption class="govuk-table__caption govuk-table__caption--s" id="covered">${t('What the evidence answers, and what not')}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('The question asks whether they…')}</th>${one.headlineCovers.map(
    (audience) =>
      html`<th class="govuk-table__header" scope="col">${capital(people(pack, audience))}${!one.scopeCovers.includes(audience) && html`<span class="es-quiet"> ${t('beyond the scope')}</span>`}</th>`,
  )}</tr></thead><tbody class="govuk-table__body">${parts.map(
    ({ say, cells, cannotTell }) =>
      html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">…${say}${cannotTell && html`<span class="es-quiet">${cannotTell}</span>`}</th>${cells.map((cell) => html`<td class="govuk-table__cell es-cell--${cell.kind}">${cellSaid(reader, cell)}</td>`)}</tr>`,
  )}</tbody></table></section>`
}

const cellSaid = (reader: Reader, cell: Cell): Content => {
  const { t, pack } = reader
  const { by } = cell
  if (by?.point.figure) {
    const { figure, wave } = by.point
    return html`<strong>${valueOn(null, figure.estimate)}</strong> (${rangeOn(null, figure)}) <span class="es-quiet">${measureName(t, pack, by.measure)}, ${wave.name}</span>`
  }
  return cellText(reader, cell)
}
