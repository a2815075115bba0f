import { type Exercise, playOf } from '../../pack/index.ts'
import { walk } from '../walk.ts'
import type { Way } from '../way.ts'
import type { CodedAnswers } from './coded.ts'

/** What was chosen on a way, step by step: today's exercise alone says what counts. Never the seed. */
export function codedWay(exercise: Exercise, { edition, moves }: Way): CodedAnswers {
  const { passed } = walk(playOf(exercise, edition), moves)
  return Object.fromEntries(
    passed.flatMap(({ step, chose }) => (chose ? [[`did.${step.id}`, chose.id] as const] : [])),
  )
}
