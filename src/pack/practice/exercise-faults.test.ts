import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Exercise } from '../schema/practice.ts'
import type { Cast } from '../schema/practice-cast.ts'
import { exerciseFaults } from './exercise-faults.ts'

const CAST: Cast = {
  genders: [
    { id: 'she', share: 1, words: { they: 'she' } },
    { id: 'he', share: 1, words: { they: 'he' } },
  ],
  names: [
    { id: 'young', of: { she: ['Ellie', 'Megan'], he: ['Adam', 'Ben'] } },
    { id: 'few', of: { she: ['Donna'], he: [] } },
  ],
  never: ['he', 'she', 'boy'],
  reading_age: {},
}

const sound = (): Exercise => ({
  id: 'a',
  kind: 'story',
  order: 1,
  doors: ['young_people'],
  editions: ['10-12', '13-15'],
  title: 'A',
  about: 'B.',
  minutes: 3,
  motif: 'game',
  roles: [{ id: 'friend', names: 'young' }],
  steps: [
    {
      id: 'one',
      lines: [{ from: 'friend', say: 'Hi' }],
      choices: [
        { id: 'yes', say: 'Yes', go: 'two' },
        { id: 'no', say: 'No', go: 'end' },
      ],
    },
    { id: 'two', lines: [], pause: 'Think.', go: 'end' },
    { id: 'end', lines: [], ending: { title: 'End', say: '{friend_They} left.', could_help: ['Tell.'] } },
  ],
  after: { look_out_for: ['x'], friend: ['“Hi”'], talk_to: ['y'] },
  quiet: { say: 'Ring.', contacts: ['y'] },
  search: [],
  sources: [{ name: 'us' }],
})

/** As the key of a line or a choice; written so, since a test that stands alone is called by the same word. */
const limitedTo = (edition: string) => Object.fromEntries([['only', [edition]]])

type Steps = NonNullable<Exercise['steps']>

const told = (change: (exercise: Exercise, steps: Steps) => void): string[] => {
  const exercise = sound()
  change(exercise, exercise.steps as Steps)
  return exerciseFaults(exercise, CAST).map(({ path, what }) => `${path.join('.')}: ${what}`)
}

/** What somebody may get wrong, and where and how it is told. */
const FAULTS: readonly [
  what: string,
  change: (exercise: Exercise, steps: Steps) => void,
  told: readonly string[],
][] = [
  ['sound', () => {}, []],
  [
    'a step that leads nowhere',
    (_, [, two]) => delete two?.go,
    ['steps.1: The step “two” goes nowhere.', 'steps.1.pause: After a pause it goes on.'],
  ],
  [
    'a step that is not there',
    (_, [, two]) => Object.assign(two ?? {}, { go: 'nowhere' }),
    ['steps.1.go: There is no step “nowhere”.'],
  ],
  [
    'two turns in one step',
    (_, [one]) => Object.assign(one ?? {}, { go: 'end' }),
    ['steps.0: The step “one” has two turns.'],
  ],
  [
    'a dead step',
    (_, steps) => void steps.push({ id: 'dead', lines: [], go: 'end' }),
    ['steps.3: No way leads to the step “dead”.'],
  ],
  [
    'a way that comes back',
    (_, [, two]) => Object.assign(two ?? {}, { go: 'one' }),
    ['steps.0: A way comes back to “one”.'],
  ],
  [
    'nothing to choose in an edition',
    (_, [one]) => Object.assign(one?.choices?.[1] ?? {}, limitedTo('10-12')),
    ['steps.0.choices: In the edition 13-15 there is nothing to choose.'],
  ],
  [
    'an edition without words',
    (_, [one]) => Object.assign(one?.lines[0] ?? {}, { say: { '10-12': 'Hi' } }),
    ['steps.0.lines.0.say: There are no words for 13-15.'],
  ],
  [
    'an edition that it does not have',
    (_, [one]) => Object.assign(one?.lines[0] ?? {}, limitedTo('16-18')),
    ['steps.0.lines.0.say: This is only for 16-18, which is no edition of it.'],
  ],
  [
    'a gendered word',
    (_, [, two]) => Object.assign(two ?? {}, { pause: 'Is she your friend?' }),
    ['steps.1.pause: “she” says who it is, and any role may be played by any gender.'],
  ],
  [
    'a name that may be drawn',
    (_, [, two]) => Object.assign(two ?? {}, { pause: 'Is ben there?' }),
    ['steps.1.pause: “ben” says who it is, and any role may be played by any gender.'],
  ],
  [
    'a word that a gender lacks',
    (_, [, two]) => Object.assign(two ?? {}, { pause: '{friend_theirs}?' }),
    ['steps.1.pause: There is no word “theirs” for she, he.'],
  ],
  [
    'a bracket that is no place',
    (_, [, two]) => Object.assign(two ?? {}, { pause: 'Is {Friend} there?' }),
    ['steps.1.pause: “{Friend}” stands as it is: it is no place for a name.'],
  ],
  [
    'a role that nobody has',
    (_, [one]) => Object.assign(one?.lines[0] ?? {}, { from: 'ghost', say: '{ghoul}' }),
    ['steps.0.lines.0.say: There is no role “ghost”.', 'steps.0.lines.0.say: There is no role “ghoul”.'],
  ],
  [
    'a role that not every gender can play',
    ({ roles }) => Object.assign(roles[0] ?? {}, { names: 'few' }),
    ['roles.0.names: “few” has fewer than 1 names for he.'],
  ],
  [
    'a role that nobody meets',
    ({ roles }) => void roles.push({ id: 'aunt', names: 'young' }),
    ['roles.1: Nobody meets the role “aunt”.'],
  ],
  ['a quiz with steps', (exercise) => Object.assign(exercise, { kind: 'quiz' }), ['kind: A quiz has items.']],
]

for (const [what, change, expected] of FAULTS)
  test(`an exercise with a fault is told where: ${what}`, () => assert.deepEqual(told(change), expected))
