import type { Problem } from '../kit/result.ts'
import { checkAtWork } from './at-work-references.ts'
import { checkBriefing } from './briefing-references.ts'
import { checkDesk } from './desk-references.ts'
import { didYouMean } from './did-you-mean.ts'
import { checkForms } from './form-references.ts'
import { checkInstruments } from './instrument-references.ts'
import { checkKeeping } from './keeping-references.ts'
import type { Part, Parts } from './parts.ts'
import { checkPractice } from './practice-references.ts'
import { checkPriorities } from './priority-references.ts'
import { checkReceiving } from './receiving-references.ts'
import type { Known, Refer } from './refer.ts'
import { checkScenarios } from './scenario-references.ts'
import { FORMS, ROUTES } from './schema/routes.ts'
import { checkSurvey } from './survey-references.ts'
import { checkTableReferences } from './table-references.ts'
import { checkTableWords } from './table-words.ts'

/** Ids that stand twice, and references that lead nowhere. */
export const checkReferences = (parts: Parts): Problem[] => {
  const problems: Problem[] = []
  const refer: Refer = (what, known, part, path, id) => {
    if (id === undefined || !known || known.has(id)) return
    problems.push({
      where: part.where(path),
      what: `There is no ${what} “${id.slice(0, 60)}”.`,
      right: didYouMean(id, known),
    })
  }
  const { contacts, harms, routes, whomToTell, resources, tradeGuides, domains, partnership, guidance } =
    parts
  const ids = (what: string, ...lists: (Listed | undefined)[]): Set<string> | undefined => {
    const read = lists.filter((list) => list !== undefined)
    problems.push(...twice(what, read))
    return read.length < lists.length ? undefined : new Set(read.flatMap(allIds))
  }

  const contactIds = ids(
    'contacts',
    contacts && { part: contacts, key: 'contacts', entries: contacts.value.contacts },
  )
  const harmIds = ids('harms', harms && { part: harms, key: 'harms', entries: harms.value.harms })
  const formIds = ids('forms', routes && { part: routes, key: 'forms', entries: routes.value.forms })
  ids('routes', routes && { part: routes, key: 'routes', entries: routes.value.routes })
  const resourceIds = ids(
    'resources',
    resources && { part: resources, key: 'resources', entries: resources.value.resources },
  )
  ids(
    'trade guides',
    tradeGuides && { part: tradeGuides, key: 'trade_guides', entries: tradeGuides.value.trade_guides },
  )
  ids('articles', guidance && { part: guidance, key: 'articles', entries: guidance.value.articles })
  ids(
    'search alerts',
    guidance && { part: guidance, key: 'search_alerts', entries: guidance.value.search_alerts },
  )
  ids('questions', whomToTell && { part: whomToTell, key: 'questions', entries: whomToTell.value.questions })
  ids(
    'rules',
    whomToTell && { part: whomToTell, key: 'rules', entries: whomToTell.value.rules },
    whomToTell && { part: whomToTell, key: 'beside', entries: whomToTell.value.beside },
  )
  ids('domains', ...domains.map((part) => ({ part, key: 'domain', entries: [part.value.domain] })))
  const signs = ids('signs', ...domains.map((part) => ({ part, key: 'signs', entries: part.value.signs })))
  const signIds = parts.allDomains ? signs : undefined

  if (partnership) {
    refer('contact', contactIds, partnership, ['front_door'], partnership.value.front_door)
    refer('contact', contactIds, partnership, ['emergency'], partnership.value.emergency)
  }
  for (const [i, contact] of (contacts?.value.contacts ?? []).entries()) {
    if (contacts)
      refer('contact', contactIds, contacts, ['contacts', i, 'out_of_hours'], contact.out_of_hours)
  }
  for (const part of domains) {
    for (const [i, sign] of part.value.signs.entries()) {
      for (const [j, harm] of sign.harms.entries())
        refer('harm', harmIds, part, ['signs', i, 'harms', j], harm)
      refer('sign', signIds, part, ['signs', i, 'under'], sign.under)
    }
  }
  if (resources) {
    for (const [i, resource] of resources.value.resources.entries()) {
      for (const [j, harm] of (resource.harms ?? []).entries()) {
        refer('harm', harmIds, resources, ['resources', i, 'harms', j], harm)
      }
    }
  }
  if (tradeGuides) {
    for (const [i, guide] of tradeGuides.value.trade_guides.entries()) {
      for (const [j, contact] of guide.contacts.entries()) {
        refer('contact', contactIds, tradeGuides, ['trade_guides', i, 'contacts', j], contact)
      }
    }
  }
  if (guidance) {
    for (const key of ['articles', 'search_alerts'] as const) {
      for (const [i, { contacts: shown }] of guidance.value[key].entries()) {
        for (const [j, contact] of shown.entries()) {
          refer('contact', contactIds, guidance, [key, i, 'contacts', j], contact)
        }
      }
    }
  }
  if (routes) {
    for (const [i, route] of routes.value.routes.entries()) {
      refer(
        'route that the product knows by the name',
        new Set(ROUTES),
        routes,
        ['routes', i, 'id'],
        route.id,
      )
      refer('contact', contactIds, routes, ['routes', i, 'contact'], route.contact)
      for (const [j, contact] of (route.more_contacts ?? []).entries()) {
        refer('contact', contactIds, routes, ['routes', i, 'more_contacts', j], contact)
      }
      for (const [name, way] of Object.entries(route.ways)) {
        refer('contact', contactIds, routes, ['routes', i, 'ways', name, 'contact'], way.contact)
      }
    }
    for (const [i, form] of routes.value.forms.entries()) {
      refer('form that the product knows by the name', new Set(FORMS), routes, ['forms', i, 'id'], form.id)
    }
  }
  if (whomToTell) {
    const known = { contacts: contactIds, routes: waysOf(routes), forms: formIds }
    checkTableReferences(whomToTell, known, refer)
    problems.push(...checkTableWords(whomToTell))
  }
  problems.push(...checkSurvey(parts, signIds, refer))
  problems.push(...checkInstruments(parts, contactIds, refer))
  problems.push(...checkForms(parts, { contacts: contactIds, signs: signIds }, refer))
  problems.push(...checkPractice(parts, { contacts: contactIds, signs: signIds }, refer))
  problems.push(...checkAtWork(parts, { contacts: contactIds, signs: signIds }, refer))
  problems.push(...checkScenarios(parts, { contacts: contactIds, signs: signIds }, refer))
  problems.push(...checkBriefing(parts, { resources: resourceIds, signs: signIds }, refer))
  problems.push(...checkPriorities(parts))
  problems.push(...checkReceiving(parts))
  problems.push(...checkDesk(parts))
  problems.push(...checkKeeping(parts))
  problems.push(...leadingToThemselves(parts), ...withoutDefaultWay(parts))
  return problems
}

/** A list of a file whose entries have ids. */
interface Listed {
  readonly part: Part<unknown>
  readonly key: string
  readonly entries: readonly { readonly id: string }[]
}

const allIds = ({ part, entries }: Listed): string[] => [...entries.map(({ id }) => id), ...part.cutIds]

const twice = (what: string, lists: readonly Listed[]): Problem[] => {
  const first = new Map<string, string>()
  const problems: Problem[] = []
  for (const { part, key, entries } of lists) {
    for (const [i, { id }] of entries.entries()) {
      const where = part.where(key === 'domain' ? [key, 'id'] : [key, i, 'id'])
      const before = first.get(id)
      if (before === undefined) first.set(id, where)
      else {
        problems.push({
          where,
          what: `There are two ${what} with the id “${id}”.`,
          right: `The other one is at ${before}; give one of them another id.`,
        })
      }
    }
  }
  return problems
}

const waysOf = (routes: Parts['routes']): Known['routes'] =>
  routes &&
  new Map([
    ...routes.cutIds.map((id) => [id, undefined] as const),
    ...routes.value.routes.map((route) => [route.id, new Set(Object.keys(route.ways))] as const),
  ])

const leadingToThemselves = ({ contacts, domains }: Parts): Problem[] => [
  ...(contacts?.value.contacts ?? []).flatMap((contact, i) =>
    contact.out_of_hours === contact.id
      ? [
          {
            where: contacts?.where(['contacts', i, 'out_of_hours']) ?? '',
            what: 'A contact cannot stand in for itself when it is closed.',
            right: 'Name another contact, or leave the key out.',
          },
        ]
      : [],
  ),
  ...domains.flatMap((part) =>
    part.value.signs.flatMap((sign, i) =>
      sign.under === sign.id
        ? [
            {
              where: part.where(['signs', i, 'under']),
              what: 'A sign cannot be a kind of itself.',
              right: 'Name the broader sign, or leave the key out.',
            },
          ]
        : [],
    ),
  ),
]

const withoutDefaultWay = ({ routes }: Parts): Problem[] =>
  (routes?.value.routes ?? []).flatMap((route, i) =>
    Object.hasOwn(route.ways, 'default')
      ? []
      : [
          {
            where: routes?.where(['routes', i, 'ways']) ?? '',
            what: `The route “${route.id}” has no way “default”.`,
            right: 'Every route has one; others are named by rules.',
          },
        ],
  )
