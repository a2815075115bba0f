import { daysLater, type FormId, type Pack } from '../../pack/index.ts'
import { type Draw, seeded } from '../../questionnaire/index.ts'
import { daysBetween, isWeekend } from '../days.ts'
import { dealt } from '../draws.ts'
import { ACTS, type Act, HARMS, type HarmDone } from './acts.ts'
import { type Child, childrenOf } from './children.ts'
import { chance, oneOf, someOf } from './draw-of.ts'
import { type Harmer, harmersOf, strangerOf } from './patterns.ts'
import { SOFT } from './said.ts'
import { PARTNERS, type PlaceName, SCHOOL, type Teller, TRADES } from './town.ts'

export type TellerKind = 'young-person' | 'parent' | 'practitioner' | 'trade' | 'community'

/** Something that happened in the invented town, and who told it how. */
export interface Incident {
  readonly n: number
  readonly at: Date
  readonly form: FormId
  readonly tellerKind: TellerKind
  /** Null: nobody gives a name. */
  readonly teller: Teller | null
  /** Whom it is about; empty: a car, a place, somebody of whom only the harm is known. */
  readonly children: readonly Child[]
  /** A young person tells of themselves. */
  readonly own: boolean
  readonly harmer: Harmer
  readonly place: PlaceName
  readonly acts: readonly Act[]
  readonly significant: 'yes' | 'unsure' | 'no'
  /** Words of their own, where the story is a written one. */
  readonly soft: string | null
}

export interface Size {
  readonly seed: number
  readonly months: number
  readonly people: number
  readonly asOf: string
}

/** So many concerns a month for each child of the town: 480 in 18 months of 160 children. */
const EACH = 1 / 6

const FORMS = [
  ['worry', 46],
  ['information-sharing', 24],
  ['safeguarding-referral', 18],
  ['exploitation-assessment', 12],
] as const
const WHO = [
  ['young-person', 30],
  ['parent', 22],
  ['community', 18],
  ['trade', 18],
  ['practitioner', 12],
] as const
/** Of concerns that belong to no pattern: every harm, to every gender alike. */
const ALONE = HARMS.map((harm) => [harm, 1] as const)

/** Everything that happened, the oldest first: the same for the same size. */
export const incidentsOf = (pack: Pack, { seed, months, people, asOf }: Size): Incident[] => {
  const draw = seeded(`${seed}/incidents`)
  const children = childrenOf(seed, Math.max(20, people), asOf)
  const harmers = harmersOf(seed)
  const n = Math.max(1, Math.round(months * people * EACH))
  const days = daysBetween(daysLater(asOf, -Math.round(months * 30.4)), daysLater(asOf, -1))
  const dayOf = dealt(
    days.map((day, i) => [day, (isWeekend(day) ? 1 : 2.4) * (1 + i / days.length)] as const),
    n,
    draw,
  ).toSorted()
  const forms = dealt(FORMS, n, draw)
  const who = dealt(WHO, n, draw)
  const alone = dealt(ALONE, n, draw)
  const circles = circlesOf(harmers, children, draw)
  const made = dayOf.map((day, i): Incident => {
    const at = momentOf(day, draw)
    const share = i / Math.max(1, n - 1)
    const harmer = harmerAt(harmers, share, alone[i] ?? 'online', draw)
    const own = pack.forms.has(forms[i] ?? 'worry') ? (forms[i] ?? 'worry') : 'worry'
    return incidentOf(i, at, own, who[i] ?? 'community', harmer, circles.get(harmer.id) ?? children, draw)
  })
  const car = harmers.find(({ id }) => id === 'silver-hatchback') as Harmer
  return [...made, ...softSigns(n, children, car, asOf, draw)].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || a.n - b.n,
  )
}

/** Each who harms several has a circle of children to whom it is done again. */
const circlesOf = (harmers: readonly Harmer[], children: readonly Child[], draw: Draw) =>
  new Map(harmers.map(({ id, share }) => [id, someOf(children, Math.max(4, Math.round(share * 60)), draw)]))

const harmerAt = (harmers: readonly Harmer[], when: number, alone: HarmDone, draw: Draw): Harmer => {
  let at = draw()
  for (const one of harmers) {
    const share = when >= one.from && when <= one.to ? one.share / (one.to - one.from) : 0
    if (at < share) return one
    at -= share
  }
  return strangerOf(draw, alone, ['interchange', 'weir', 'hotel', 'pitch'])
}

/** Between half past seven and ten in the evening. */
const momentOf = (day: string, draw: Draw): Date =>
  new Date(Date.parse(`${day}T07:30:00Z`) + Math.floor(draw() * 870) * 60_000)

const PRACTITIONER = 'practitioner'

const incidentOf = (
  n: number,
  at: Date,
  form: FormId,
  asked: TellerKind,
  harmer: Harmer,
  circle: readonly Child[],
  draw: Draw,
): Incident => {
  const tellerKind: TellerKind = form === 'worry' ? asked : PRACTITIONER
  const own = tellerKind === 'young-person' && chance(0.5, draw)
  const unknown =
    (tellerKind === 'trade' && chance(0.7, draw)) || (form === 'information-sharing' && chance(0.35, draw))
  const named = form !== 'worry' || tellerKind === PRACTITIONER
  const all = ACTS[harmer.harm]
  return {
    n,
    at,
    form,
    tellerKind,
    own,
    harmer,
    teller: named
      ? oneOf(chance(0.45, draw) ? SCHOOL : PARTNERS, draw)
      : tellerKind === 'trade'
        ? oneOf(TRADES, draw)
        : null,
    children: unknown ? [] : someOf(circle, form !== 'worry' && chance(0.2, draw) ? 2 : 1, draw),
    place: oneOf(harmer.places, draw),
    acts: someOf(all, 1 + Math.floor(draw() * Math.min(3, all.length)), draw),
    significant: oneOf(['yes', 'yes', 'unsure', 'no'] as const, draw),
    soft: null,
  }
}

const softSigns = (
  n: number,
  children: readonly Child[],
  harmer: Harmer,
  asOf: string,
  draw: Draw,
): Incident[] => {
  const child = children.find(({ school }) => school === SCHOOL[0]?.agency) ?? children[0]
  if (!child) return []
  return SOFT.map(({ says, daysAgo, half }, i) => ({
    n: n + i,
    at: momentOf(daysLater(asOf, -daysAgo), draw),
    form: 'worry' as const,
    tellerKind: PRACTITIONER,
    own: false,
    teller: SCHOOL[(i + 1) % SCHOOL.length] ?? null,
    children: [child],
    harmer: half
      ? harmer
      : {
          ...harmer,
          nickname: '',
          name: null,
          age: '',
          looks: '',
          plate: null,
          vehicle: null,
          account: null,
          phone: null,
          group: null,
        },
    place: 'interchange' as const,
    acts: [],
    significant: 'no' as const,
    soft: says.replace('{half}', harmer.plate?.slice(0, 4) ?? ''),
  }))
}
