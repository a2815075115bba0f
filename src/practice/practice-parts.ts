import type { Reader, Surroundings } from '../frame/index.ts'
import type { Body } from '../http/index.ts'
import type { Content } from '../kit/html.ts'
import type { Exercise, Pack } from '../pack/index.ts'
import type { Sealing } from '../vault/index.ts'
import type { Certificates } from './certificate/certificates.ts'
import type { Module } from './modules.ts'
import type { OpenPress } from './print-card.ts'
import type { Taken } from './take-turn.ts'

/** What stands after the end of an exercise beside what the pack says: the place for rooms that build on this one. */
export type AfterEnding = (reader: Reader, exercise: Exercise, taken: Taken, sealed: string) => Content

/** What stands at the end of a module for who came to it: whom to tell, a certificate. */
export type Offer = (reader: Reader, module: Module, carried: string | undefined, sealed: string) => Content

/** What practising needs. No database: nothing of it is kept. */
export interface PracticeParts {
  readonly pack: Pack
  readonly assets: Surroundings
  readonly sealing: (journey: string) => Sealing
  readonly clock: () => Date
  readonly refuse: (status: number, path: string) => Body
  /** At the end of what has one version for everybody, before what an exercise adds. */
  readonly offers?: readonly Offer[]
}

/** What exercises with an address of their own need beside it: what stands at their end, and what is taken away. */
export interface ExerciseParts extends PracticeParts {
  /** Each adds its part, in this order. */
  readonly afterEnding?: readonly AfterEnding[]
  readonly press: OpenPress
  /** Where the service is reached from outside, without a path. */
  readonly publicUrl: string
  readonly certificates: Certificates
}
