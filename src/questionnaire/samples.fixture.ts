import type { Reader } from '../frame/index.ts'
import { translator } from '../kit/translate.ts'
import { openSealing } from '../vault/index.ts'
import type { Compiled, Questionnaire } from './answers.ts'
import { compile } from './compile.ts'
import { openJourney, type Step } from './journey.ts'

/** Whatever of a reader the questionnaire uses. */
export const READER = {
  t: translator(undefined),
  now: new Date('2026-11-23T10:00:00Z'),
  language: 'en',
} as unknown as Reader

const choices = (...ids: string[]) => ids.map((id) => ({ id, say: `Say ${id}` }))

/** One question of every type, a condition, a variant, people to add. */
export const SAMPLE: Questionnaire = {
  id: 'sample',
  title: 'What people know',
  intro: 'It takes four minutes.',
  sections: [{ id: 'first', title: 'First part' }],
  pages: [
    {
      id: 'whom',
      section: 'first',
      questions: [
        {
          id: 'tells',
          type: 'radios',
          ask: 'Whom would you tell?',
          required: 'Choose whom you would tell',
          options: [...choices('teacher', 'friend'), { id: 'else', say: 'Somebody else', other: 'Who?' }],
          prefer_not_to_say: true,
        },
      ],
    },
    {
      id: 'why',
      title: 'Tell us more',
      if: { question: 'tells', is: 'friend' },
      questions: [
        {
          id: 'reasons',
          type: 'checkboxes',
          ask: 'Why?',
          hint: 'Choose up to two.',
          max: 2,
          order: 'random',
          options: [
            ...choices('trust', 'near', 'kind'),
            { id: 'none', say: 'None of these', exclusive: true },
          ],
        },
        { id: 'words', type: 'textarea', ask: 'In your words', open: true, max_length: 100 },
      ],
    },
    {
      id: 'story',
      text: '{name} has a new phone.',
      questions: [
        {
          id: 'sure',
          type: 'scale',
          ask: 'How worried are you about {name}?',
          required: true,
          scale: { from: 0, to: 4, from_label: 'Not at all', to_label: 'Very' },
        },
      ],
    },
    {
      id: 'about',
      title: 'About you',
      questions: [
        { id: 'years', type: 'number', ask: 'How many years?', min: 0, max: 60 },
        { id: 'began', type: 'date', ask: 'Since when?', partial: true, max: 'today' },
        { id: 'place', type: 'select', ask: 'Where?', options: choices('school', 'hospital') },
        {
          id: 'code',
          type: 'text',
          ask: 'Team',
          pattern: '[A-Z]{2}\\d',
          pattern_says: 'Write two letters and a digit, like AB1',
        },
      ],
    },
    {
      id: 'people',
      title: 'People',
      repeat: { min: 0, max: 2, item: 'Person', add: 'Add a person' },
      questions: [{ id: 'called', type: 'text', ask: 'What are they called?', required: true }],
    },
    { id: 'many', text: 'You know several people.', if: { question: 'people', at_least: 2 }, questions: [] },
  ],
  variants: [
    {
      id: 'child',
      assign: 'balanced',
      over: ['story'],
      arms: [
        { id: 'girl', words: { name: 'Ella' } },
        { id: 'boy', words: { name: 'Noah' } },
        { id: 'nobody', words: { name: 'A child' } },
      ],
    },
  ],
}

export function compiled(definition: Questionnaire): Compiled {
  const result = compile(definition)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

export const SEALING = openSealing(new Uint8Array(32).fill(7), 'sample')

export type Shown = Extract<Step, { kind: 'page' }>

/** A browser that goes through a journey: it sends what the page before sealed. */
export function visit(parts: Partial<Parameters<typeof openJourney>[0]> = {}) {
  const journey = openJourney({
    compiled: compiled(SAMPLE),
    sealing: SEALING,
    path: () => '/answer',
    draw: () => 0.4,
    ...parts,
  })
  let step: Step = journey.step(READER, null)
  const page = (): string => (step.kind === 'page' ? String(step.page.main) : '')
  const hidden = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page())?.[1] ?? ''
  const visitor = {
    journey,
    /** The page as it is read: what is sealed might hold any letters. */
    text: () => page().replace(visitor.sealed(), ''),
    sealed: () => hidden('_sealed'),
    at: () => (step.kind === 'page' ? hidden('_at') : step.kind),
    step: () => step,
    go(form: Record<string, unknown> = {}) {
      step = journey.step(READER, { _sealed: visitor.sealed(), _at: hidden('_at'), ...form })
      return visitor
    },
  }
  return visitor
}
