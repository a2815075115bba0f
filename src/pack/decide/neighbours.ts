import type { Pack } from '../pack.ts'

/** A neighbouring council, with the number that answers at this hour where it is known. */
export interface Neighbour {
  readonly name: string
  readonly number: string | undefined
  readonly link: string | undefined
}

const neighboursAt = (pack: Pack, closed: boolean): Neighbour[] =>
  pack.partnership.neighbours.map(({ name, telephone, out_of_hours, link }) => ({
    name,
    number: closed ? out_of_hours : telephone,
    link,
  }))

/** What `{neighbours}` stands for: each whose number is known, as part of a sentence; undefined where none is. */
export const neighboursNamed = (pack: Pack, closed: boolean): string | undefined =>
  neighboursAt(pack, closed)
    .flatMap(({ name, number }) => (number ? [`${name} ${number}`] : []))
    .join(', ') || undefined

/** A sentence that names the neighbours, taken apart, so that a page can show them as a list. */
export interface NamingNeighbours {
  readonly before: string
  readonly neighbours: readonly Neighbour[]
  readonly after: string
}

/** The parts of a sentence in which `{neighbours}` was filled in; null where they are not named. */
export const namingNeighbours = (pack: Pack, sentence: string): NamingNeighbours | null => {
  for (const closed of [false, true]) {
    const named = neighboursNamed(pack, closed)
    const at = named ? sentence.indexOf(named) : -1
    if (!named || at < 0) continue
    return {
      before: sentence.slice(0, at).trim(),
      neighbours: neighboursAt(pack, closed),
      // The full stop of the sentence that the list ends.
      after: sentence.slice(at + named.length).replace(/^[.;]?\s*/, ''),
    }
  }
  return null
}
