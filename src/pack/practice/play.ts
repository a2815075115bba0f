import type { Edition, Exercise, TextByEdition, View } from '../schema/practice.ts'
import { VIEWS } from '../schema/practice.ts'

/** Something that arrives, as one edition has it. */
export interface PlayLine {
  /** null: the narrator. */
  readonly from: string | null
  readonly at: string | null
  readonly say: string
  readonly picture: boolean
}

export interface PlayChoice {
  readonly id: string
  /** What is chosen; of a quiz null: the three views have words of their own. */
  readonly say: string | null
  readonly sent: boolean
  readonly lines: readonly PlayLine[]
  readonly go: string
}

/** What the reader is asked for at a step, after everything has arrived. */
export type Turn =
  | { readonly kind: 'choice'; readonly ask: string | null; readonly choices: readonly PlayChoice[] }
  | { readonly kind: 'pause'; readonly think: string; readonly go: string }
  | { readonly kind: 'go'; readonly go: string }
  | {
      readonly kind: 'ending'
      readonly title: string
      readonly say: string
      readonly couldHelp: readonly string[]
    }
  /** The end of a quiz: all that it has to say stands below it. */
  | { readonly kind: 'done' }

export interface PlayStep {
  readonly id: string
  readonly when: string | null
  readonly lines: readonly PlayLine[]
  readonly turn: Turn
}

/** One edition of an exercise: its steps by id, the first one first. */
export interface Play {
  readonly edition: Edition
  readonly first: string
  readonly steps: ReadonlyMap<string, PlayStep>
}

/** A text as one edition words it; undefined where it has no words for it. */
export const inEdition = (text: TextByEdition, edition: Edition): string | undefined =>
  typeof text === 'string' ? text : ((edition === 'all' ? undefined : text[edition]) ?? text.default)

/** The end of a quiz, as a step. */
const DONE = 'done'

/**
 * One edition of an exercise as a graph of steps. What belongs to other editions is not in it; a text without words for
 * this edition is '' (`exerciseFaults` tells of it). A quiz becomes steps too: for each item one
 * to judge it, and one to think about it.
 */
export function playOf(exercise: Exercise, edition: Edition): Play {
  const words = (text: TextByEdition | undefined): string =>
    (text === undefined ? undefined : inEdition(text, edition)) ?? ''
  const here = ({ only }: { only?: Edition[] }): boolean => only === undefined || only.includes(edition)
  const lines = (list: NonNullable<Exercise['steps']>[number]['lines'] = []): PlayLine[] =>
    list.filter(here).map(({ from, at, say, picture }) => ({
      from: from ?? null,
      at: at ?? null,
      say: words(say),
      picture: picture === true,
    }))
  const turnOf = (step: NonNullable<Exercise['steps']>[number]): Turn => {
    const { choices, ask, pause, go, ending } = step
    if (choices)
      return {
        kind: 'choice',
        ask: ask === undefined ? null : words(ask),
        choices: choices.filter(here).map((choice) => ({
          id: choice.id,
          say: words(choice.say),
          sent: choice.sent === true,
          lines: lines(choice.lines),
          go: choice.go,
        })),
      }
    if (pause !== undefined && go !== undefined) return { kind: 'pause', think: words(pause), go }
    if (go !== undefined) return { kind: 'go', go }
    if (ending)
      return {
        kind: 'ending',
        title: words(ending.title),
        say: words(ending.say),
        couldHelp: ending.could_help.map(words).filter((text) => text !== ''),
      }
    return { kind: 'done' }
  }
  const steps: PlayStep[] = exercise.items
    ? quizSteps(exercise.items.filter(here), words)
    : (exercise.steps ?? []).map((step) => ({
        id: step.id,
        when: step.when ?? null,
        lines: lines(step.lines),
        turn: turnOf(step),
      }))
  return { edition, first: steps[0]?.id ?? DONE, steps: new Map(steps.map((step) => [step.id, step])) }
}

type Items = NonNullable<Exercise['items']>

const quizSteps = (items: Items, words: (text: TextByEdition | undefined) => string): PlayStep[] => {
  const told = (say: string): PlayLine => ({ from: null, at: null, say, picture: false })
  const choice = (item: Items[number], view: View, go: string): PlayChoice => {
    const own = item.after?.[view]
    return {
      id: view,
      say: null,
      sent: false,
      lines: [
        ...(own === undefined ? [] : [told(words(own))]),
        told(words(item.think)),
        ...(item.ask === undefined ? [] : [{ ...told(words(item.ask)), from: 'you' }]),
      ],
      go,
    }
  }
  return [
    ...items.flatMap((item, i): PlayStep[] => {
      const thought = `${item.id}.thought`
      return [
        {
          id: item.id,
          when: null,
          lines: [told(words(item.say))],
          turn: { kind: 'choice', ask: null, choices: VIEWS.map((view) => choice(item, view, thought)) },
        },
        { id: thought, when: null, lines: [], turn: { kind: 'go', go: items[i + 1]?.id ?? DONE } },
      ]
    }),
    { id: DONE, when: null, lines: [], turn: { kind: 'done' } },
  ]
}

/** Where a step can lead, each once. */
export const leadsTo = ({ turn }: PlayStep): string[] => {
  if (turn.kind === 'choice') return [...new Set(turn.choices.map(({ go }) => go))]
  return turn.kind === 'pause' || turn.kind === 'go' ? [turn.go] : []
}
