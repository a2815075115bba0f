import type { Reader } from '../frame/index.ts'
import type { DoorPlace } from '../guide/urls.ts'
import type { Exercise, ExerciseDoor, Pack, Sign, View } from '../pack/index.ts'
import { PARENTS_PRACTISE, WHATS_OKAY } from './urls.ts'

/** Where an exercise belongs: what its pages look like, where they lead back to, and in whose words they speak. */
export interface Room {
  readonly path: string
  readonly name: string
  readonly look: string
  readonly door: DoorPlace
  readonly titleOf: (sign: Sign) => string
  /** People who would rather write than ring see text and chat first. */
  readonly textFirst: boolean
  /** The three answers of a quiz. */
  readonly views: Readonly<Record<View, string>>
  /** Over a quiet way to help. */
  readonly near: string
  /** Over what to say to somebody, over whom to turn to, and below that. */
  readonly say: string
  readonly whom: string
  readonly reassured: string
}

/** The room of an exercise: that of the first door that it names. */
export const roomOf = (reader: Reader, { doors }: Pick<Exercise, 'doors'>): Room =>
  ROOMS[doors[0] as ExerciseDoor](reader)

/** The room of people who work with children. */
export const atWork = ({ t, url }: Reader): Room => ({
  path: url('practitioners'),
  name: t('People who work with children'),
  look: 'es-way es-way--practitioners es-practice',
  door: 'practitioners',
  titleOf: ({ practitioners }) => practitioners.title,
  textFirst: false,
  views: { okay: t('Sounds ordinary'), 'not-sure': t('Not sure'), 'not-okay': t('I would act on it') },
  near: t('Does this make you think of a child you know?'),
  say: t('What to say to a colleague'),
  whom: t('Whom to talk to'),
  reassured: t('You do not need proof. It is better to call and be wrong than not to call.'),
})

const ROOMS: Record<ExerciseDoor, (reader: Reader) => Room> = {
  young_people: ({ t, at }) => ({
    path: at(WHATS_OKAY),
    name: t('What’s okay?'),
    look: 'es-way es-way--youngPeople es-practice',
    door: 'youngPeople',
    titleOf: ({ young_people }) => young_people.title,
    textFirst: true,
    views: { okay: t('That’s okay'), 'not-sure': t('Not sure'), 'not-okay': t('Not okay') },
    near: t('Is something like this happening to you, or to someone you know?'),
    say: t('What to say to a friend'),
    whom: t('Whom to talk to'),
    reassured: t('It does not have to be about you. You can ask about anything.'),
  }),
  parents: ({ t, at }) => ({
    path: at(PARENTS_PRACTISE),
    name: t('Notice, talk, share'),
    look: 'es-way es-way--parents es-practice',
    door: 'parents',
    titleOf: ({ parents }) => parents.title,
    textFirst: false,
    views: {
      okay: t('Sounds ordinary'),
      'not-sure': t('Not sure'),
      'not-okay': t('I would ask about it'),
    },
    near: t('Is something like this happening at home now?'),
    say: t('What you could say'),
    whom: t('Whom to talk to'),
    reassured: t('You do not have to be sure. You can ask first, and decide after.'),
  }),
  practitioners: atWork,
  trades: (reader) => ({
    ...atWork(reader),
    path: reader.url('trades'),
    name: reader.t('At work'),
    near: reader.t('Is something like this in front of you now?'),
    whom: reader.t('Whom to call'),
  }),
}

/** What can be practised behind a door, in the order of the pack. */
export const exercisesBehind = ({ practice }: Pack, door: ExerciseDoor): Exercise[] =>
  [...(practice?.exercises.values() ?? [])].filter(({ doors }) => doors.includes(door))
