import type { Exercise } from '../schema/practice.ts'
import type { Cast } from '../schema/practice-cast.ts'
import { loosely, wholeWords } from '../words-to-avoid.ts'
import { type ExerciseText, textsOf } from './exercise-texts.ts'
import { placesIn, strayIn } from './fill.ts'
import { type ExerciseFault, graphFaults } from './graph-faults.ts'
import { inEdition } from './play.ts'

/**
 * Everything that is wrong with one exercise by itself: its graph, its editions, its roles.
 * @param whole false: faulty steps were cut out of it, so that its ways cannot be followed
 */
export const exerciseFaults = (exercise: Exercise, cast: Cast | undefined, whole = true): ExerciseFault[] => [
  ...shapeFaults(exercise),
  ...(whole ? graphFaults(exercise) : []),
  ...editionFaults(exercise),
  ...(cast ? roleFaults(exercise, cast) : []),
]

const shapeFaults = ({ kind, steps, items, editions }: Exercise): ExerciseFault[] => {
  const found: ExerciseFault[] = []
  if ((kind === 'quiz') !== (items !== undefined) || (kind === 'quiz') === (steps !== undefined))
    found.push({
      path: ['kind'],
      what: kind === 'quiz' ? 'A quiz has items.' : `A ${kind} has steps.`,
      right: 'A quiz has “items”, everything else “steps”, and nothing has both.',
    })
  if (editions.includes('all') && editions.length > 1)
    found.push({
      path: ['editions'],
      what: 'The edition “all” stands alone.',
      right: 'Leave the others out.',
    })
  return found
}

/** Editions that are named and not there, and texts that have no words for one of them. */
function editionFaults(exercise: Exercise): ExerciseFault[] {
  const { editions } = exercise
  const found: ExerciseFault[] = []
  for (const { path, text, only } of textsOf(exercise)) {
    for (const edition of only ?? [])
      if (!editions.includes(edition))
        found.push({
          path,
          what: `This is only for ${edition}, which is no edition of it.`,
          right: `One of: ${editions.join(', ')}.`,
        })
    for (const edition of only ?? editions)
      if (inEdition(text, edition) === undefined)
        found.push({ path, what: `There are no words for ${edition}.`, right: 'Write them, or “default”.' })
  }
  return found
}

function roleFaults(exercise: Exercise, cast: Cast): ExerciseFault[] {
  const { roles } = exercise
  const found: ExerciseFault[] = []
  const known = new Set(roles.map(({ id }) => id))
  const texts = textsOf(exercise)
  const used = new Set<string>(texts.flatMap(({ from }) => from ?? []))
  for (const [i, role] of roles.entries()) {
    const list = cast.names.find(({ id }) => id === role.names)
    if (!list)
      found.push({
        path: ['roles', i, 'names'],
        what: `practice/cast.yaml has no names “${role.names}”.`,
        right: `It has: ${cast.names.map(({ id }) => id).join(', ')}.`,
      })
    const together = roles.filter(({ names }) => names === role.names).length
    for (const { id } of list ? cast.genders : [])
      if ((list?.of[id]?.length ?? 0) < together)
        found.push({
          path: ['roles', i, 'names'],
          what: `“${role.names}” has fewer than ${together} names for ${id}.`,
          right: 'Any role may be played by any gender: there are names enough for each.',
        })
    if (role.id === 'you')
      found.push({ path: ['roles', i, 'id'], what: '“you” is the reader.', right: 'Choose another id.' })
  }
  for (const { path, from } of texts)
    if (from && from !== 'you' && !known.has(from))
      found.push({ path, what: `There is no role “${from}”.`, right: `One of: ${[...known].join(', ')}.` })
  const names = new Set(cast.names.flatMap(({ of }) => Object.values(of).flat()))
  const written = new RegExp(wholeWords(`(?:${[...names, ...cast.never].map(loosely).join('|')})`), 'iu')
  for (const { path, words } of texts.flatMap(eachWording)) {
    for (const { role, word } of placesIn(words)) {
      used.add(role)
      if (!known.has(role))
        found.push({ path, what: `There is no role “${role}”.`, right: `One of: ${[...known].join(', ')}.` })
      const without = cast.genders.filter(({ words: has }) => word && !Object.hasOwn(has, word.toLowerCase()))
      if (without.length > 0)
        found.push({
          path,
          what: `There is no word “${word?.toLowerCase()}” for ${without.map(({ id }) => id).join(', ')}.`,
          right: `There are: ${Object.keys(without[0]?.words ?? {}).join(', ')}.`,
        })
    }
    const stray = strayIn(words)
    if (stray)
      found.push({
        path,
        what: `“${stray}” stands as it is: it is no place for a name.`,
        right: 'Write {role} or {role_they}: both brackets, no space, the role in small letters.',
      })
    const gendered = written.exec(words.replace(/\{\w+\}/g, ' '))
    if (gendered)
      found.push({
        path,
        what: `“${gendered[0]}” says who it is, and any role may be played by any gender.`,
        right: 'Write {role} for a name and {role_they} for a word.',
      })
  }
  for (const [i, { id }] of roles.entries())
    if (!used.has(id))
      found.push({ path: ['roles', i], what: `Nobody meets the role “${id}”.`, right: 'Leave it out.' })
  return found
}

const eachWording = ({ path, text }: ExerciseText): { path: ExerciseFault['path']; words: string }[] =>
  typeof text === 'string'
    ? [{ path, words: text }]
    : Object.entries(text).map(([edition, words]) => ({ path: [...path, edition], words }))
