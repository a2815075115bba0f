import { translator } from '../../kit/translate.ts'
import type { Facts, Reach } from '../facts.ts'
import type { Pack } from '../pack.ts'
import type { Contact } from '../schema/contacts.ts'
import type { WayTo } from './compile-table.ts'
import { fillIn, type Places } from './fill-in.ts'
import { neighboursNamed } from './neighbours.ts'
import { opens } from './opens.ts'
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
  const places = placesFor(pack, contact, { answering, closed, at: asking.at, language: asking.language })
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
  readonly language?: string | undefined
}

/**
 * A website is the contact's own: a form can be sent while the office is closed. The number is of who answers, and
 * those of the neighbours are for these hours. Who has no contact keeps the hours of the front door.
 */
export const placesFor = (
  pack: Pack,
  contact: Contact | undefined,
  { answering, closed, at, language }: Now,
): Places => ({
  ...placesOf(pack, language),
  neighbours: neighboursNamed(pack, closed),
  number: answering?.telephone?.number,
  text: answering?.text?.number,
  website: (contact?.website ?? answering?.website)?.replace(/^https:\/\/(www\.)?/, ''),
  contact: answering && inLanguage(pack, language, answering.name),
  // Looking for the next opening takes longer than all else, and few sentences ask for it.
  get opens() {
    return whenOpen(pack, contact, at, language)?.time
  },
  get opens_day() {
    return whenOpen(pack, contact, at, language)?.day
  },
})

/** What does not depend on a contact: in the reasons of the table too. */
export const placesOf = (pack: Pack, language?: string): Places => {
  const known = ofPack.get(pack) ?? new Map<string | undefined, Places>()
  ofPack.set(pack, known)
  const made = known.get(language)
  if (made) return made
  const { area, police, front_door } = pack.partnership
  const places = {
    area: inLanguage(pack, language, area),
    police: inLanguage(pack, language, police.name),
    code_word: police.code_word && inLanguage(pack, language, police.code_word.word),
    front_door: pack.contacts.get(front_door)?.telephone?.number,
    neighbours: neighboursNamed(pack, false),
  }
  known.set(language, places)
  return places
}
const ofPack = new WeakMap<Pack, Map<string | undefined, Places>>()

/** Who has no contact keeps the hours of the front door. */
const whenOpen = (
  pack: Pack,
  contact = pack.contacts.get(pack.partnership.front_door),
  at?: Date,
  language = 'en',
) => contact && at && opens(pack, contact, at, { t: translator(pack.translations.get(language)), language })
