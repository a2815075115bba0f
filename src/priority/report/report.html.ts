import { dayInWords } from '../../briefing/index.ts'
import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { toldLists } from '../pages/told.html.ts'
import { kickerOf } from './print-report.ts'
import type { BoardReport, ReportMeasure } from './report.ts'

/** The report as a page, in the order of the printed one; printed from the browser it is a report as well. */
export const reportHtml = ({ t }: Reader, report: BoardReport): Html =>
  html`<article class="es-report"><p class="es-kicker">${kickerOf(report)}</p><h1 class="govuk-heading-xl">${report.title}</h1><p class="govuk-body-l">${t('Report to the board, {day}. Owned by the {group}.', { day: dayInWords(report.date), group: report.owner })}</p>
${report.trial && html`<p class="es-report__trial"><strong>${report.trial}</strong></p>`}
<section class="es-untaken" aria-labelledby="r-left"><h2 class="govuk-heading-m" id="r-left">${t('Learning nobody acts on yet')}</h2>${
    report.left_none
      ? html`<p class="govuk-body">${report.left_none}</p>`
      : html`<ul class="govuk-list govuk-list--bullet">${report.left.map(({ what, say, behind }) => html`<li><strong>${what}.</strong> ${say} <span class="es-quiet">${behind}</span></li>`)}</ul>`
  }</section>
<h2 class="govuk-heading-l">${t('What the plan asks')}</h2><div class="es-questions">${(
    [
      ['headline', t('The headline question'), report.headline],
      ['scope', t('The scope that was worked on'), report.scope],
    ] as const
  ).map(
    ([part, name, { say, covers }]) =>
      html`<div class="es-question es-question--${part}"><h3 class="govuk-heading-s">${name}</h3><blockquote class="es-question__say">${say}</blockquote><p class="es-question__covers">${t('Asks about {people}.', { people: covers })}</p></div>`,
  )}</div><p class="govuk-body">${report.between}</p>${covered(t, report)}
<h2 class="govuk-heading-l">${t('What we do about it')}</h2><p class="govuk-body">${report.doing}</p>${actions(t, report)}
<h2 class="govuk-heading-l">${t('What we know, wave by wave')}</h2>${report.known.length === 0 && html`<p class="govuk-body">${t('No wave has been read yet.')}</p>`}${report.known.map(
    ({ people, measures }) =>
      html`<h3 class="govuk-heading-m">${people}</h3><dl class="es-report__measures">${measures.map(measure)}</dl>`,
  )}${
    report.checks.length > 0 &&
    html`<h3 class="govuk-heading-m">${t('Teams that took the briefing up: a source of its own')}</h3><ul class="govuk-list govuk-list--bullet">${report.checks.map(({ say, before, after }) => html`<li>${say} ${t('Before: {before}. After: {after}.', { before, after })}</li>`)}</ul>`
  }
${gaps(t, report)}${practice(t, report)}${told(t, report)}<h2 class="govuk-heading-l">${t('What this cannot tell')}</h2><ul class="govuk-list govuk-list--bullet">${report.cannot_tell.map((say) => html`<li>${say}</li>`)}</ul><p class="govuk-body-s">${report.how_read}</p></article>`

const covered = (t: Reader['t'], { covered: parts }: BoardReport): Content =>
  parts.length > 0 &&
  html`<section class="es-scroll" tabindex="0" aria-labelledby="r-covered"><table class="govuk-table es-coverage"><caption class="govuk-table__caption govuk-table__caption--s" id="r-covered">${t('What the evidence answers, and what not')}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('The question asks whether they…')}</th>${parts[0]?.cells.map(({ people }) => html`<th class="govuk-table__header" scope="col">${people}</th>`)}</tr></thead><tbody class="govuk-table__body">${parts.map(
    ({ say, cells }) =>
      html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">…${say}</th>${cells.map(({ said, answered }) => html`<td class="govuk-table__cell ${!answered && 'es-cell--none'}">${said}</td>`)}</tr>`,
  )}</tbody></table></section>`

const actions = (t: Reader['t'], report: BoardReport): Content =>
  report.actions.length > 0 &&
  html`<ul class="es-actions">${report.actions.map(
    ({ says, owner, state, due, overdue, answers, effect }) =>
      html`<li class="es-action ${overdue && 'es-action--overdue'}"><p class="es-action__says">${says}</p><p class="es-action__who"><strong>${owner}</strong> · ${state} · ${due}</p><p class="es-quiet">${t('Answers: {what}', { what: answers })}</p>${effect && html`<p class="es-quiet">${effect}</p>`}</li>`,
  )}</ul>`

const measure = ({ name, reading, headline, behind, changes, target, points }: ReportMeasure): Html =>
  html`<div><dt>${name}${reading && html` <span class="es-report__reading es-report__reading--${reading}">${reading}</span>`}</dt><dd>${headline} <span class="es-quiet">${behind}</span></dd>${changes.map(({ say, moved }) => html`<dd>${moved ? html`<strong>${say}</strong>` : say}</dd>`)}${target && html`<dd>${target}</dd>`}${points.length > 1 && html`<dd class="es-quiet">${points.map(({ wave, said }) => `${wave}: ${said}`).join(' · ')}</dd>`}</div>`

const told = (t: Reader['t'], { told: all }: BoardReport): Content =>
  all &&
  html`<h2 class="govuk-heading-l">${t('What was told to services: a source of its own')}</h2><p class="govuk-body">${all.period}</p>${toldLists(t, all)}<p class="govuk-body-s">${all.note}</p>`

const aimed = (target: string | null): Content => target && html` <span class="es-quiet">${target}</span>`

const gaps = (t: Reader['t'], { gaps: all = [] }: BoardReport): Content =>
  all.length > 0 &&
  html`<h3 class="govuk-heading-m">${t('The same signs, another child')}</h3><ul class="govuk-list govuk-list--bullet">${all.map(({ say, said, target }) => html`<li><strong>${say}.</strong> ${said}${aimed(target)}</li>`)}</ul>`

const practice = (t: Reader['t'], { practice: all }: BoardReport): Content =>
  all &&
  html`<h2 class="govuk-heading-l" id="r-practice">${t('From practice: a source of its own')}</h2><p class="govuk-body">${all.note}</p>${
    all.measures.length > 0 &&
    html`<section class="es-scroll" tabindex="0" aria-labelledby="r-practice"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('Who, and what')}</th><th class="govuk-table__header" scope="col">${t('Right after')}</th><th class="govuk-table__header" scope="col">${t('Eight weeks on')}</th></tr></thead><tbody class="govuk-table__body">${all.measures.map(
      ({ people, measure: what, soon, later, target }) =>
        html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${people}: ${what}</th><td class="govuk-table__cell">${soon}</td><td class="govuk-table__cell">${later}${aimed(target)}</td></tr>`,
    )}</tbody></table></section>`
  }${all.gaps.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${all.gaps.map(({ said, target }) => html`<li>${said}${aimed(target)}</li>`)}</ul>`}`
