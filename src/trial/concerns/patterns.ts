import { type Draw, seeded } from '../../questionnaire/index.ts'
import type { HarmDone } from './acts.ts'
import { mobile, plate } from './reserved.ts'
import type { PlaceName } from './town.ts'

/** Somebody who harms several children, and by what they can be known again. */
export interface Harmer {
  readonly id: string
  readonly name: string | null
  readonly nickname: string
  readonly age: string
  readonly looks: string
  readonly harm: HarmDone
  readonly places: readonly PlaceName[]
  /** A whole plate; most who see it know its first half only. */
  readonly plate: string | null
  readonly vehicle: { readonly make: string; readonly colour: string; readonly about: string } | null
  readonly phone: string | null
  readonly account: string | null
  readonly group: string | null
  /** Where they work with children: told to the designated officer. */
  readonly worksAt?: string
  /** Which share of the concerns is about them, and the part of the months in which it is, from 0 to 1. */
  readonly share: number
  readonly from: number
  readonly to: number
}

type Written = Omit<Harmer, 'plate' | 'phone'> & { readonly drives: boolean; readonly rings: boolean }
const car = (colour: string, make: string, about: string) => ({ make, colour, about })

const WRITTEN: readonly Written[] = [
  {
    id: 'silver-hatchback',
    name: 'Craig Vessel',
    nickname: 'Cray',
    age: 'about 27',
    looks: 'Tall, thin, grey tracksuit, a scar through the left eyebrow',
    harm: 'criminal',
    places: ['interchange', 'weir'],
    drives: true,
    rings: true,
    vehicle: car('Silver', 'Hatchback', 'A dent in the rear door and a pine tree on the mirror'),
    account: 'cray_v27.mrwby',
    group: 'The Stand Four lot',
    share: 0.17,
    from: 0.2,
    to: 1,
  },
  {
    id: 'kestrel-flat',
    name: 'Martin Pardew',
    nickname: 'Uncle M',
    age: 'about 45',
    looks: 'Heavy, grey beard, always a dark green parka',
    harm: 'sexual',
    places: ['flat', 'hotel'],
    drives: true,
    rings: true,
    vehicle: car('White', 'Van', 'No lettering; a ladder on the roof'),
    account: 'unclem.mrwby',
    group: null,
    share: 0.13,
    from: 0.35,
    to: 1,
  },
  {
    id: 'lunar-fox',
    name: null,
    nickname: 'Lunar Fox',
    age: 'says 16',
    looks: 'Nobody has seen a face',
    harm: 'online',
    places: ['interchange'],
    drives: false,
    rings: false,
    vehicle: null,
    account: 'lunarfox_gg.mrwby',
    group: 'The Den, a private server',
    share: 0.1,
    from: 0.5,
    to: 1,
  },
  {
    id: 'weirside',
    name: 'Kieran Oxtoby',
    nickname: 'Ox',
    age: '16',
    looks: 'Broad, shaved head, red puffer jacket',
    harm: 'violence',
    places: ['weir'],
    drives: false,
    rings: false,
    vehicle: null,
    account: 'ox.weirside.mrwby',
    group: 'The Weirside lot',
    share: 0.1,
    from: 0,
    to: 0.9,
  },
  {
    id: 'car-wash',
    name: 'Darren Lisle',
    nickname: 'Daz',
    age: 'about 50',
    looks: 'Sunburnt, baseball cap, limps',
    harm: 'trafficking',
    places: ['carWash'],
    drives: true,
    rings: true,
    vehicle: car('Blue', 'Minibus', 'Curtains in the back windows'),
    account: null,
    group: null,
    share: 0.06,
    from: 0.1,
    to: 0.8,
  },
  {
    id: 'circle',
    name: 'Neil Strander',
    nickname: 'The Captain',
    age: 'about 35',
    looks: 'Neat, short beard, black jacket with a badge',
    harm: 'radicalisation',
    places: ['hotel'],
    drives: false,
    rings: false,
    vehicle: null,
    account: 'captain_ns.mrwby',
    group: 'The Lantern Circle',
    share: 0.05,
    from: 0.4,
    to: 1,
  },
  {
    id: 'coach',
    name: 'Graham Sowerly',
    nickname: 'Coach G',
    age: 'about 52',
    looks: 'Club tracksuit, whistle, silver hair',
    harm: 'sexual',
    places: ['pitch'],
    drives: false,
    rings: false,
    vehicle: null,
    account: null,
    group: null,
    worksAt: 'Merrowby Juniors football club',
    share: 0.02,
    from: 0.55,
    to: 1,
  },
]

/** The people of concern of this seed: their plates and numbers differ, their story does not. */
export const harmersOf = (seed: number): Harmer[] => {
  const draw = seeded(`${seed}/harmers`)
  return WRITTEN.map(({ drives, rings, ...one }) => ({
    ...one,
    plate: drives ? plate(draw) : null,
    phone: rings ? mobile(draw) : null,
  }))
}

const STRANGERS: readonly (readonly [string, string, string])[] = [
  ['A man in a work jacket', 'about 30', 'Work jacket, quiet voice'],
  ['A woman who says that she is an aunt', 'about 40', 'Long coat, red glasses'],
  ['An older boy from another town', '17 or 18', 'Black tracksuit, face covered'],
  ['A man whom nobody knows by name', '50 or so', 'Grey hair, walking stick'],
  ['A woman of about 25', 'about 25', 'Blonde, always on the phone'],
  ['Somebody from another school', 'about 15', 'Green blazer'],
]

/** Somebody who is told of once, and of whom little is known. */
export const strangerOf = (draw: Draw, harm: HarmDone, places: readonly PlaceName[]): Harmer => {
  const [nickname = '', age = '', looks = ''] = STRANGERS[Math.floor(draw() * STRANGERS.length)] ?? []
  const drives = draw() < 0.3
  return {
    id: 'stranger',
    name: null,
    nickname,
    age,
    looks,
    harm,
    places: [places[Math.floor(draw() * places.length)] ?? 'weir'],
    plate: drives ? plate(draw) : null,
    vehicle: drives
      ? car(
          ['Black', 'Red', 'Blue', 'Grey'][Math.floor(draw() * 4)] ?? 'Grey',
          ['Saloon', 'Estate', 'Small car', 'Van'][Math.floor(draw() * 4)] ?? 'Van',
          'Parked with the engine on',
        )
      : null,
    phone: null,
    account: null,
    group: null,
    share: 0,
    from: 0,
    to: 1,
  }
}
