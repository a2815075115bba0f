import type { Problem } from '../../kit/result.ts'
import type { Pack } from '../pack.ts'
import type { TextByTeller } from '../schema/common.ts'
import type { Path } from '../yaml-lines.ts'
import { PLACES, unfilled, unknownPlaces } from './fill-in.ts'
import { placesFor, placesOf } from './reach.ts'
import type { Where } from './where.ts'

/** The places in braces: each is known, and each that is not in square brackets has a value, open or closed. */
export const checkPlaces = (pack: Pack, where: Where): Problem[] => {
  const problems: Problem[] = []
  const look = (
    file: Parameters<Where>[0],
    path: Path,
    text: TextByTeller,
    empty: (text: string) => string[],
  ) => {
    const texts = typeof text === 'string' ? [text] : Object.values(text)
    for (const place of new Set(texts.flatMap(unknownPlaces))) {
      problems.push({
        where: where(file, path),
        what: `There is no place “{${place.slice(0, 30)}}”.`,
        right: `It may be: ${PLACES.map((known) => `{${known}}`).join(', ')}.`,
      })
    }
    for (const place of new Set(texts.flatMap(empty))) {
      if (!PLACES.some((known) => known === place)) continue
      problems.push({
        where: where(file, path),
        what: `“{${place}}” has no value here.`,
        right: 'Give the contact one, or put the part of the sentence in [square brackets].',
      })
    }
  }
  for (const [i, route] of [...pack.routes.values()].entries()) {
    for (const [name, way] of Object.entries(route.ways)) {
      const contact = pack.contacts.get(way.contact ?? route.contact ?? '')
      const standIn = pack.contacts.get(contact?.out_of_hours ?? '') ?? contact
      for (const key of ['open', 'closed'] as const) {
        const manner = way[key]
        if (!manner) continue
        // `opens` is known only while closed, and not always then.
        const closed = key === 'closed'
        const places = placesFor(pack, contact, { answering: closed ? standIn : contact, closed })
        const path = ['routes', i, 'ways', name, key]
        for (const part of ['how', 'by_when'] as const) {
          look('routes.yaml', [...path, part], manner[part], (text) => unfilled(text, places))
        }
      }
    }
  }
  const always = placesOf(pack)
  const reasons: [Path, TextByTeller][] = [
    ...pack.whomToTell.rules.flatMap((rule, i): [Path, TextByTeller][] => [
      [['rules', i, 'why'], rule.why],
      ...(rule.beside ?? []).map((line, j): [Path, TextByTeller] => [
        ['rules', i, 'beside', j, 'why'],
        line.why,
      ]),
    ]),
    ...pack.whomToTell.beside.map((line, i): [Path, TextByTeller] => [['beside', i, 'why'], line.why]),
  ]
  for (const [path, text] of reasons) {
    look('whom-to-tell.yaml', path, text, (one) => unfilled(one, always))
  }
  return problems
}
