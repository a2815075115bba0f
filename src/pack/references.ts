import type { Problem } from '../kit/result.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Parts } from './parts.ts'
import type { Path } from './read-yaml.ts'
import { FORMS, ROUTES } from './schema/routes.ts'
import type { Condition } from './schema/whom-to-tell.ts'

/** An id or a reference, and where it stands. */
interface Named {
  readonly id: string
  readonly file: string
  readonly path: Path
}

/**
 * Ids that stand twice, and references that lead nowhere. Expects parts that fit their schemas.
 * What a rule's condition *means* is not looked at here, only whether what it names exists.
 */
export const checkReferences = (parts: Parts): Problem[] => {
  const problems: Problem[] = []
  const at = (file: string, path: Path): string => parts.where(file, path)

  const ids = (what: string, all: readonly Named[]): Set<string> => {
    const first = new Map<string, Named>()
    for (const named of all) {
      const before = first.get(named.id)
      if (before) {
        problems.push({
          where: at(named.file, [...named.path, 'id']),
          what: `There are two ${what} with the id “${named.id}”.`,
          right: `The other one is at ${at(before.file, [...before.path, 'id'])}; give one of them another id.`,
        })
      } else first.set(named.id, named)
    }
    return new Set(first.keys())
  }
  const refer = (
    what: string,
    known: ReadonlySet<string>,
    file: string,
    path: Path,
    id: string | undefined,
  ) => {
    if (id === undefined || known.has(id)) return
    problems.push({
      where: at(file, path),
      what: `There is no ${what} “${id.slice(0, 60)}”.`,
      right: didYouMean(id, known),
    })
  }
  const each = (file: string, key: string, list: readonly { id: string }[]): Named[] =>
    list.map(({ id }, i) => ({ id, file, path: [key, i] }))

  const { partnership, harms, routes, whomToTell } = parts
  const contacts = ids('contacts', each('contacts.yaml', 'contacts', parts.contacts.contacts))
  const harmIds = ids('harms', each('harms.yaml', 'harms', harms.harms))
  const routeIds = ids('routes', each('routes.yaml', 'routes', routes.routes))
  const formIds = ids('forms', each('routes.yaml', 'forms', routes.forms))
  ids('resources', each('resources.yaml', 'resources', parts.resources.resources))
  ids('trade guides', each('trade-guides.yaml', 'trade_guides', parts.tradeGuides.trade_guides))
  ids('questions', each('whom-to-tell.yaml', 'questions', whomToTell.questions))
  ids('rules', [
    ...each('whom-to-tell.yaml', 'rules', whomToTell.rules),
    ...each('whom-to-tell.yaml', 'beside', whomToTell.beside),
  ])
  ids(
    'domains',
    parts.domains.map(({ file, value }) => ({ id: value.domain.id, file, path: ['domain'] })),
  )
  const signs = ids(
    'signs',
    parts.domains.flatMap(({ file, value }) => each(file, 'signs', value.signs)),
  )

  refer('contact', contacts, 'partnership.yaml', ['front_door'], partnership.front_door)
  refer('contact', contacts, 'partnership.yaml', ['emergency'], partnership.emergency)
  for (const [i, contact] of parts.contacts.contacts.entries()) {
    const path = ['contacts', i, 'out_of_hours']
    refer('contact', contacts, 'contacts.yaml', path, contact.out_of_hours)
    if (contact.out_of_hours === contact.id) {
      problems.push({
        where: at('contacts.yaml', path),
        what: 'A contact cannot stand in for itself when it is closed.',
        right: 'Name another contact, or leave the key out.',
      })
    }
  }
  for (const { file, value } of parts.domains) {
    for (const [i, sign] of value.signs.entries()) {
      for (const [j, harm] of sign.harms.entries())
        refer('harm', harmIds, file, ['signs', i, 'harms', j], harm)
      refer('sign', signs, file, ['signs', i, 'under'], sign.under)
      if (sign.under === sign.id) {
        problems.push({ where: at(file, ['signs', i, 'under']), what: 'A sign cannot be a kind of itself.' })
      }
    }
  }
  for (const [i, resource] of parts.resources.resources.entries()) {
    for (const [j, harm] of (resource.harms ?? []).entries()) {
      refer('harm', harmIds, 'resources.yaml', ['resources', i, 'harms', j], harm)
    }
  }
  for (const [i, guide] of parts.tradeGuides.trade_guides.entries()) {
    for (const [j, contact] of guide.contacts.entries()) {
      refer('contact', contacts, 'trade-guides.yaml', ['trade_guides', i, 'contacts', j], contact)
    }
  }
  for (const [i, route] of routes.routes.entries()) {
    const path = ['routes', i] as const
    refer(
      'route that the product knows by the name',
      new Set(ROUTES),
      'routes.yaml',
      [...path, 'id'],
      route.id,
    )
    refer('contact', contacts, 'routes.yaml', [...path, 'contact'], route.contact)
    for (const [j, contact] of (route.more_contacts ?? []).entries()) {
      refer('contact', contacts, 'routes.yaml', [...path, 'more_contacts', j], contact)
    }
    for (const [name, way] of Object.entries(route.ways)) {
      refer('contact', contacts, 'routes.yaml', [...path, 'ways', name, 'contact'], way.contact)
    }
    if (!Object.hasOwn(route.ways, 'default')) {
      problems.push({
        where: at('routes.yaml', [...path, 'ways']),
        what: `The route “${route.id}” has no way “default”.`,
        right: 'Every route has one; others are named by rules.',
      })
    }
  }
  for (const [i, form] of routes.forms.entries()) {
    refer(
      'form that the product knows by the name',
      new Set(FORMS),
      'routes.yaml',
      ['forms', i, 'id'],
      form.id,
    )
  }

  const table = 'whom-to-tell.yaml'
  const named = new Set(Object.keys(whomToTell.conditions))
  const waysOf = new Map(routes.routes.map((route) => [route.id, new Set(Object.keys(route.ways))]))
  const referRoute = (path: Path, written: string): void => {
    const [route = '', way] = written.split('/')
    refer('route', routeIds, table, path, route)
    const ways = waysOf.get(route)
    if (ways && way !== undefined) refer(`way of the route “${route}” called`, ways, table, path, way)
  }
  const referForm = (path: Path, form: string | null): void => {
    if (form !== null) refer('form', formIds, table, path, form)
  }
  const referCondition = (path: Path, condition: Condition | undefined): void => {
    if (!condition) return
    for (const name of [condition.is ?? []].flat())
      refer('named condition', named, table, [...path, 'is'], name)
    refer('contact', contacts, table, [...path, 'open'], condition.open)
    refer('contact', contacts, table, [...path, 'closed'], condition.closed)
    for (const key of ['any', 'all'] as const) {
      for (const [i, inner] of (condition[key] ?? []).entries()) referCondition([...path, key, i], inner)
    }
    referCondition([...path, 'not'], condition.not)
  }
  for (const [name, condition] of Object.entries(whomToTell.conditions)) {
    referCondition(['conditions', name], condition as Condition)
  }
  for (const [i, question] of whomToTell.questions.entries()) {
    const path = ['questions', i] as const
    referCondition([...path, 'when'], question.when as Condition | undefined)
    for (const [j, option] of question.options.entries()) {
      referCondition([...path, 'options', j, 'when'], option.when as Condition | undefined)
    }
  }
  for (const [i, rule] of whomToTell.rules.entries()) {
    const path = ['rules', i] as const
    referCondition([...path, 'when'], rule.when as Condition)
    referRoute([...path, 'first'], rule.first)
    if (rule.form !== null && typeof rule.form === 'object') {
      referForm([...path, 'form', 'practitioner'], rule.form.practitioner)
      referForm([...path, 'form', 'default'], rule.form.default)
    } else referForm([...path, 'form'], rule.form)
    for (const [j, beside] of (rule.beside ?? []).entries()) {
      referRoute([...path, 'beside', j, 'route'], beside.route)
      referCondition([...path, 'beside', j, 'when'], beside.when as Condition | undefined)
    }
  }
  for (const [i, beside] of whomToTell.beside.entries()) {
    referRoute(['beside', i, 'route'], beside.route)
    referCondition(['beside', i, 'when'], beside.when as Condition)
  }
  return problems
}
