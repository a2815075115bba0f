import { byTeller, type Page, type Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import { describeTable } from '../../pack/index.ts'

/** The decision table for everybody to see: drawn, and in words. */
export function howItIsDecidedPage(reader: Reader): Page {
  const { t, pack, url } = reader
  const table = describeTable(pack, t)
  const name = (id: string): string => {
    const route = pack.routes.get(id as never)
    return route ? t(byTeller(route.name, undefined)) : id
  }
  return {
    title: t('How the answer is decided'),
    leave: false,
    main: html`<h1 class="govuk-heading-xl">${t('How the answer is decided')}</h1>
<p class="govuk-body-l">${t('The rules are read from the top. The first one that fits gives the answer.')}</p>
<p class="govuk-body">${t('No computer judges a child here. The rules only say whom to tell.')} <a class="govuk-link" href="${url('whomToTell')}">${t('Find out whom to tell')}</a></p>
<h2 class="govuk-heading-l">${t('As a drawing')}</h2>
${drawing(
  table.rules.map((rule) => ({ question: t(rule.title), route: name(rule.route) })),
  { start: t('Somebody has noticed something'), yes: t('yes'), no: t('no') },
)}
<h2 class="govuk-heading-l">${t('In words')}</h2>
<ol class="govuk-list govuk-list--number govuk-list--spaced">${table.rules.map(
      (rule) =>
        html`<li><strong>${t(rule.title)}</strong>: ${name(rule.route)}.<br><span class="es-cost">${t('When')}: ${rule.when}</span>${
          rule.beside.length > 0 &&
          html`<span class="es-cost">${t('Also')}: ${rule.beside.map(({ route }) => name(route)).join('; ')}</span>`
        }</li>`,
    )}</ol>
<h2 class="govuk-heading-l">${t('Beside every answer')}</h2>
<ul class="govuk-list govuk-list--spaced">${table.beside.map((line) => html`<li><strong>${name(line.route)}</strong><br><span class="es-cost">${t('When')}: ${line.when}</span></li>`)}</ul>`,
  }
}

interface Step {
  readonly question: string
  readonly route: string
}

/** A spine of questions; each "yes" leads aside, each "no" down. Hidden from who hears the page: the words follow. */
const drawing = (steps: readonly Step[], words: { start: string; yes: string; no: string }): Html =>
  html`<div class="es-tree" aria-hidden="true"><p>${words.start}</p>${steps.map(
    ({ question, route }, i) =>
      html`<div><small>${i > 0 && words.no}</small><span>${question}</span><small>${words.yes}</small><span>${route}</span></div>`,
  )}</div>
`
