import type { Translate } from '../kit/translate.ts'
import type { Exercise, Pack, ScenarioSet } from '../pack/index.ts'
import type { Sealing } from '../vault/index.ts'
import { endedWay } from './ended-way.ts'
import { endedRound } from './scenarios/ended-round.ts'
import { type Library, libraryOf } from './scenarios/round.ts'
import type { SharedAudience } from './sharing/share-answers.ts'
import { exercisePath, SCENARIOS } from './urls.ts'

/** What is known of somebody who came to an end, by the seal alone. */
export interface Ended {
  /** Tells one way through from another, and says nothing of either. */
  readonly seed: string
  /** What a room above gave along at the beginning. */
  readonly carried?: string
}

/** Something that an organisation can ask of its people, and of which there may be a certificate. */
export interface Module {
  /** As assignments and certificates keep it. */
  readonly id: string
  readonly title: (t: Translate) => string
  /** For whom it is, and what it tells. */
  readonly about: (t: Translate) => string
  readonly minutes: number
  readonly isCertified: boolean
  /** Who may be asked before and after it; null: what parents practise, since nobody does it for work as a parent. */
  readonly asked: SharedAudience | null
  /** Where it is begun, and the field of the form that begins it. */
  readonly path: string
  readonly begins: { readonly name: string; readonly value: string }
  /** Whether what a page sealed has come to its end; else with which status it is refused. */
  readonly endedBy: (
    sealing: (journey: string) => Sealing,
    sealed: unknown,
    now: Date,
  ) => Ended | { readonly refused: 400 | 410 | 413 }
}

/** Everything that has one version for everybody: scenarios set by set, then exercises in the order of the pack. */
export function modulesOf(pack: Pack): Module[] {
  const library = libraryOf(pack)
  return [
    ...(library?.rules.sets.map((set) => ofSet(library, set)) ?? []),
    ...[...(pack.practice?.exercises.values() ?? [])]
      .filter(({ editions }) => editions.includes('all'))
      .map((exercise) => ofExercise(pack, exercise)),
  ]
}

export const moduleOf = (pack: Pack, id: string): Module | undefined =>
  modulesOf(pack).find((one) => one.id === id)

const ofExercise = (pack: Pack, exercise: Exercise): Module => ({
  id: exercise.id,
  title: (t) => t(exercise.title),
  about: (t) => `${t(forWhom(pack, exercise))}. ${t(exercise.about)}`,
  minutes: exercise.minutes,
  isCertified: exercise.kind === 'shift',
  asked: exercise.doors[0] === 'trades' ? 'trades' : null,
  path: exercisePath(exercise.id),
  begins: { name: 'edition', value: 'all' },
  endedBy: (sealing, sealed, now) => endedWay(sealing, exercise, sealed, now),
})

/** At whose work it plays: its title alone, “The back seat”, does not say. */
const forWhom = ({ tradeGuides }: Pack, { trade }: Exercise): string =>
  tradeGuides.find(({ id }) => id === trade)?.trade ?? 'Parents and carers'

/** A file is about five minutes. */
const MINUTES_A_FILE = 5

const ofSet = (library: Library, { id, title, about }: ScenarioSet): Module => ({
  id: setModule(id),
  title: (t) => `${t('Small notes, one child')}: ${t(title)}`,
  about: (t) => t(about),
  minutes: MINUTES_A_FILE * library.all.size,
  isCertified: true,
  asked: 'practitioners',
  path: SCENARIOS,
  begins: { name: 'set', value: id },
  endedBy: (sealing, sealed, now) => endedRound(sealing, library, id, sealed, now),
})

/** A set of scenarios as assignments and certificates name it. */
export const setModule = (set: string): string => `scenarios-${set}`
