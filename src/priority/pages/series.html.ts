import { count } from '../../briefing/index.ts'
import type { Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import type { Point, Series } from '../rules/series.ts'
import { aimOf } from '../rules/target.ts'
import { changeSaid, days, measureName, noFigure, people, rangeOn, valueOn } from '../say.ts'
import { chart } from './chart.html.ts'
import { targetLine } from './target-line.html.ts'

/**
 * One measure of an audience: what it says now, its waves as a drawing and as a table, what changed, what is aimed at.
 * @param writes whether the reader may set a target
 */
export const seriesCard = (reader: Reader, look: Look, series: Series, writes: boolean): Html => {
  const { t, pack } = reader
  const target = look.one.targets.get(series.key)
  const { audience, measure, key, latest, scale } = series
  const id = key.replaceAll('/', '-')
  const name = measureName(t, pack, measure)
  const title = t('{measure}, {people}, wave by wave', { measure: name, people: people(pack, audience) })
  const changes = [series.sinceLast, series.sinceFirst].filter((change) => change !== null)
  return html`<div class="es-measure"><div><div class="es-measure__head"><h4 class="govuk-heading-s" id="${id}">${name}</h4>${reading(t, latest)}</div>
${latest ? html`<p class="govuk-body">${series.headline}</p>` : html`<p class="govuk-body">${t('No wave has a figure for this yet.')}</p>`}
${changes.map((change) => html`<p class="es-measure__change es-measure__change--${change.kind}">${changeSaid(t, scale, change)}</p>`)}
${!scale && targetLine(reader, look, { key, name: `${name}, ${people(pack, audience)}`, aim: aimOf(measure), figure: latest?.figure ?? null }, writes)}
${series.cannotTell && html`<p class="es-measure__limits">${series.cannotTell}</p>`}</div>${series.points.length > 0 && html`${chart(t, `${id}-chart`, title, series, target)}${table(t, title, series)}`}</div>`
}

/** How the last figure is read. That it is neither is said too. */
export const reading = (t: Reader['t'], point: Point | null): Content => {
  if (!point) return null
  if (point.reading === 'learning')
    return govukOnce('Tag', { text: t('Learning'), classes: 'es-tag--learning' })
  if (point.reading === 'strength')
    return govukOnce('Tag', { text: t('Strength'), classes: 'es-tag--strength' })
  return govukOnce('Tag', { text: t('Not sure enough to call'), classes: 'es-tag--neither' })
}

const table = (t: Reader['t'], caption: string, { points, scale }: Series): Html =>
  html`<table class="govuk-table es-figures"><caption class="govuk-visually-hidden">${caption}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('Wave')}</th><th class="govuk-table__header" scope="col">${t('Figure (95% interval)')}</th><th class="govuk-table__header" scope="col">${t('Answers')}</th></tr></thead><tbody class="govuk-table__body">${points.map(
    ({ wave, figure, why }) =>
      html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${wave.name} <span class="es-quiet">${days(t, wave)}${wave.kind === 'import' && html` · ${t('from a file')}`}</span></th>${
        figure
          ? html`<td class="govuk-table__cell"><strong>${valueOn(scale, figure.estimate)}</strong> (${rangeOn(scale, figure)})</td><td class="govuk-table__cell">${count(figure.n)}</td>`
          : html`<td class="govuk-table__cell" colspan="2">${noFigure(t, why)}</td>`
      }</tr>`,
  )}</tbody></table>`
