import { goOnSignedInPath, NOT_SHARED, tellPath } from '../../concern/urls.ts'
import { byTeller, contactCard, linkNumbers, type Page, type Reader, telephone } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import {
  type AlsoLine,
  type Answer,
  type Contact,
  type Facts,
  namingNeighbours,
  type Pack,
  type Teller,
} from '../../pack/index.ts'
import { SEALED_FORM } from '../shelf.ts'
import type { Chosen } from './answers.ts'
import { noticedTitles, shortText } from './short-text.ts'

export interface AnswerView {
  readonly answer: Answer
  readonly facts: Facts
  readonly chosen: Chosen
  /** Ids of the signs ticked before the journey. */
  readonly noticed: readonly string[]
  readonly dropped: boolean
}

/** Whom to tell: first, beside, what happens next, and what a person wants to know before they do it. */
export function answerPage(reader: Reader, view: AnswerView): Page {
  const { t, pack, url } = reader
  const { answer, facts } = view
  const { teller } = facts
  const route = pack.routes.get(answer.first.route)
  const contact = answer.first.contact ? pack.contacts.get(answer.first.contact) : undefined
  const name = route ? t(byTeller(route.name, teller)) : ''
  const danger = answer.first.route === 'emergency'
  const say = route && byTeller(route.what_to_say, teller)
  return {
    title: t('Whom should I tell?'),
    before: html`<div class="es-back es-no-print"><button type="submit" form="${SEALED_FORM}" class="es-link-button" name="go" value="back">${t('Back')}</button></div>`,
    main: html`<h1 class="govuk-heading-xl">${t('Tell: {name}', { name })}</h1>
${view.dropped && govuk('InsetText', { text: t('Some of your answers no longer counted, so we left them out.') })}
<section class="es-answer ${danger && 'es-answer--danger'}" aria-label="${t('First')}">
<p class="es-answer__when">${t('When: {when}', { when: answer.first.by_when })}</p>
${howTo(reader, answer.first.how, contact)}
<p class="govuk-body">${answer.why}</p>
</section>
${contact && contactCard(reader, contact, { level: 2, textFirst: teller === 'young-person' })}
${more(reader, route?.more_contacts, teller)}
${answer.form && form(reader, pack, answer.form)}
${teller === 'practitioner' && pack.forms.size > 0 && html`<p class="govuk-body es-no-print">${t('Have you decided not to share something? That is recorded too, with your reason.')} <a class="govuk-link" href="${NOT_SHARED}">${t('Record it, signed in')}</a></p>`}
${answer.also.length > 0 && html`<h2 class="govuk-heading-l">${t('Also')}</h2><ul class="es-beside">${answer.also.map((line) => besideLine(reader, line, teller))}</ul>`}
${
  route &&
  html`<h2 class="govuk-heading-l">${t('What happens next')}</h2>
${paragraphs(t(byTeller(route.what_happens_next, teller)))}
<h2 class="govuk-heading-l">${t('What to say')}</h2>
${paragraphs(t(say ?? ''))}
${whatWasNoticed(reader, view)}
${route.what_to_write_down && html`<h2 class="govuk-heading-l">${t('What to write down')}</h2><ul class="govuk-list govuk-list--bullet">${route.what_to_write_down.map((line) => html`<li>${t(line)}</li>`)}</ul>`}
<h2 class="govuk-heading-l">${teller === 'young-person' ? t('Will they tell my family, or the police?') : t('Will they tell the family, or the police?')}</h2>
${paragraphs(t(byTeller(route.will_they_tell_family, teller)))}
${paragraphs(t(byTeller(route.will_they_tell_police, teller)))}`
}
<h2 class="govuk-heading-l es-no-print">${t('Take it with you')}</h2>
<div class="es-no-print"><label class="govuk-label" for="short-text">${t('A short text to copy, without links.')}</label>
<textarea class="es-copy" id="short-text" rows="7" readonly>${shortText(reader, answer, teller, view.noticed)}</textarea>
<div class="es-actions">${button(t('Copy the text'), { 'data-copy': 'short-text', 'data-done': t('Copied') })}${button(t('Print this page'), { 'data-print': 'yes' })}</div>
<p class="govuk-body-s">${t('If someone checks your phone, copy or print nothing. Learn the number instead.')}</p></div>
<h2 class="govuk-heading-l es-no-print">${t('Your answers')}</h2>
${given(reader, view)}
<p class="govuk-body"><a class="govuk-link" href="${url('nothingHappened')}">${t('I told someone and nothing happened')}</a></p>
<p class="govuk-body es-no-print"><a class="govuk-link" href="${url('whomToTell')}">${t('Start again')}</a></p>`,
  }
}

/** What to do first. Neighbouring councils are a list, each with its own number or, without one, where it is found. */
function howTo(reader: Reader, how: string, contact: Contact | undefined): Html {
  const { t, pack } = reader
  const said = (words: string) =>
    words && html`<p class="govuk-body-l">${linkNumbers(reader, words, contact)}</p>`
  const naming = namingNeighbours(pack, how)
  if (!naming) return html`${said(how)}`
  const councils = naming.neighbours.map(({ name, number, link }) => {
    const found =
      link &&
      html`<a class="govuk-link" href="${link}" rel="noreferrer">${t('Find its number')}<span class="govuk-visually-hidden"> ${t(name)}</span></a>`
    const reached = number ? telephone(number) : found
    return html`<li>${t(name)}${reached && html` ${reached}`}</li>`
  })
  return html`${said(naming.before)}<ul class="govuk-list govuk-list--bullet">${councils}</ul>${said(naming.after)}`
}

/** What somebody ticked before, as they would say it. */
function whatWasNoticed(reader: Reader, { noticed, facts }: AnswerView): Content {
  const titles = noticedTitles(reader, noticed, facts.teller)
  if (titles.length === 0) return null
  const { t } = reader
  return html`<p class="govuk-body">${t('Say what you noticed, in your own words. You ticked:')}</p><ul class="govuk-list govuk-list--bullet">${titles.map((title) => html`<li>${title}</li>`)}</ul>`
}

const button = (text: string, attributes: Record<string, string>): Html =>
  html`<button type="button" class="govuk-button govuk-button--secondary" hidden ${Object.entries(attributes).map(([name, value]) => html` ${name}="${value}"`)}>${text}</button>`

const paragraphs = (text: string): Content =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => html`<p class="govuk-body">${part}</p>`)

function more(reader: Reader, ids: readonly string[] | undefined, teller: Teller | undefined): Content {
  return ids?.map((id) => {
    const contact = reader.pack.contacts.get(id)
    return contact && contactCard(reader, contact, { textFirst: teller === 'young-person' })
  })
}

function besideLine(reader: Reader, line: AlsoLine, teller: Teller): Html {
  const { t, pack } = reader
  const route = pack.routes.get(line.route)
  const contact = line.contact ? pack.contacts.get(line.contact) : undefined
  const reached =
    contact &&
    govuk('Details', {
      summaryText: t('How to reach them'),
      html: contactCard(reader, contact, { level: 4, textFirst: teller === 'young-person' }).text,
    })
  return html`<li><h3 class="govuk-heading-s">${route ? t(byTeller(route.name, teller)) : line.route}</h3><p class="govuk-body">${linkNumbers(reader, line.why, contact)}</p><p class="govuk-body">${linkNumbers(reader, line.how, contact)}</p>${reached}${more(reader, route?.more_contacts, teller)}</li>`
}

/** The form to fill in: here, with all that was answered carried over; else where the partnership has published it. */
function form({ t, at }: Reader, pack: Pack, id: NonNullable<Answer['form']>): Content {
  const here = pack.forms.get(id)
  if (here)
    return html`<div class="es-no-print"><h2 class="govuk-heading-m">${t('The form: {name}', { name: t(here.title) })}</h2><p class="govuk-body">${t(here.about)}</p><button type="submit" class="govuk-button govuk-button--secondary" form="${SEALED_FORM}" formaction="${at(tellPath(id))}" name="from" value="whom-to-tell">${t('Fill it in here')}</button>${here.who === 'practitioners' && html` <button type="submit" class="govuk-button govuk-button--secondary" form="${SEALED_FORM}" formaction="${goOnSignedInPath(id)}">${t('Sign in, and keep a draft')}</button>`}</div>`
  const form = pack.publishedForms.get(id)
  if (!form) return null
  return html`<h2 class="govuk-heading-m">${t('The form: {name}', { name: t(form.name) })}</h2><p class="govuk-body">${t(form.about)}${form.link && html` <a class="govuk-link" href="${form.link}" rel="noreferrer">${t('Where to find it')}</a>`}</p>`
}

/** Every answer given, each of which can be changed. */
function given(reader: Reader, { chosen, facts }: AnswerView): Html {
  const { t, pack, url } = reader
  const rows = pack.whomToTell.questions.filter(({ id }) => chosen[id])
  return html`<form id="${SEALED_FORM}" method="post" action="${url('whomToTell')}" class="es-no-print"><dl class="govuk-summary-list es-given">${rows.map(
    (question) => {
      const labels = question.options
        .filter(({ id }) => chosen[question.id]?.includes(id))
        .map(({ label }) => t(byTeller(label, facts.teller)))
      const ask = t(byTeller(question.ask, facts.teller))
      return html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${ask}</dt><dd class="govuk-summary-list__value">${labels.map((label, i) => html`${i > 0 && html`<br>`}${label}`)}</dd><dd class="govuk-summary-list__actions"><button type="submit" class="es-link-button" name="go" value="change ${question.id}">${t('Change')}<span class="govuk-visually-hidden"> ${ask}</span></button></dd></div>`
    },
  )}</dl></form>`
}
