import type { Problem } from '../../kit/result.ts'
import type { Edition, Exercise } from '../schema/practice.ts'
import { leadsTo, type Play, playOf } from './play.ts'

/** What is wrong, and the keys that lead to it within the exercise. */
export interface ExerciseFault extends Omit<Problem, 'where'> {
  readonly path: readonly (string | number)[]
}

/** Everything by which somebody could get lost: steps that nobody reaches, ways that do not end, turns that are none. */
export function graphFaults(exercise: Exercise): ExerciseFault[] {
  if (exercise.items) return []
  const steps = exercise.steps ?? []
  const ids = new Set(steps.map(({ id }) => id))
  const found: ExerciseFault[] = []
  const say = (path: ExerciseFault['path'], what: string, right: string): void =>
    void found.push({ path, what, right })

  for (const [i, { id }] of steps.entries())
    if (steps.findIndex((step) => step.id === id) < i)
      say(['steps', i, 'id'], `There are two steps “${id}”.`, 'Give one of them another id.')
  for (const [i, step] of steps.entries()) {
    const turns = [step.choices, step.ending, step.go].filter((turn) => turn !== undefined)
    if (turns.length === 0)
      say(['steps', i], `The step “${step.id}” goes nowhere.`, 'Write choices, “go”, or an ending.')
    if (turns.length > 1)
      say(['steps', i], `The step “${step.id}” has two turns.`, 'Keep one of: choices, “go”, an ending.')
    if (step.pause !== undefined && step.go === undefined)
      say(['steps', i, 'pause'], 'After a pause it goes on.', 'Write “go” beside it.')
    const lead = (path: ExerciseFault['path'], go: string | undefined): void => {
      if (go !== undefined && !ids.has(go)) say(path, `There is no step “${go}”.`, 'Name the id of a step.')
    }
    lead(['steps', i, 'go'], step.go)
    for (const [j, { id, go }] of (step.choices ?? []).entries()) {
      lead(['steps', i, 'choices', j, 'go'], go)
      if ((step.choices ?? []).findIndex((one) => one.id === id) < j)
        say(['steps', i, 'choices', j, 'id'], `There are two choices “${id}”.`, 'Give one another id.')
    }
  }
  if (found.length > 0) return found

  const plays = exercise.editions.map((edition) => playOf(exercise, edition))
  const reached = new Set<string>()
  const circles = new Set<string>()
  for (const play of plays) {
    const { seen, circle } = walked(play)
    for (const id of seen) reached.add(id)
    const at = (id: string): number => steps.findIndex((step) => step.id === id)
    if (circle && !circles.has(circle))
      say(['steps', at(circle)], `A way comes back to “${circle}”.`, 'Each way leads on to an ending.')
    if (circle) circles.add(circle)
    for (const id of seen) {
      const turn = play.steps.get(id)?.turn
      if (turn?.kind === 'choice' && turn.choices.length < 2)
        say(['steps', at(id), 'choices'], few(play.edition), 'Leave at least two in each edition.')
    }
  }
  for (const [i, { id }] of steps.entries())
    if (!reached.has(id))
      say(['steps', i], `No way leads to the step “${id}”.`, 'Lead there, or leave it out.')
  return found
}

const few = (edition: Edition): string => `In the edition ${edition} there is nothing to choose.`

/** The steps that can be reached, and a step at which a way comes back, if there is one. */
function walked(play: Play): { seen: Set<string>; circle: string | null } {
  const seen = new Set<string>()
  const done = new Set<string>()
  let circle: string | null = null
  const visit = (id: string): void => {
    if (seen.has(id)) {
      if (!done.has(id)) circle ??= id
      return
    }
    seen.add(id)
    const step = play.steps.get(id)
    for (const next of step ? leadsTo(step) : []) visit(next)
    done.add(id)
  }
  visit(play.first)
  return { seen, circle }
}
