import { contactCard, type Page, type Reader } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import type { Contact, Teller } from '../../pack/index.ts'

/**
 * Everybody who can be reached, grouped by whom they help; each stands once. Who is there for all stands with those for
 * anyone, so that each group begins with those who are there for it alone.
 */
export function contactsPage(reader: Reader): Page {
  const { t, url, pack } = reader
  const first = [pack.partnership.emergency, pack.partnership.front_door]
  const shown = new Set(first)
  const groups: [string, string, Teller][] = [
    ['young-people', t('For young people'), 'young-person'],
    ['parents', t('For parents and carers'), 'parent'],
    ['anyone', t('For anyone'), 'community'],
    ['work', t('For people at work'), 'trade'],
    ['professionals', t('For people who work with children'), 'practitioner'],
  ]
  const forEverybody = ({ for_whom }: Contact) => groups.every(([, , teller]) => for_whom.includes(teller))
  const reachable = [...pack.contacts.values()].filter((contact) => !hidden(contact))
  const sections = groups.flatMap(([id, title, teller]) => {
    const contacts = reachable
      .filter(({ id, for_whom }) => for_whom.includes(teller) && !shown.has(id))
      .filter((contact) => teller === 'community' || !forEverybody(contact))
      .sort((one, other) => one.for_whom.length - other.for_whom.length)
    for (const contact of contacts) shown.add(contact.id)
    if (contacts.length === 0) return []
    return [
      {
        link: html`<li><a class="es-choice" href="#${id}">${title}</a></li>`,
        section: html`<h2 class="govuk-heading-l" id="${id}">${title}</h2><div class="es-contacts">${contacts.map((contact) => contactCard(reader, contact, { textFirst: teller === 'young-person', anchor: true }))}</div>`,
      },
    ]
  })
  return {
    title: t('Who can I talk to?'),
    main: html`<h1 class="govuk-heading-xl">${t('Who can I talk to?')}</h1>
<p class="govuk-body-l">${t('These people listen. They will not think that you are wasting their time.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${url('whomToTell')}">${t('Not sure which one? Answer a few questions')}</a></p>
<nav aria-label="${t('On this page')}" class="es-choices"><ul>${sections.map(({ link }) => link)}</ul></nav>
<div class="es-contacts">${first.map((id) => {
      const contact = pack.contacts.get(id)
      return contact && contactCard(reader, contact, { level: 2, anchor: true })
    })}</div>
${sections.map(({ section }) => section)}`,
  }
}

/** A contact with no way of reaching it is for routing only. */
const hidden = ({ telephone, text, chat, website }: Contact): boolean =>
  !telephone && !text && !chat && !website
