import { contactCard, type Page, type Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { decide, type Form } from '../../../pack/index.ts'
import { deskTellPath, goOnSignedInPath } from '../../urls.ts'
import type { Before } from '../carried-over.ts'
import type { Place } from '../place.ts'
import { callFirst, list, nobodyReceives } from './call-first.html.ts'

/** One title for every page of every form: a browser's history tells nothing. */
export const TITLE = 'Form'

export interface Starting {
  readonly before: Before
  readonly trial: boolean
  readonly place: Place
  /** Of who is signed in: as whom they tell. */
  readonly naming?: Content
}

/** Everything that is said before anything is typed. */
export function startPage(reader: Reader, form: Form, { before, trial, place, naming }: Starting): Page {
  const { t, pack } = reader
  const everyone = form.who === 'everyone'
  const door = pack.contacts.get(form.call_first?.contact ?? pack.partnership.front_door)
  const first = telephoneFirst(reader, form, before)
  const carried = Object.keys(before.known).length > 0
  return {
    title: t('Form'),
    main: html`<h1 class="govuk-heading-xl">${t(form.title)}</h1>
<p class="govuk-body-l">${t(form.about)}</p>
${trial && nobodyReceives(reader)}
${first}
${list(form.before.map((text) => t(text)))}
${!first && door && contactCard(reader, door, { level: 2 })}
${form.tell_now && html`<section class="es-answer es-answer--danger" aria-label="${t('Tell now, whatever else')}"><p class="govuk-body-l">${t(form.tell_now.say)}</p>${list(form.tell_now.items.map((text) => t(text)))}</section>`}
${everyone && watched(reader)}
<h2 class="govuk-heading-m">${everyone ? t('With your name or without') : t('Your name')}</h2>
${list(form.naming.map((text) => t(text)))}
<h2 class="govuk-heading-m">${t('Who looks after what you tell')}</h2>
<p class="govuk-body">${t(form.controller.say)} <a class="govuk-link" href="${reader.url('privacy')}">${t('Privacy')}</a></p>
${carried && govuk('InsetText', { text: t('What you answered before is carried over. You can change it before you send.') })}
<form method="post" action="${place.form(reader, form.id)}">${place.hidden}${sealedFields(before)}${naming}${govuk('Button', { text: t('Start'), name: 'start', value: 'yes' })}</form>
${!everyone && place.replies === null && signedIn(reader, form, before)}`,
  }
}

/** The same form with an account; what "whom should I tell?" knows goes on there too. */
function signedIn({ t }: Reader, { id }: Form, { sealed: { carried } }: Before): Content {
  const words = t('Sign in to keep a draft, and to read replies without the six words')
  const ask = t('Do you have an account here?')
  return carried === undefined
    ? html`<p class="govuk-body">${ask} <a class="govuk-link" href="${deskTellPath(id)}">${words}</a></p>`
    : html`<form method="post" action="${goOnSignedInPath(id)}"><input type="hidden" name="carried" value="${carried}"><p class="govuk-body">${ask}</p>${govuk('Button', { text: words, classes: 'govuk-button--secondary' })}</form>`
}

/** What came with somebody, to go on with them. */
export const sealedFields = ({ sealed }: Before): Content =>
  Object.entries(sealed).map(([name, value]) =>
    value ? html`<input type="hidden" name="${name}" value="${value}">` : null,
  )

function telephoneFirst(reader: Reader, form: Form, { facts }: Before): Content {
  const { pack, language, now, t } = reader
  const { call_first } = form
  if (call_first && call_first.when === undefined)
    return callFirst(reader, call_first.contact, t(call_first.say))
  const { teller } = facts
  if (teller === undefined) return null
  const { first } = decide(pack, { ...facts, teller, at: now.toISOString() }, language)
  const contact = first.contact === null ? undefined : pack.contacts.get(first.contact)
  return contact?.telephone && first.route !== 'information-sharing'
    ? callFirst(reader, contact.id, first.how)
    : null
}

/** Read before anything is typed, without a tap more. */
const watched = ({ t, url }: Reader): Content =>
  html`<h2 class="govuk-heading-m">${t('Is somebody watching?')}</h2>
${list([
  t('Somebody who checks your phone may see that you were here. Use another phone, or call.'),
  t('A school’s computer, tablet or wi-fi may record what you type. Use your own, or call.'),
  t('“Leave this page” blanks the screen at once. What you typed is gone then, and nobody has it.'),
])}
<p class="govuk-body"><a class="govuk-link" href="${url('leaving')}">${t('How to stay private')}</a></p>`
