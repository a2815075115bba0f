import { sql } from 'kysely'
import { daysLater, type Edition, type Pack } from '../pack/index.ts'
import {
  type AskedItem,
  type Code,
  type CodedAnswers,
  doorOf,
  exercisesBehind,
  itemsFor,
  libraryOf,
  type Moment,
  openSharing,
  PRACTISING,
  publishFigures,
  type SharedAudience,
  type Sharing,
  setModule,
} from '../practice/index.ts'
import { type Draw, seeded } from '../questionnaire/index.ts'
import { morningOf } from './days.ts'
import { dealt, likeliest } from './draws.ts'
import type { Loading, Part } from './part.ts'
import { shareRounds } from './practice-rounds.ts'

const NAME = 'practice'

/** What people answer before, right after and eight weeks on: shares, and how sure they are out of ten. */
interface Practised {
  readonly people: number
  /** So many of them came back. */
  readonly cameBack: number
  readonly signs: Readonly<Record<Moment, number>>
  readonly decoys: Readonly<Record<Moment, number>>
  readonly knows: Readonly<Record<Moment, number>>
  readonly sure: Readonly<Record<Moment, number>>
}

/**
 * Practising moves what people know, and some of it is gone eight weeks on; parents knew the signs already; practitioners
 * felt sure already, and do not feel surer for knowing more; people at work had not thought of calling.
 */
const PRACTISED: Readonly<Record<SharedAudience, Practised>> = {
  children: {
    people: 72,
    cameBack: 36,
    signs: { before: 0.4, after: 0.68, later: 0.6 },
    decoys: { before: 0.1, after: 0.07, later: 0.08 },
    knows: { before: 0.32, after: 0.76, later: 0.66 },
    sure: { before: 5.2, after: 6.8, later: 6.4 },
  },
  parents: {
    people: 48,
    cameBack: 24,
    signs: { before: 0.8, after: 0.82, later: 0.81 },
    decoys: { before: 0.09, after: 0.07, later: 0.08 },
    knows: { before: 0.3, after: 0.8, later: 0.7 },
    sure: { before: 6, after: 7.2, later: 7 },
  },
  practitioners: {
    people: 48,
    cameBack: 24,
    signs: { before: 0.68, after: 0.8, later: 0.76 },
    decoys: { before: 0.12, after: 0.08, later: 0.09 },
    knows: { before: 0.7, after: 0.86, later: 0.84 },
    sure: { before: 7.4, after: 7.2, later: 7.3 },
  },
  trades: {
    people: 48,
    cameBack: 24,
    signs: { before: 0.52, after: 0.76, later: 0.68 },
    decoys: { before: 0.14, after: 0.09, later: 0.1 },
    knows: { before: 0.42, after: 0.84, later: 0.7 },
    sure: { before: 5.6, after: 6.6, later: 6.2 },
  },
}

/** A class or an evening practises on one day, week after week; who comes back does so eight weeks on. */
const GROUP = 12
const DAYS = { first: 105, apart: 7, back: 56 } as const

const load: Part['load'] = async (loading) => {
  const { tx, pack, key, partnershipId, asOf } = loading
  const ids: string[] = []
  const once = async <Row>(statement: { execute(on: typeof tx): Promise<{ rows: Row[] }> }) =>
    (await statement.execute(tx)).rows
  const open = openSharing({ database: { once }, partnershipId, key })
  const sharing: Sharing = {
    ...open,
    async shareAnswers(shared, nonce, now) {
      const id = await open.shareAnswers(shared, nonce, now)
      ids.push(id)
      return id
    },
  }
  for (const audience of PRACTISING) await shareMeasured(loading, sharing, audience)
  const library = libraryOf(pack)
  if (library) await shareRounds(loading, sharing, library)
  await sql`
    insert into trial_row (partnership_id, kind, id, part, called)
    select ${partnershipId}::uuid, 'practice_answer', id, ${NAME}, 'practice-' || n
    from unnest(${ids}::uuid[]) with ordinality as t (id, n)`.execute(tx)
  if (library) await publishFigures(tx, library, partnershipId, morningOf(asOf))
}

/** People of one audience go through its exercises in turn, are asked before and after, and some of them come back. */
async function shareMeasured(
  { pack, seed, asOf }: Loading,
  sharing: Sharing,
  audience: SharedAudience,
): Promise<void> {
  const practised = PRACTISED[audience]
  const items = itemsFor(pack, audience)
  if (items.length === 0) return
  const draw = seeded(`${seed}/practice/${audience}`)
  const answers = answersOf(items, practised, draw)
  const exercises = practisedBy(pack, audience)
  for (let person = 0; person < practised.people; person++) {
    const exercise = exercises[person % exercises.length]
    const edition = exercise?.editions[person % exercise.editions.length]
    if (!exercise || !edition) return
    const day = daysLater(asOf, DAYS.apart * Math.floor(person / GROUP) - DAYS.first)
    const nonce = `trial/${seed}/${audience}/${person}`
    const cameBack = person < practised.cameBack
    const link = sharing.wordsLink(`invented words ${nonce}`)
    const linked = cameBack && link ? { link } : {}
    const both = { ...answers(person, 'before'), ...answers(person, 'after') }
    await sharing.shareAnswers(
      { audience, exercise: exercise.id, edition, answers: both, ...linked },
      nonce,
      morningOf(day),
    )
    if (cameBack)
      await sharing.shareAnswers(
        {
          audience,
          exercise: 'eight-weeks-on',
          edition: 'all',
          answers: answers(person, 'later'),
          ...linked,
        },
        `${nonce}/later`,
        morningOf(daysLater(day, DAYS.back)),
      )
  }
}

/** What an audience practises, as it is shared: exercises, and sets of practitioners' files. */
const practisedBy = (pack: Pack, audience: SharedAudience): { id: string; editions: readonly Edition[] }[] =>
  audience === 'practitioners'
    ? (libraryOf(pack)?.rules.sets ?? []).map(({ id }) => ({ id: setModule(id), editions: ['all'] }))
    : exercisesBehind(pack, doorOf(audience))

/** What each person answers at each moment, as it is shared: so many of them as the share says, dealt. */
function answersOf(
  items: readonly AskedItem[],
  { people, cameBack, signs, decoys, knows, sure }: Practised,
  draw: Draw,
): (person: number, moment: Moment) => CodedAnswers {
  const leaning = Array.from({ length: people }, () => draw() + draw() - 1)
  const said = new Map<string, Code>()
  for (const moment of ['before', 'after', 'later'] as const) {
    const asked = Array.from({ length: moment === 'later' ? cameBack : people }, (_, person) => person)
    const chosen = (share: number, leans: readonly number[]): Set<number> =>
      likeliest(asked, leans, Math.round(asked.length * share), draw)
    for (const { item, options, scale } of items) {
      const say = (person: number, answer: Code) => said.set(`${person}/${moment}.${item}`, answer)
      if (item === 'recognises-signs') {
        const ticked = options.map(({ id, counts }, i) => {
          // Signs differ in how well they are known, the same ones at each moment.
          const apart = (0.5 - i / options.length) * 0.2
          return { id, by: counts ? chosen(signs[moment] + apart, leaning) : chosen(decoys[moment], []) }
        })
        for (const person of asked)
          say(
            person,
            ticked.flatMap(({ id, by }) => (by.has(person) ? [id] : [])),
          )
      } else if (scale) {
        const felt = dealt(
          [-2, -1, 0, 1, 2].map((off, i) => [off, [1, 3, 4, 3, 1][i] ?? 0] as const),
          asked.length,
          draw,
        )
        const on = (value: number): number => Math.min(scale.to, Math.max(scale.from, Math.round(value)))
        for (const [i, person] of asked.entries()) say(person, on(sure[moment] + (felt[i] ?? 0)))
      } else {
        const know = chosen(knows[moment], leaning)
        for (const person of asked) {
          const alike = options.filter(({ counts }) => counts === know.has(person))
          const answer = alike[person % alike.length]
          if (answer) say(person, answer.id)
        }
      }
    }
  }
  return (person, moment) =>
    Object.fromEntries(
      items.flatMap(({ item }) => {
        const answer = said.get(`${person}/${moment}.${item}`)
        return answer === undefined ? [] : [[`${moment}.${item}`, answer] as const]
      }),
    )
}

export const PRACTICE: Part = {
  name: NAME,
  says: 'What people shared of practising, before and after',
  load,
}
