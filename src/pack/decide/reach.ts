import { DateTime } from 'luxon'
import type { Facts, Reach } from '../facts.ts'
import { openState, ZONE } from '../opening-hours.ts'
import type { Pack } from '../pack.ts'
import type { Contact } from '../schema/contacts.ts'
import type { WayTo } from './compile-table.ts'
import { fillIn, type Places } from './fill-in.ts'
import { sayTo } from './say-to.ts'

/** Who asks, when and in which language. No time means: in everybody's hours. */
export interface Asking {
  readonly teller: Facts['teller']
  readonly at?: Date
  readonly isOpen: (contact: string) => boolean
  readonly language?: string | undefined
}

/**
 * How to take a route at this moment: whom exactly, what to do, by when. Where its contact is closed, the one that
 * stands in for it, and the words for closed hours.
 */
export const reach = (pack: Pack, { route: id, way }: WayTo, asking: Asking): Reach => {
  const route = pack.routes.get(id)
  const taken = route?.ways[way]
  if (!route || !taken) throw new Error(`The pack has no route ${id}/${way}.`)
  const contact = pack.contacts.get(taken.contact ?? route.contact ?? '')
  const answering = contact && answeringFor(pack, contact, asking.isOpen)
  const manner = (!contact || asking.isOpen(contact.id) ? undefined : taken.closed) ?? taken.open
  const places = placesFor(pack, contact, answering, asking.at)
  const words = (text: string): string => fillIn(inLanguage(pack, asking.language, text), places)
  return {
    route: id,
    contact: answering?.id ?? null,
    how: words(sayTo(manner.how, asking.teller)),
    by_when: words(manner.by_when),
  }
}

export const inLanguage = (pack: Pack, language: string | undefined, text: string): string =>
  (language && pack.translations.get(language)?.get(text)) || text

/** Who answers: the contact, or whoever stands in for it while it is closed, and in turn for them. */
const answeringFor = (pack: Pack, contact: Contact, isOpen: Asking['isOpen']): Contact => {
  let answering = contact
  const tried = new Set<string>()
  while (!isOpen(answering.id) && answering.out_of_hours && !tried.has(answering.id)) {
    tried.add(answering.id)
    answering = pack.contacts.get(answering.out_of_hours) ?? answering
  }
  return answering
}

/** A website is the contact's own: a form can be sent while the office is closed. The number is of who answers. */
export const placesFor = (
  pack: Pack,
  contact: Contact | undefined,
  answering: Contact | undefined,
  at: Date | undefined,
): Places => ({
  ...placesOf(pack),
  number: answering?.telephone?.number,
  text: answering?.text?.number,
  website: (contact?.website ?? answering?.website)?.replace(/^https:\/\/(www\.)?/, ''),
  contact: answering?.name,
  // Looking for the next opening takes longer than all else, and few sentences ask for it.
  get opens() {
    return contact && at ? opens(pack, contact, at) : undefined
  },
})

/** What does not depend on a contact: in the reasons of the table too. */
export const placesOf = (pack: Pack): Places => {
  const known = ofPack.get(pack)
  if (known) return known
  const { area, police, neighbours, front_door } = pack.partnership
  const numbers = neighbours.flatMap(({ name, telephone }) => (telephone ? [`${name} ${telephone}`] : []))
  const places = {
    area,
    police: police.name,
    code_word: police.code_word?.word,
    front_door: pack.contacts.get(front_door)?.telephone?.number,
    neighbours: numbers.length > 0 ? numbers.join(', ') : undefined,
  }
  ofPack.set(pack, places)
  return places
}
const ofPack = new WeakMap<Pack, Places>()

/** `at 08:30 on Tuesday`, on UK clocks. */
const opens = (pack: Pack, contact: Contact, at: Date): string | undefined => {
  const { opensAt } = openState(contact, at, pack)
  if (!opensAt) return undefined
  const then = DateTime.fromJSDate(opensAt, { zone: ZONE }).setLocale('en-GB')
  const days = then.startOf('day').diff(DateTime.fromJSDate(at, { zone: ZONE }).startOf('day'), 'days').days
  if (days === 0) return then.toFormat("'at' HH:mm 'today'")
  if (days === 1) return then.toFormat("'at' HH:mm 'tomorrow'")
  return then.toFormat(days < 7 ? "'at' HH:mm 'on' EEEE" : "'at' HH:mm 'on' EEEE d MMMM")
}
