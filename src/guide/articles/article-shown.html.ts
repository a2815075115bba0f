import type { Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, html } from '../../kit/html.ts'
import type { Shown } from '../../pack/index.ts'
import { lawLines } from '../library/law.html.ts'
import { noticersOf } from '../signs/noticers.ts'
import { signPath } from '../urls.ts'

/** How many of the words that mean the same stand as examples. */
const EXAMPLES = 3

/** What a section shows out of the other files of the pack. */
export const SHOWN: Readonly<Record<Shown, (reader: Reader) => Content>> = {
  approach: ({ t, url, pack: { approach } }) =>
    html`<p class="govuk-body">${t(approach.about)}</p><p class="govuk-body"><a class="govuk-link" href="${url('harms')}#approach">${t(approach.name)}</a> ${approach.also_called.length > 0 && t('Also called: {names}', { names: approach.also_called.map((name) => t(name)).join(', ') })}</p>`,

  // The words to avoid are English ones, whatever the language of the page.
  'words-to-use': ({ t, pack }) =>
    html`<ul class="es-sayings">${pack.words.avoid.map(
      ({ words, say, why }) =>
        html`<li><p class="es-saying"><span class="es-saying__label">${t('Say')}</span> ${t(say)}</p><p class="es-saying es-saying--not"><span class="es-saying__label">${t('Rather than')}</span> <span lang="en">${words.slice(0, EXAMPLES).join('; ')}</span></p>${why && html`<p class="es-saying__why">${t(why)}</p>`}</li>`,
    )}</ul>`,

  glossary: ({ t, pack }) =>
    html`<dl class="es-glossary" id="glossary">${pack.words.glossary.map(
      ({ term, also, means }) =>
        html`<div><dt>${t(term)}${also && html` <span class="es-quiet">(${also.map((name) => t(name)).join(', ')})</span>`}</dt><dd>${t(means)}</dd></div>`,
    )}</dl>`,

  'law-of-harms': (reader) =>
    [...reader.pack.harms.values()].map(
      ({ name, law }) =>
        law.length > 0 && html`<h3 class="govuk-heading-m">${reader.t(name)}</h3>${lawLines(reader, law)}`,
    ),

  'signs-by-setting': (reader) => {
    const { t, at, pack } = reader
    return Object.entries(noticersOf(reader)).map(([noticer, name]) => {
      const signs = [...pack.signs.values()].filter(({ noticed_by }) =>
        noticed_by.some((one) => one === noticer),
      )
      return (
        signs.length > 0 &&
        govuk('Details', {
          summaryText: name,
          html: html`<ul class="govuk-list govuk-list--bullet">${signs.map(({ id, practitioners }) => html`<li><a class="govuk-link" href="${at(signPath('practitioners', id))}">${t(practitioners.title)}</a></li>`)}</ul>`
            .text,
        })
      )
    })
  },

  disagreement: ({ t, pack }) => {
    const { name, how, link } = pack.partnership.disagreement.practitioners
    return html`<p class="govuk-body">${t(how)}</p>${link && html`<p class="govuk-body"><a class="govuk-link" href="${link}" rel="noreferrer">${t(name)}</a></p>`}`
  },
}
