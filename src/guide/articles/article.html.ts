import { backLink, contactCard, type Page, type Reader, sources } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Article, Section } from '../../pack/index.ts'
import { lawLines } from '../library/law.html.ts'
import { doorsOf } from '../pages/door.html.ts'
import { articlePath, type DoorPlace, noticedPath, PATHS } from '../urls.ts'
import { SHOWN } from './article-shown.html.ts'
import { articlesOf } from './articles.ts'

/** One article of a door's guidance: short parts to look at, words to say, and who can be reached about it. */
export function articlePage(reader: Reader, place: DoorPlace, article: Article): Page {
  const { t, at, pack } = reader
  const door = doorsOf(reader)[place]
  const contacts = article.contacts.flatMap((id) => pack.contacts.get(id) ?? [])
  return {
    title: t(article.title),
    look: `es-way es-way--${place}`,
    before: backLink(at(PATHS[place]), door.name),
    main: html`<div class="es-article"><article>
<h1 class="govuk-heading-xl">${t(article.title)}</h1>
<p class="govuk-body-l">${t(article.lead)}</p>
${article.sections.map((section) => sectionOf(reader, section))}
${
  contacts.length > 0 &&
  html`<section><h2 class="govuk-heading-l">${t('Who can help')}</h2><div class="es-contacts">${contacts.map((contact) => contactCard(reader, contact, { textFirst: door.textFirst }))}</div></section>`
}
${sources(reader, article.sources)}
</article>
${aside(reader, place, article)}</div>`,
  }
}

const sectionOf = (reader: Reader, section: Section): Html => {
  const { t } = reader
  const { heading, paragraphs, points, steps, do_not, sayings, law, shows } = section
  const parts = [
    spoken(reader, sayings),
    list(reader, points, 'govuk-list--bullet'),
    steps && html`<ol class="es-steps">${steps.map((step) => html`<li>${t(step)}</li>`)}</ol>`,
    list(reader, do_not, 'es-leave-be'),
    paragraphs?.map((text) => html`<p class="govuk-body">${t(text)}</p>`),
    law && lawLines(reader, law),
    shows && SHOWN[shows](reader),
  ]
  return html`<section><h2 class="govuk-heading-l">${t(heading)}</h2>${parts}</section>`
}

const list = ({ t }: Reader, lines: readonly string[] | undefined, look: string): Content =>
  lines &&
  html`<ul class="govuk-list ${look} govuk-list--spaced">${lines.map((line) => html`<li>${t(line)}</li>`)}</ul>`

/** Words to say beside the words that they stand for, as if spoken. */
const spoken = ({ t }: Reader, sayings: Section['sayings']): Content =>
  sayings &&
  html`<ul class="es-sayings">${sayings.map(
    ({ say, instead_of, why }) =>
      html`<li><p class="es-saying"><span class="es-saying__label">${t('Say')}</span> ${t(say)}</p>${instead_of && html`<p class="es-saying es-saying--not"><span class="es-saying__label">${t('Rather than')}</span> ${t(instead_of)}</p>`}${why && html`<p class="es-saying__why">${t(why)}</p>`}</li>`,
  )}</ul>`

/** Where to go on: the other articles of this door, what people notice, whom to tell. */
function aside(reader: Reader, place: DoorPlace, article: Article): Html {
  const { t, at, url, pack } = reader
  const others = articlesOf(pack, place).filter(({ id }) => id !== article.id)
  return html`<aside class="es-article__aside es-no-print" aria-label="${t('Go on from here')}">
<p class="govuk-body">${t('Worried now? You do not have to read first.')}</p>
${govuk('Button', { text: t('Find out whom to tell'), href: url('whomToTell') })}
<h2 class="govuk-heading-s">${doorsOf(reader)[place].name}</h2>
<ul class="govuk-list govuk-list--spaced"><li><a class="govuk-link" href="${at(noticedPath(place))}">${t('What have you noticed?')}</a></li>${others.map(({ id, title }) => html`<li><a class="govuk-link" href="${at(articlePath(place, id))}">${t(title)}</a></li>`)}</ul>
</aside>`
}
