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
<div class="es-figure" tabindex="0" role="group" aria-label="${t('Drawing of the rules; the same in words below')}">${diagram(
      table.rules.map((rule) => ({ question: t(rule.title), route: name(rule.route) })),
      { start: t('Somebody has noticed something'), yes: t('yes'), no: t('no') },
    )}</div>
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

const ROW = 86
const LEFT = 330
const GAP = 70
const RIGHT = 270

/** A spine of questions; each "yes" leads to the right, each "no" down. */
function diagram(steps: readonly Step[], words: { start: string; yes: string; no: string }): Html {
  const width = LEFT + GAP + RIGHT + 4
  const height = 60 + steps.length * ROW
  const rows = steps.map(({ question, route }, i) => {
    const y = 56 + i * ROW
    const middle = y + 28
    return html`<path d="M${LEFT / 2} ${y - (i ? ROW - 56 : 14)}v${i ? ROW - 56 : 14}"/>${
      i > 0 && html`<text class="es-diagram__quiet" x="${LEFT / 2 + 8}" y="${y - 10}">${words.no}</text>`
    }<rect x="2" y="${y}" width="${LEFT}" height="56" rx="10"/>${lines(question, 14, middle, 42)}<path d="M${LEFT + 2} ${middle}h${GAP - 8}m-8-6l8 6l-8 6"/><text class="es-diagram__quiet" x="${LEFT + 14}" y="${middle - 8}">${words.yes}</text><rect class="es-diagram__route" x="${LEFT + GAP}" y="${y}" width="${RIGHT}" height="56" rx="28"/>${lines(route, LEFT + GAP + 22, middle, 32)}`
  })
  return html`<svg class="es-diagram" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false"><text x="14" y="26">${words.start}</text>${rows}</svg>`
}

/** One or two lines of text around a middle. */
function lines(text: string, x: number, middle: number, most: number): Html {
  if (text.length <= most) return html`<text x="${x}" y="${middle + 5}">${text}</text>`
  const cut = text.lastIndexOf(' ', most)
  const rest = text.slice(cut + 1)
  const second = rest.length > most ? `${rest.slice(0, most - 1)}…` : rest
  return html`<text x="${x}" y="${middle - 5}">${text.slice(0, cut)}</text><text x="${x}" y="${middle + 15}">${second}</text>`
}
