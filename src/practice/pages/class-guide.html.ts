import { backLink, contactCard, type Page, type Reader, sources } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { ClassGuide, ClassPart } from '../../pack/index.ts'
import { CLASS_OPEN, WHATS_OKAY } from '../urls.ts'

/** What somebody reads who takes a class through it. The plan for when a child tells comes first, on paper too. */
export function classGuidePage(reader: Reader): Page {
  const { t, at, pack } = reader
  const guide = pack.practice?.classGuide as ClassGuide
  return {
    title: t(guide.title),
    look: 'es-way es-way--practitioners',
    files: 'plan',
    before: backLink(at(WHATS_OKAY), t('What’s okay?')),
    main: html`<h1 class="govuk-heading-xl">${t(guide.title)}</h1>
<p class="govuk-body-l">${t(guide.lead)}</p>
<p class="es-no-print"><a class="govuk-button" role="button" draggable="false" href="${at(CLASS_OPEN)}">${t('Begin with a class')}</a> <button type="button" class="govuk-button govuk-button--secondary" data-print hidden>${t('Print')}</button></p>
<section class="es-answer es-answer--danger es-plan"><h2 class="govuk-heading-l">${t(guide.when_a_child_tells.heading)}</h2>${whenAChildTells(reader)}</section>
${guide.parts.map((one) => part(reader, one, 2))}
${sources(reader, guide.sources)}`,
  }
}

/** The plan for when a child tells, and who is rung. */
export function whenAChildTells(reader: Reader): Content {
  const plan = reader.pack.practice?.classGuide?.when_a_child_tells
  if (!plan) return null
  const contacts = plan.contacts.flatMap((id) => reader.pack.contacts.get(id) ?? [])
  return html`${plan.parts.map((one) => part(reader, one, 3))}
<div class="es-contacts">${contacts.map((contact) => contactCard(reader, contact))}</div>`
}

const part = ({ t }: Reader, { heading, minutes, ...words }: ClassPart, level: 2 | 3): Html => {
  const title = html`${t(heading)}${minutes !== undefined && html` <span class="es-quiet">${t('{minutes} min', { minutes })}</span>`}`
  const list = (texts: readonly string[] | undefined, look: string): Content =>
    texts &&
    html`<ul class="govuk-list ${look} govuk-list--spaced">${texts.map((text) => html`<li>${t(text)}</li>`)}</ul>`
  return html`${level === 2 ? html`<h2 class="govuk-heading-l">${title}</h2>` : html`<h3 class="govuk-heading-s">${title}</h3>`}
${words.paragraphs?.map((text) => html`<p class="govuk-body">${t(text)}</p>`)}
${words.steps && html`<ol class="es-steps">${words.steps.map((text) => html`<li>${t(text)}</li>`)}</ol>`}
${list(words.points, 'govuk-list--bullet')}
${words.say && html`<ul class="es-sayings">${words.say.map((text) => html`<li><p class="es-saying"><span class="es-saying__label">${t('Say')}</span> ${t(text)}</p></li>`)}</ul>`}
${list(words.never, 'es-leave-be')}`
}
