import { type Draw, seeded } from '../../questionnaire/index.ts'
import { dealt, shuffled } from '../draws.ts'
import { chance, oneOf } from './draw-of.ts'
import { mobile, postcode } from './reserved.ts'
import { STREETS } from './town.ts'

export interface Child {
  readonly first: string
  readonly name: string
  /** A whole date of birth. */
  readonly born: string
  readonly gender: 'girl' | 'boy' | 'another'
  readonly ethnicity: string
  readonly school: string
  readonly address: string
  readonly phone: string
  readonly account: string
}

const FIRST = {
  girl: [
    'Ruby',
    'Maisie',
    'Aaliyah',
    'Freya',
    'Zofia',
    'Niamh',
    'Chloe',
    'Imani',
    'Layla',
    'Poppy',
    'Sana',
    'Erin',
    'Talia',
    'Bethan',
    'Mei',
    'Roisin',
  ],
  boy: [
    'Ellis',
    'Callum',
    'Yusuf',
    'Theo',
    'Kacper',
    'Reece',
    'Josiah',
    'Alfie',
    'Hamza',
    'Owen',
    'Tyrell',
    'Finlay',
    'Ravi',
    'Connor',
    'Jude',
    'Declan',
  ],
  another: ['Robin', 'Ash', 'Rowan', 'Sky', 'Charlie', 'Jules'],
} as const
const LAST = [
  'Marlow',
  'Hartsop',
  'Kenning',
  'Adeyan',
  'Brackley',
  'Sowden',
  'Iqbar',
  'Tranter',
  'Wolsen',
  'Fenby',
  'Okoye',
  'Ravens',
  'Lindley',
  'Garside',
  'Pellow',
  'Nowick',
  'Chanter',
  'Dunmore',
  'Hesketh',
  'Varley',
  'Mistry',
  'Quayle',
  'Rudd',
  'Stannard',
  'Thwaite',
  'Umber',
  'Yeoman',
  'Aske',
  'Birtle',
  'Corrin',
  'Dacre',
  'Eland',
]

/** Shares of a northern town; dealt before anybody is harmed, so that who is harmed in which way does not follow from them. */
const GENDERS = [
  ['girl', 49],
  ['boy', 48],
  ['another', 3],
] as const
const ETHNICITIES = [
  ['white', 76],
  ['asian', 9],
  ['mixed', 5],
  ['black', 4],
  ['traveller', 3],
  ['other', 3],
] as const

/** The children of the town, by the seed. */
export const childrenOf = (seed: number, people: number, asOf: string): Child[] => {
  const draw = seeded(`${seed}/children`)
  const genders = dealt(GENDERS, people, draw)
  const ethnicities = dealt(ETHNICITIES, people, draw)
  const names = shuffled(
    LAST.flatMap((last) =>
      Array.from({ length: Math.ceil(people / LAST.length) + 8 }, (_, i) => [last, i] as const),
    ),
    draw,
  )
  const used = new Set<string>()
  return genders.map((gender, i) => {
    let [last] = names[i] ?? ['Marlow', 0]
    let first: string = oneOf(FIRST[gender], draw)
    for (let tries = 0; used.has(`${first} ${last}`) && tries < 200; tries++) {
      first = oneOf(FIRST[gender], draw)
      last = oneOf(LAST, draw)
    }
    used.add(`${first} ${last}`)
    const age = Math.min(17, 11 + Math.floor((draw() + draw()) * 4))
    return {
      first,
      name: `${first} ${last}`,
      born: bornAged(age, asOf, draw),
      gender,
      ethnicity: ethnicities[i] ?? 'white',
      school: schoolOf(age),
      address: `${1 + Math.floor(draw() * 90)} ${oneOf(STREETS, draw)}, ${postcode(draw)}`,
      phone: mobile(draw),
      account: `${first.toLowerCase()}_${last.slice(0, 3).toLowerCase()}${chance(0.5, draw) ? 'x' : ''}${i}.mrwby`,
    }
  })
}

const bornAged = (age: number, asOf: string, draw: Draw): string =>
  new Date(Date.parse(`${asOf}T00:00:00Z`) - (age * 365.25 + 20 + draw() * 320) * 86_400_000)
    .toISOString()
    .slice(0, 10)

const schoolOf = (age: number): string =>
  age < 11 ? 'St Hild’s Primary School, Merrowby' : age < 16 ? 'Merrowby High School' : 'Merrowby Sixth Form'

/** Whole years on a day. */
export const ageOn = ({ born }: Pick<Child, 'born'>, day: string): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
