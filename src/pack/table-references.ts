import type { Part } from './parts.ts'
import type { Known, Refer } from './refer.ts'
import type { WhomToTell } from './schema/whom-to-tell.ts'
import { conditionsIn } from './table-words.ts'
import type { Path } from './yaml-lines.ts'

/** What `whom-to-tell.yaml` names: conditions, contacts, routes and their ways, forms. */
export const checkTableReferences = (part: Part<WhomToTell>, known: Known, refer: Refer): void => {
  const { conditions, rules, beside } = part.value
  const named = new Set(Object.keys(conditions))
  const routeIds = known.routes && new Set(known.routes.keys())

  const route = (path: Path, written: string): void => {
    const [id = '', way] = written.split('/')
    refer('route', routeIds, part, path, id)
    const ways = known.routes?.get(id)
    if (ways && way !== undefined) refer(`way of the route “${id}” called`, ways, part, path, way)
  }
  const form = (path: Path, id: string | null): void => {
    if (id !== null) refer('form', known.forms, part, path, id)
  }

  for (const { path, on } of conditionsIn(part.value)) {
    for (const name of [on.is ?? []].flat()) refer('named condition', named, part, [...path, 'is'], name)
    refer('contact', known.contacts, part, [...path, 'open'], on.open)
    refer('contact', known.contacts, part, [...path, 'closed'], on.closed)
  }
  for (const [i, rule] of rules.entries()) {
    route(['rules', i, 'first'], rule.first)
    if (rule.form !== null && typeof rule.form === 'object') {
      form(['rules', i, 'form', 'practitioner'], rule.form.practitioner)
      form(['rules', i, 'form', 'default'], rule.form.default)
    } else form(['rules', i, 'form'], rule.form)
    for (const [j, line] of (rule.beside ?? []).entries())
      route(['rules', i, 'beside', j, 'route'], line.route)
  }
  for (const [i, line] of beside.entries()) route(['beside', i, 'route'], line.route)
}
