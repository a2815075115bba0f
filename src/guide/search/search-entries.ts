import { byTeller, type Reader } from '../../frame/index.ts'
import type {
  Approach,
  Article,
  Contact,
  Exercise,
  Harm,
  Pack,
  Resource,
  Route,
  Sign,
  TradeGuide,
} from '../../pack/index.ts'
import type { Place } from '../urls.ts'

type Term = Pack['words']['glossary'][number]

/** A page of the guide that is none of these. */
interface GuidePage {
  readonly place: Place
  readonly title: string
  readonly about: string
}

/** What can be found. */
export type Findable =
  | { readonly kind: 'sign'; readonly thing: Sign }
  | { readonly kind: 'article'; readonly thing: Article }
  | { readonly kind: 'harm'; readonly thing: Harm }
  | { readonly kind: 'approach'; readonly thing: Approach }
  | { readonly kind: 'contact'; readonly thing: Contact }
  | { readonly kind: 'route'; readonly thing: Route }
  | { readonly kind: 'trade'; readonly thing: TradeGuide }
  | { readonly kind: 'resource'; readonly thing: Resource }
  | { readonly kind: 'term'; readonly thing: Term }
  | { readonly kind: 'exercise'; readonly thing: Exercise }
  | { readonly kind: 'page'; readonly thing: GuidePage }

/** Something that can be found, and the words by which it is. */
export interface Entry {
  readonly found: Findable
  /** What it is called on its page. */
  readonly names: readonly string[]
  /** What people call it who type: never shown. */
  readonly called: readonly string[]
  /** What its page says. */
  readonly text: readonly string[]
}

/** Everything that can be found, each by its words in the reader's language and in English. */
export function entriesOf(reader: Reader): Entry[] {
  const { pack } = reader
  return [
    ...signs(pack),
    ...articles(pack),
    ...harms(pack),
    ...contactsAndRoutes(pack),
    ...guidesAndResources(pack),
    ...terms(pack),
    ...exercises(pack),
    ...pages(reader),
  ].map((entry) => ({
    ...entry,
    names: inBoth(reader, entry.names),
    called: inBoth(reader, entry.called),
    text: inBoth(reader, entry.text),
  }))
}

const inBoth = ({ t }: Reader, texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [t(text), text])),
]

const signs = ({ signs }: Pack): Entry[] =>
  [...signs.values()].map((thing) => {
    const wordings = [thing.young_people, thing.parents, thing.practitioners]
    return {
      found: { kind: 'sign', thing },
      names: wordings.map(({ title }) => title),
      called: thing.search,
      text: wordings.map(({ about }) => about),
    }
  })

const articles = ({ articles }: Pack): Entry[] =>
  articles.map((thing) => ({
    found: { kind: 'article', thing },
    names: [thing.title],
    called: thing.search,
    text: [
      thing.lead,
      ...thing.sections.flatMap(({ heading, paragraphs, points, steps, sayings, law }) => [
        heading,
        ...(paragraphs ?? []),
        ...(points ?? []),
        ...(steps ?? []),
        ...(sayings ?? []).map(({ say }) => say),
        ...(law ?? []).flatMap(({ name, line }) => [name, line]),
      ]),
    ],
  }))

const harms = ({ harms, approach }: Pack): Entry[] => [
  ...[...harms.values()].map(
    (thing): Entry => ({
      found: { kind: 'harm', thing },
      names: [thing.name, thing.young_people_name ?? []].flat(),
      called: thing.also_called,
      text: [...thing.what_they_do, thing.young_people ?? [], ...thing.law.map(({ name }) => name)].flat(),
    }),
  ),
  {
    found: { kind: 'approach', thing: approach },
    names: [approach.name],
    called: approach.also_called,
    text: [approach.about],
  },
]

/** A route that is nothing but its contact is found as that contact. */
const contactsAndRoutes = ({ contacts, routes }: Pack): Entry[] => {
  const namesOf = ({ name }: Route): string[] => (typeof name === 'string' ? [name] : Object.values(name))
  const isContact = (route: Route): boolean => {
    const contact = route.contact === undefined ? undefined : contacts.get(route.contact)
    return contact !== undefined && namesOf(route).some((name) => name.includes(contact.name))
  }
  return [
    ...[...contacts.values()].map(
      (thing): Entry => ({
        found: { kind: 'contact', thing },
        names: [thing.name],
        called: [...routes.values()]
          .filter((route) => route.contact === thing.id && isContact(route))
          .flatMap(namesOf),
        text: [thing.for],
      }),
    ),
    ...[...routes.values()]
      .filter((route) => !isContact(route))
      .map(
        (thing): Entry => ({
          found: { kind: 'route', thing },
          names: namesOf(thing),
          called: [],
          text: [byTeller(thing.what_happens_next, undefined)],
        }),
      ),
  ]
}

const guidesAndResources = ({ tradeGuides, resources }: Pack): Entry[] => [
  ...tradeGuides.map(
    (thing): Entry => ({
      found: { kind: 'trade', thing },
      names: [thing.trade],
      called: [],
      text: [thing.summary, ...thing.look_out_for],
    }),
  ),
  ...resources.map(
    (thing): Entry => ({
      found: { kind: 'resource', thing },
      names: [thing.name],
      called: [thing.owner],
      text: [thing.about],
    }),
  ),
]

/** By what they are about; what is said in them would find a story for every word. */
const exercises = ({ practice }: Pack): Entry[] =>
  [...(practice?.exercises.values() ?? [])].map((thing) => ({
    found: { kind: 'exercise', thing },
    names: [thing.title],
    called: thing.search,
    text: [thing.about],
  }))

const pages = ({ t }: Reader): Entry[] => {
  const page = (place: Place, title: string, about: string): Entry => ({
    found: { kind: 'page', thing: { place, title, about } },
    names: [title],
    called: [],
    text: [about],
  })
  return [
    page('whomToTell', t('Whom should I tell?'), t('Answer a few questions and see who can act.')),
    page('contacts', t('Who can I talk to?'), t('Everybody you can ring, text or chat with.')),
    page(
      'nothingHappened',
      t('I told someone and nothing happened'),
      t('What to do when nobody listened, or nobody came back to you.'),
    ),
    page(
      'howItIsDecided',
      t('How the answer is decided'),
      t('The rules behind “Whom should I tell?”, for everybody to see.'),
    ),
    page(
      'leaving',
      t('Leave quickly, and stay private'),
      t('What this site hides and what it does not, and how to clear your history.'),
    ),
    page('privacy', t('Privacy'), t('What we keep about you and for how long, and what we do not keep.')),
    page('accessibility', t('Accessibility'), t('What works for everybody, and what does not yet.')),
  ]
}

/** Terms that are somebody who can be reached are found as that contact. */
const terms = ({ words, contacts }: Pack): Entry[] => {
  const names = new Set([...contacts.values()].map(({ name }) => name))
  return words.glossary
    .filter(({ term }) => !names.has(term))
    .map((thing) => ({
      found: { kind: 'term', thing },
      names: [thing.term],
      called: thing.also ?? [],
      text: [thing.means],
    }))
}
