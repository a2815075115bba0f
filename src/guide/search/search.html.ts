import { contactAnchor, type Page, type Reader, telephone } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Contact, SearchAlert } from '../../pack/index.ts'
import { numbers } from '../library/calls.html.ts'
import type { DoorPlace } from '../urls.ts'
import { type Group, MOST_LETTERS } from './search.ts'
import { alertsFor } from './search-alerts.ts'
import { resultOf } from './search-result.html.ts'

export interface SearchView {
  readonly typed: string
  /** Whether anything was sent, be it nothing but spaces. */
  readonly searched: boolean
  readonly groups: readonly Group[]
  /** By which door somebody came, so that results are in its words. */
  readonly door: DoorPlace | undefined
}

/** A search box. What is typed goes by POST: into no address and no history, nor into the browser's own lists. */
export function searchForm(
  { t, url }: Reader,
  { typed = '', door }: { typed?: string; door?: DoorPlace | undefined } = {},
): Html {
  // The browser must not offer it again to whoever uses it next, nor send it away to have its spelling checked.
  return html`<form method="post" action="${url('search')}" class="es-search es-no-print" role="search" autocomplete="off">${door && html`<input type="hidden" name="door" value="${door}">`}
<label class="govuk-label" for="typed">${t('Search in your own words')}</label>
<div class="es-find__row"><input class="es-find__box" id="typed" name="typed" type="search" value="${typed}" maxlength="${MOST_LETTERS}" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"> <button type="submit" class="govuk-button">${t('Search')}</button></div>
</form>`
}

export function searchPage(reader: Reader, { typed, searched, groups, door }: SearchView): Page {
  const { t } = reader
  const asked = typed.trim() !== ''
  const alerts = asked ? alertsFor(reader.pack, typed) : []
  return {
    title: t('Search'),
    main: html`<h1 class="govuk-heading-xl">${t('Search')}</h1>
${searchForm(reader, { typed, door })}
${!asked && html`<p class="govuk-body">${searched ? t('Type a word or two first. Misspelt is fine.') : t('A word or two is enough. Misspelt is fine, and so is slang. We do not keep what you type.')}</p>`}
${alerts.length > 0 && helpNow(reader, alerts)}
${asked && (groups.length > 0 || alerts.length > 0 ? results(reader, groups, door) : nothing(reader))}`,
  }
}

/** Who helps now: each alert's sentence, and the emergency first among everybody that they name. */
function helpNow(reader: Reader, alerts: readonly SearchAlert[]): Html {
  const { t, pack } = reader
  const ids = new Set([pack.partnership.emergency, ...alerts.flatMap(({ contacts }) => contacts)])
  return html`<section class="es-answer es-answer--danger" aria-label="${t('Help now')}"><h2 class="govuk-heading-m">${t('Help now')}</h2>
${alerts.map(({ sentence }) => html`<p class="govuk-body">${t(sentence)}</p>`)}
<ul class="es-help-now">${[...ids].map((id) => {
    const contact = pack.contacts.get(id)
    return contact && html`<li>${reached(reader, contact)}</li>`
  })}</ul></section>`
}

/** Somebody and how to reach them at once, on a line; everything else about them is on the page for all of them. */
function reached(reader: Reader, contact: Contact): Html {
  const { t, url } = reader
  const { id, name, chat, website } = contact
  const written = chat ?? (contact.telephone || contact.text ? undefined : website)
  return html`<a class="govuk-link" href="${url('contacts')}#${contactAnchor(id)}"><strong>${t(name)}</strong></a> ${numbers(reader, contact)} ${
    written &&
    html`<a class="govuk-link" href="${written}" rel="noreferrer">${chat ? t('Chat online') : t('Their website')}</a>`
  }`
}

/** What was found, which under an alert may be nothing, and where to go from there. */
function results(reader: Reader, groups: readonly Group[], door: DoorPlace | undefined): Html {
  const { t, url } = reader
  const names = kindNames(reader)
  const sections = groups.map(
    ({ kind, found }) =>
      html`<section><h2 class="govuk-heading-m">${names[kind]}</h2><ul>${found.map((one) => html`<li>${resultOf(reader, one, door)}</li>`)}</ul></section>`,
  )
  return html`${sections.length > 0 && html`<div class="es-results">${sections}</div>`}
<p class="govuk-body">${t('Not what you meant? Try another word, or answer a few questions.')} <a class="govuk-link" href="${url('whomToTell')}">${t('Find out whom to tell')}</a></p>`
}

const kindNames = ({ t }: Reader): Record<Group['kind'], string> => ({
  sign: t('Things people notice'),
  article: t('Guidance'),
  harm: t('What people do to harm children'),
  approach: t('How we work'),
  contact: t('People to talk to'),
  route: t('Ways to tell'),
  trade: t('For people at work'),
  resource: t('Read and watch'),
  exercise: t('Stories, a quiz, and practice'),
  term: t('What a word means'),
  page: t('On this site'),
})

/** Nothing was found: the worry is still there, and so are the people. */
function nothing({ t, url, pack }: Reader): Html {
  const door = pack.contacts.get(pack.partnership.front_door)
  return html`<section class="es-answer"><h2 class="govuk-heading-m">${t('We found nothing for that')}</h2>
<p class="govuk-body">${t('Try another word. Or skip the search: you do not need the right word to tell someone.')}</p>
<div class="es-actions">${govuk('Button', { text: t('Find out whom to tell'), href: url('whomToTell') })}
${govuk('Button', { text: t('Who can I talk to?'), href: url('contacts'), classes: 'govuk-button--secondary' })}</div>
${frontDoor(door)}</section>`

  function frontDoor(contact: Contact | undefined): Content {
    if (!contact?.telephone) return null
    return html`<p class="govuk-body">${t.html('Or call {name} on {number}.', {
      name: t(contact.name),
      number: telephone(contact.telephone.number),
    })}</p>`
  }
}
