import { DateTime } from 'luxon'
import type { Facts, Reach } from '../facts.ts'
import { openState, ZONE } from '../opening-hours.ts'
import type { Pack } from '../pack.ts'
import type { Contact } from '../schema/contacts.ts'
import type { WayTo } from './compile-table.ts'
import { fillIn, type Places } from './fill-in.ts'
import { neighboursNamed } from './neighbours.ts'
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
  const taken = pack.routes.get(id)?.ways[way]
  if (!taken) throw new Error(`The pack has no route ${id}/${way}.`)
  const contact = contactOf(pack, { route: id, way })
  const answering = contact && answeringFor(pack, contact, asking.isOpen)
  const closed = !asking.isOpen(contact?.id ?? pack.partnership.front_door)
  const manner = (closed ? taken.closed : undefined) ?? taken.open
  const places = placesFor(pack, contact, { answering, closed, at: asking.at })
  const words = (text: string): string => fillIn(inLanguage(pack, asking.language, text), places)
  return {
    route: id,
    contact: answering?.id ?? null,
    how: words(sayTo(manner.how, asking.teller)),
    by_when: words(manner.by_when),
  }
}

/** Whom a way leads to, open or closed; undefined where the reader knows the person. */
export const contactOf = (pack: Pack, { route: id, way }: WayTo): Contact | undefined => {
  const route = pack.routes.get(id)
  return pack.contacts.get(route?.ways[way]?.contact ?? route?.contact ?? '')
}

export const inLanguage = (pack: Pack, language: string | undefined, text: string): string =>
  (language && pack.translations.get(language)?.get(text)) || text

/** Who answers: the contact, or whoever stands in for it while it is closed, and in turn for them. */
export const answeringFor = (pack: Pack, contact: Contact, isOpen: Asking['isOpen']): Contact => {
  let answering = contact
  const tried = new Set<string>()
  while (!isOpen(answering.id) && answering.out_of_hours && !tried.has(answering.id)) {
    tried.add(answering.id)
    answering = pack.contacts.get(answering.out_of_hours) ?? answering
  }
  return answering
}

interface Now {
  readonly answering: Contact | undefined
  readonly closed: boolean
  readonly at?: Date | undefined
}

/**
 * A website is the contact's own: a form can be sent while the office is closed. The number is of who answers, and
 * those of the neighbours are for these hours. Who has no contact keeps the hours of the front door.
 */
export const placesFor = (
  pack: Pack,
  contact: Contact | undefined,
  { answering, closed, at }: Now,
): Places => ({
  ...placesOf(pack),
  neighbours: neighboursNamed(pack, closed),
  number: answering?.telephone?.number,
  text: answering?.text?.number,
  website: (contact?.website ?? answering?.website)?.replace(/^https:\/\/(www\.)?/, ''),
  contact: answering?.name,
  // Looking for the next opening takes longer than all else, and few sentences ask for it.
  get opens() {
    return opens(pack, contact, at)?.time
  },
  get opens_day() {
    return opens(pack, contact, at)?.day
  },
})

/** What does not depend on a contact: in the reasons of the table too. */
export const placesOf = (pack: Pack): Places => {
  const known = ofPack.get(pack)
  if (known) return known
  const { area, police, front_door } = pack.partnership
  const places = {
    area,
    police: police.name,
    code_word: police.code_word?.word,
    front_door: pack.contacts.get(front_door)?.telephone?.number,
    neighbours: neighboursNamed(pack, false),
  }
  ofPack.set(pack, places)
  return places
}
const ofPack = new WeakMap<Pack, Places>()

/** `at 08:30 on Tuesday` and `on Tuesday`, on UK clocks. */
const opens = (
  pack: Pack,
  contact = pack.contacts.get(pack.partnership.front_door),
  at?: Date,
): { time: string; day: string } | undefined => {
  const { opensAt } = contact && at ? openState(contact, at, pack) : {}
  if (!opensAt || !at) return undefined
  const then = DateTime.fromJSDate(opensAt, { zone: ZONE }).setLocale('en-GB')
  const days = then.startOf('day').diff(DateTime.fromJSDate(at, { zone: ZONE }).startOf('day'), 'days').days
  const later = (): string => then.toFormat(days < 7 ? "'on' EEEE" : "'on' EEEE d MMMM")
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : later()
  return { time: `${then.toFormat("'at' HH:mm")} ${day}`, day }
}
