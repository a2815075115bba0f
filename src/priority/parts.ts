import { faults, ok, type Result } from '../kit/result.ts'
import { type Pack, type Priority, VOICES, type Voice } from '../pack/index.ts'
import { type Followed, followedOf, keyOf } from './rules/measure-key.ts'

/** The parts of a priority that are edited one by one, each with versions of its own; coded ones are text too. */
export const PARTS = {
  number: { name: 'What the plan calls it', kind: 'line', most: 40 },
  title: { name: 'Title', kind: 'line', most: 100 },
  plan: { name: 'Plan', kind: 'line', most: 120 },
  years: { name: 'Plan period', kind: 'years', most: 9 },
  owner: { name: 'Owning group', kind: 'line', most: 120 },
  headline: { name: 'Headline question', kind: 'text', most: 1000 },
  'headline-covers': { name: 'Whom the headline question asks about', kind: 'audiences', most: 100 },
  scope: { name: 'Scope question', kind: 'text', most: 1000 },
  'scope-covers': { name: 'Whom the scope asks about', kind: 'audiences', most: 100 },
  definition: { name: 'Definition', kind: 'text', most: 4000 },
  why: { name: 'Why', kind: 'text', most: 4000 },
  how: { name: 'How it is answered', kind: 'text', most: 4000 },
  measures: { name: 'What is followed wave by wave', kind: 'measures', most: 8000 },
} as const satisfies Record<
  string,
  { name: string; kind: 'line' | 'text' | 'years' | 'audiences' | 'measures'; most: number }
>
export type PartId = keyof typeof PARTS
export const PART_IDS = Object.keys(PARTS) as PartId[]
export const isPart = (text: string): text is PartId => Object.hasOwn(PARTS, text)

/** How the pack begins it: version 0. */
export const seedOf = (seed: Priority): Record<PartId, string> => ({
  number: seed.number,
  title: seed.title,
  plan: seed.plan,
  years: `${seed.from}–${seed.to}`,
  owner: seed.owner,
  headline: seed.headline.say,
  'headline-covers': seed.headline.covers.join(' '),
  scope: seed.scope.say,
  'scope-covers': seed.scope.covers.join(' '),
  definition: seed.definition,
  why: seed.why,
  how: seed.how,
  measures: seed.measures.map(keyOf).join(' '),
})

export const audiencesIn = (words: string): Voice[] =>
  VOICES.filter((voice) => words.split(' ').includes(voice))

export const followedIn = (words: string): Followed[] =>
  words.split(' ').flatMap((key) => followedOf(key) ?? [])

/** What may be followed: what the item bank asks each audience and has a figure for. */
export const followable = ({ survey }: Pack): Followed[] => {
  const items = survey?.items ?? []
  const recognition = items.find(({ measure }) => measure === 'recognises-signs')
  return VOICES.flatMap((audience) =>
    items
      .filter(
        ({ measure, asked, says }) =>
          says && (asked[audience] || (measure === 'false-alarms' && recognition?.asked[audience])),
      )
      .map(({ measure }) => ({ audience, measure })),
  )
}

/** A part as a form sent it, as it is kept; or what is wrong with it. `where` is the field. */
export const readPart = (part: PartId, sent: unknown): Result<string> => {
  const { kind, most } = PARTS[part]
  const wrong = (what: string) => faults({ where: 'words', what })
  if (kind === 'audiences' || kind === 'measures') {
    const list = [sent ?? []].flat().map(String)
    const known = kind === 'audiences' ? audiencesIn(list.join(' ')) : followedIn(list.join(' ')).map(keyOf)
    return known.length > 0 ? ok([...new Set(known)].join(' ')) : wrong('Choose at least one')
  }
  const text = typeof sent === 'string' ? sent.trim() : ''
  const words = kind === 'text' ? text.replace(/\n{3,}/g, '\n\n') : text.replace(/\s+/g, ' ')
  if (words === '') return wrong('Write something')
  if (words.length > most) return wrong(`Write at most ${most} characters`)
  if (kind !== 'years') return ok(words)
  const [, from, to] = /^(20\d\d)\s*[-–]\s*(20\d\d)$/.exec(words) ?? []
  return from && to && from <= to ? ok(`${from}–${to}`) : wrong('Write two years, as in 2026–2029')
}
