import type { Reader } from '../frame/index.ts'
import type { DoorPlace } from '../guide/urls.ts'
import type { Exercise, ExerciseDoor, Pack, Sign } from '../pack/index.ts'
import { WHATS_OKAY } from './urls.ts'

/** Where an exercise belongs: what its pages look like, where they lead back to, and in whose words signs are told. */
export interface Room {
  readonly path: string
  readonly name: string
  readonly look: string
  readonly door: DoorPlace
  readonly titleOf: (sign: Sign) => string
  /** People who would rather write than ring see text and chat first. */
  readonly textFirst: boolean
}

/** The room of an exercise: that of the first door that it names. */
export const roomOf = (reader: Reader, { doors }: Exercise): Room => roomsOf(reader)[doors[0] as ExerciseDoor]

const roomsOf = ({ t, at, url }: Reader): Record<ExerciseDoor, Room> => ({
  young_people: {
    path: at(WHATS_OKAY),
    name: t('What’s okay?'),
    look: 'es-way es-way--youngPeople es-practice',
    door: 'youngPeople',
    titleOf: ({ young_people }) => young_people.title,
    textFirst: true,
  },
  parents: {
    path: url('parents'),
    name: t('Parents and carers'),
    look: 'es-way es-way--parents es-practice',
    door: 'parents',
    titleOf: ({ parents }) => parents.title,
    textFirst: false,
  },
  practitioners: {
    path: url('practitioners'),
    name: t('People who work with children'),
    look: 'es-way es-way--practitioners es-practice',
    door: 'practitioners',
    titleOf: ({ practitioners }) => practitioners.title,
    textFirst: false,
  },
  trades: {
    path: url('trades'),
    name: t('At work'),
    look: 'es-way es-way--practitioners es-practice',
    door: 'practitioners',
    titleOf: ({ practitioners }) => practitioners.title,
    textFirst: false,
  },
})

/** What can be practised behind a door, in the order of the pack. */
export const exercisesBehind = ({ practice }: Pack, door: ExerciseDoor): Exercise[] =>
  [...(practice?.exercises.values() ?? [])].filter(({ doors }) => doors.includes(door))
