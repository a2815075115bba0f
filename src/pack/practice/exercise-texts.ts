import type { Edition, Exercise, Line, TextByEdition } from '../schema/practice.ts'

/** A text of an exercise, where it stands, who says it, and which editions have it. */
export interface ExerciseText {
  readonly path: readonly (string | number)[]
  readonly text: TextByEdition
  readonly from?: string
  readonly only?: readonly Edition[]
}

type Path = ExerciseText['path']
type Only = { only?: Edition[] }

const onlyOf = (...limits: Only[]): { only?: readonly Edition[] } => {
  const named = limits.flatMap(({ only }) => (only ? [only] : []))
  if (named.length === 0) return {}
  return { only: named.reduce((left, next) => left.filter((edition) => next.includes(edition))) }
}

/** Every text of an exercise that people read, in the order of its file. */
export const textsOf = (exercise: Exercise): ExerciseText[] => {
  const { title, about, roles, steps, items, after, quiet } = exercise
  const lines = (path: Path, list: readonly Line[] = [], within: Only = {}): ExerciseText[] =>
    list.map((line, i) => ({
      path: [...path, i, 'say'],
      text: line.say,
      ...(line.from === undefined ? {} : { from: line.from }),
      ...onlyOf(within, line),
    }))
  const one = (path: Path, text: TextByEdition | undefined, within: Only = {}): ExerciseText[] =>
    text === undefined ? [] : [{ path, text, ...onlyOf(within) }]
  return [
    ...one(['title'], title),
    ...one(['about'], about),
    ...roles.flatMap(({ is }, i) => one(['roles', i, 'is'], is)),
    ...(steps ?? []).flatMap((step, i): ExerciseText[] => {
      const at = ['steps', i]
      return [
        ...one([...at, 'when'], step.when),
        ...lines([...at, 'lines'], step.lines),
        ...one([...at, 'ask'], step.ask),
        ...(step.choices ?? []).flatMap((choice, j) => [
          ...one([...at, 'choices', j, 'say'], choice.say, choice),
          ...lines([...at, 'choices', j, 'lines'], choice.lines, choice),
        ]),
        ...one([...at, 'pause'], step.pause),
        ...one([...at, 'ending', 'title'], step.ending?.title),
        ...one([...at, 'ending', 'say'], step.ending?.say),
        ...(step.ending?.could_help ?? []).flatMap((text, j) =>
          one([...at, 'ending', 'could_help', j], text),
        ),
      ]
    }),
    ...(items ?? []).flatMap((item, i) => [
      ...one(['items', i, 'say'], item.say, item),
      ...one(['items', i, 'think'], item.think, item),
      ...one(['items', i, 'ask'], item.ask, item),
      ...Object.entries(item.after ?? {}).flatMap(([view, text]) =>
        one(['items', i, 'after', view], text, item),
      ),
    ]),
    ...after.friend.flatMap((text, i) => one(['after', 'friend', i], text)),
    ...one(['quiet', 'say'], quiet.say),
  ]
}
