import type { Scenario, ScenarioRules } from '../schema/scenario.ts'

/** A text that people read, and the keys that lead to it. */
export interface ScenarioText {
  readonly path: readonly (string | number)[]
  readonly text: string
}

const list = (path: ScenarioText['path'], texts: readonly string[]): ScenarioText[] =>
  texts.map((text, i) => ({ path: [...path, i], text }))

/** What is read until the last question is answered: in these texts no word tells who the child is. */
export const fileTexts = ({ title, weeks }: Scenario): ScenarioText[] => [
  { path: ['title'], text: title },
  ...weeks.flatMap(({ when, notes }, i) => [
    { path: ['weeks', i, 'when'], text: when },
    ...notes.flatMap(({ from, at, say }, j) => [
      { path: ['weeks', i, 'notes', j, 'from'], text: from },
      { path: ['weeks', i, 'notes', j, 'at'], text: at },
      { path: ['weeks', i, 'notes', j, 'say'], text: say },
    ]),
  ]),
]

/** Every text of a scenario, in the order of its file. */
export const scenarioTexts = (scenario: Scenario): ScenarioText[] => [
  ...fileTexts(scenario),
  ...list(['after', 'together'], scenario.after.together),
  ...list(['after', 'could_help'], scenario.after.could_help),
]

/** Every text of `scenarios.yaml` but the drafts, which are there to be mended. */
export const ruleTexts = ({ words, factors, sets, cannot_tell, writing }: ScenarioRules): ScenarioText[] => [
  { path: ['words', 'ask'], text: words.ask },
  { path: ['words', 'hint'], text: words.hint },
  ...factors.flatMap(({ name, levels }, i) => [
    { path: ['factors', i, 'name'], text: name },
    ...levels.flatMap((level, j) => [
      { path: ['factors', i, 'levels', j, 'name'], text: level.name },
      ...Object.entries(level.words).map(([word, text]) => ({
        path: ['factors', i, 'levels', j, 'words', word],
        text,
      })),
    ]),
  ]),
  ...sets.flatMap(({ title, about, who }, i) => [
    { path: ['sets', i, 'title'], text: title },
    { path: ['sets', i, 'about'], text: about },
    { path: ['sets', i, 'who'], text: who },
  ]),
  ...list(['cannot_tell'], cannot_tell),
  ...writing.flatMap(({ title, seen, mended }, i) => [
    { path: ['writing', i, 'title'], text: title },
    ...list(['writing', i, 'seen'], seen),
    ...list(['writing', i, 'mended'], mended),
  ]),
]
