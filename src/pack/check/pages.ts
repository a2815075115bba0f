import type { Parts } from '../parts.ts'
import { TELLERS, type Teller, type TextByTeller } from '../schema/common.ts'
import type { Route } from '../schema/routes.ts'
import type { Path } from '../yaml-lines.ts'
import { briefingPages } from './briefing-pages.ts'
import { deskPages } from './desk-pages.ts'
import { formPages } from './form-pages.ts'
import { guidancePages } from './guidance-pages.ts'
import { instrumentPages } from './instrument-pages.ts'
import { keepingPages } from './keeping-pages.ts'
import { collector, type Page, type PublishedText } from './page-texts.ts'
import { practicePages } from './practice-pages.ts'
import { priorityPages } from './priority-pages.ts'
import { surveyPages } from './survey-pages.ts'

export type { Page, PublishedText }

const readersOf = (teller: Teller): Page['readers'] =>
  teller === 'practitioner' ? 'practitioners' : 'public'

/** Every page of a pack. Names of people, offices and laws, search words and sources are not among the texts. */
export const pagesOf = (parts: Parts): Page[] => [
  ...signPages(parts),
  ...harmPages(parts),
  ...routePages(parts),
  ...questionPages(parts),
  ...contactPages(parts),
  ...resourcePages(parts),
  ...tradePages(parts),
  ...partnershipPages(parts),
  ...guidancePages(parts),
  ...surveyPages(parts),
  ...instrumentPages(parts),
  ...formPages(parts),
  ...deskPages(parts),
  ...keepingPages(parts),
  ...briefingPages(parts),
  ...priorityPages(parts),
  ...practicePages(parts),
]

const DOORS = [
  ['young_people', 'young people', 'public'],
  ['parents', 'parents', 'public'],
  ['practitioners', 'practitioners', 'practitioners'],
] as const

const signPages = ({ domains }: Parts): Page[] =>
  domains.flatMap(({ file, value }) => [
    {
      name: `the domain “${value.domain.id}”`,
      readers: 'public',
      texts: collector(file, ['domain'])(['name'], value.domain.name),
    },
    ...value.signs.flatMap((sign, i) =>
      DOORS.map(([door, people, readers]): Page => {
        const texts = collector(file, ['signs', i])
        const { title, about, what_to_do } = sign[door]
        return {
          name: `the sign “${sign.id}” for ${people}`,
          readers,
          texts: [
            ...texts([door, 'title'], title),
            ...texts([door, 'about'], about),
            ...texts([door, 'what_to_do'], what_to_do),
            ...texts(['may_also_be'], sign.may_also_be),
          ],
        }
      }),
    ),
  ])

const harmPages = ({ harms }: Parts): Page[] => {
  if (!harms) return []
  const { file, value } = harms
  const approach = collector(file, ['approach'])
  return [
    {
      name: 'the approach',
      readers: 'public',
      texts: [
        ...approach(['name'], value.approach.name),
        ...approach(['also_called'], value.approach.also_called),
        ...approach(['about'], value.approach.about),
      ],
    },
    ...value.harms.map((harm, i): Page => {
      const texts = collector(file, ['harms', i])
      return {
        name: `the harm “${harm.id}”`,
        readers: 'public',
        texts: [
          ...texts(['name'], harm.name),
          ...texts(['young_people_name'], harm.young_people_name),
          ...texts(['also_called'], harm.also_called),
          ...texts(['what_they_do'], harm.what_they_do),
          ...texts(['young_people'], harm.young_people),
          ...harm.law.flatMap((law, j) => texts(['law', j, 'line'], law.line)),
        ],
      }
    }),
  ]
}

/** The same page for every teller who reads the same words is one page, judged for its plainest reader. */
const byTeller = (name: string, textsFor: (teller: Teller) => PublishedText[]): Page[] => {
  const pages = new Map<string, Page>()
  for (const teller of TELLERS) {
    const texts = textsFor(teller)
    const key = JSON.stringify(texts.map(({ text }) => text))
    if (texts.length === 0 || pages.get(key)?.readers === 'public') continue
    pages.set(key, { name: `${name} for a ${teller}`, readers: readersOf(teller), texts })
  }
  return [...pages.values()]
}

/** The text that one teller reads, with the path of where it stands. */
const spoken = (path: Path, text: TextByTeller | undefined, teller: Teller): [Path, string][] => {
  if (text === undefined) return []
  if (typeof text === 'string') return [[path, text]]
  if (text[teller] !== undefined) return [[[...path, teller], text[teller]]]
  return text.default === undefined ? [] : [[[...path, 'default'], text.default]]
}

/** What a route says to whoever tells, by its keys. */
export const ROUTE_TEXTS = [
  'name',
  'what_happens_next',
  'what_to_say',
  'will_they_tell_family',
  'will_they_tell_police',
] as const

const routeTexts = (route: Route, teller: Teller): [Path, string][] => [
  ...ROUTE_TEXTS.flatMap((key) => spoken([key], route[key], teller)),
  ...(route.what_to_write_down ?? []).map((text, i): [Path, string] => [['what_to_write_down', i], text]),
  ...Object.entries(route.ways).flatMap(([name, way]) =>
    (['open', 'closed'] as const).flatMap((key): [Path, string][] => {
      const manner = way[key]
      if (!manner) return []
      const base: Path = ['ways', name, key]
      return [...spoken([...base, 'how'], manner.how, teller), [[...base, 'by_when'], manner.by_when]]
    }),
  ),
]

/** A route's page holds the reasons of the rules that lead to it, for they are read together. */
const routePages = ({ routes, whomToTell }: Parts): Page[] => {
  const reasons = (id: string, teller: Teller): PublishedText[] => {
    if (!whomToTell) return []
    const leads = (written: string): boolean => written.split('/')[0] === id
    const { rules, beside } = whomToTell.value
    const found: [Path, string][] = [
      ...rules.flatMap((rule, i) => (leads(rule.first) ? spoken(['rules', i, 'why'], rule.why, teller) : [])),
      ...rules.flatMap((rule, i) =>
        (rule.beside ?? []).flatMap((line, j) =>
          leads(line.route) ? spoken(['rules', i, 'beside', j, 'why'], line.why, teller) : [],
        ),
      ),
      ...beside.flatMap((line, i) =>
        leads(line.route) ? spoken(['beside', i, 'why'], line.why, teller) : [],
      ),
    ]
    return found.map(([path, text]) => ({ file: whomToTell.file, path, text }))
  }
  if (!routes) return []
  const { file, value } = routes
  return [
    ...value.routes.flatMap((route, i) =>
      byTeller(`the route “${route.id}”`, (teller) => {
        const own = routeTexts(route, teller)
        // A route whose words are all for somebody else is not shown to this teller.
        if (spoken([], route.what_to_say, teller).length === 0) return []
        return [
          ...own.map(([path, text]) => ({ file, path: ['routes', i, ...path], text })),
          ...reasons(route.id, teller),
        ]
      }),
    ),
    ...value.forms.map(
      (form, i): Page => ({
        name: `the form “${form.id}”`,
        readers: form.id === 'worry' ? 'public' : 'practitioners',
        texts: collector(file, ['forms', i])(['about'], form.about),
      }),
    ),
  ]
}

const questionPages = ({ whomToTell }: Parts): Page[] => {
  if (!whomToTell) return []
  const { file, value } = whomToTell
  return [
    ...value.questions.flatMap((question, i) =>
      byTeller(`the question “${question.id}”`, (teller) =>
        [
          ...spoken(['ask'], question.ask, teller),
          ...spoken(['hint'], question.hint, teller),
          ...(question.help ? [[['help', 'summary'], question.help.summary] as [Path, string]] : []),
          ...spoken(['help', 'text'], question.help?.text, teller),
          ...question.options.flatMap((option, j) => [
            ...spoken(['options', j, 'label'], option.label, teller),
            ...spoken(['options', j, 'hint'], option.hint, teller),
          ]),
        ].map(([path, text]) => ({ file, path: ['questions', i, ...path], text })),
      ),
    ),
    {
      name: 'the drawing of the rules',
      readers: 'practitioners',
      texts: [
        ...value.rules.map((rule, i) => ({ file, path: ['rules', i, 'title'], text: rule.title })),
        ...(value.following ?? []).map(({ why }, i) => ({ file, path: ['following', i, 'why'], text: why })),
      ],
    },
  ]
}

const contactPages = ({ contacts }: Parts): Page[] =>
  (contacts?.value.contacts ?? []).map((contact, i): Page => {
    const texts = collector(contacts?.file ?? '', ['contacts', i])
    const { hours } = contact
    return {
      name: `the contact “${contact.id}”`,
      readers: contact.for_whom.every((teller) => teller === 'practitioner') ? 'practitioners' : 'public',
      texts: [
        ...texts(['for'], contact.for),
        ...(['telephone', 'text'] as const).flatMap((key) => [
          ...texts([key, 'say'], contact[key]?.say),
          ...texts([key, 'cost'], contact[key]?.cost),
        ]),
        ...texts(['relay'], contact.relay),
        ...texts(['sign_language', 'how'], contact.sign_language?.how),
        ...texts(['hours', 'note'], hours === 'always' ? undefined : hours.note),
        ...texts(['keeps_private'], contact.keeps_private),
      ],
    }
  })

const resourcePages = ({ resources }: Parts): Page[] =>
  (resources?.value.resources ?? []).map((resource, i) => ({
    name: `the resource “${resource.id}”`,
    readers: resource.for.every((audience) => audience === 'practitioners') ? 'practitioners' : 'public',
    texts: collector(resources?.file ?? '', ['resources', i])(['about'], resource.about),
  }))

const tradePages = ({ tradeGuides }: Parts): Page[] =>
  (tradeGuides?.value.trade_guides ?? []).map((guide, i) => {
    const texts = collector(tradeGuides?.file ?? '', ['trade_guides', i])
    return {
      name: `the trade guide “${guide.id}”`,
      readers: 'public',
      texts: [
        ...texts(['trade'], guide.trade),
        ...texts(['summary'], guide.summary),
        ...texts(['look_out_for'], guide.look_out_for),
        ...texts(['do_now'], guide.do_now),
        ...texts(['do_not'], guide.do_not),
        ...texts(['write_down'], guide.write_down),
      ],
    }
  })

const partnershipPages = ({ partnership }: Parts): Page[] => {
  if (!partnership) return []
  const { value } = partnership
  const texts = collector(partnership.file, [])
  const { practitioners, public: everybody } = value.disagreement
  return [
    {
      name: 'what to do when practitioners disagree',
      readers: 'practitioners',
      texts: texts(['disagreement', 'practitioners', 'how'], practitioners.how),
    },
    {
      name: 'what to do when nothing happened',
      readers: 'public',
      texts: [
        ...texts(['disagreement', 'public', 'complaint'], everybody.complaint),
        ...texts(['disagreement', 'public', 'advocate'], everybody.advocate),
        ...texts(['police', 'code_word', 'explanation'], value.police.code_word?.explanation),
        ...texts(['data_controller', 'contact'], value.data_controller.contact),
      ],
    },
  ]
}
