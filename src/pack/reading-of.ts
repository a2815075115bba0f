import type { Pack } from './pack.ts'
import { measureReading, type Reading } from './reading-age.ts'

export type { Reading }

const measures = new WeakMap<Pack, (texts: readonly string[]) => Reading>()

/**
 * How hard texts are to read, for whoever knows the field's terms and the names of this pack: they count as one short
 * word each, as in `pack check`.
 */
export const readingOf = (pack: Pack, texts: readonly string[]): Reading => {
  let measure = measures.get(pack)
  if (!measure) {
    measure = measureReading(namesIn(pack))
    measures.set(pack, measure)
  }
  return measure(texts)
}

const namesIn = ({ words, contacts, routes, publishedForms, harms, partnership }: Pack): string[] => [
  ...words.glossary.flatMap(({ term, also }) => [term, ...(also ?? [])]),
  ...[...contacts.values()].map(({ name }) => name),
  ...[...routes.values()].flatMap(({ name }) => (typeof name === 'string' ? [name] : Object.values(name))),
  ...[...publishedForms.values()].map(({ name }) => name),
  ...[...harms.values()].flatMap(({ name, young_people_name }) => [name, young_people_name ?? '']),
  partnership.name,
  partnership.short_name,
  partnership.area,
]
