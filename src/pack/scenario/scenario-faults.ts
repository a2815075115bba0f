import type { ExerciseFault } from '../practice/graph-faults.ts'
import type { Instrument } from '../schema/instrument.ts'
import type { Scenario, ScenarioRules } from '../schema/scenario.ts'
import { loosely, wholeWords } from '../words-to-avoid.ts'
import { childWords, fillChild, type Levels, namesFor, placesOfChild } from './child.ts'
import { fileTexts, scenarioTexts } from './scenario-texts.ts'

/** Every child that a set may allot. */
export const childrenOf = ({ factors }: ScenarioRules, allots: readonly string[]): Levels[] =>
  factors
    .filter(({ id }) => allots.includes(id))
    .reduce<Levels[]>(
      (all, { id, levels }) => all.flatMap((one) => levels.map((level) => ({ ...one, [id]: level.id }))),
      [{}],
    )

/** The words by which a text could tell who the child is: names, gendered words, and what stands in places. */
export function tellingWords({ factors, names }: ScenarioRules, never: readonly string[]): RegExp {
  const levels = factors.flatMap(({ levels: both }) => both.flatMap(({ words }) => Object.values(words)))
  const all = [...new Set([...names.flatMap(({ list }) => list), ...never, ...levels])]
  // “their” and “them” may be said of others too; a number of two digits may be an hour.
  const told = all.filter((word) => word.length > 1 && !/^(?:they|them|their|theirs)$/i.test(word))
  return new RegExp(wholeWords(`(?:${told.map(loosely).join('|')})`), 'iu')
}

/** Everything that is wrong with one scenario by itself, or with how it is told of one child and of another. */
export function scenarioFaults(
  scenario: Scenario,
  rules: ScenarioRules,
  never: readonly string[],
): ExerciseFault[] {
  const found: ExerciseFault[] = []
  const { weeks } = scenario
  const places = new Set([
    'name',
    'age',
    ...rules.factors.flatMap(({ levels }) => levels.flatMap(({ words }) => Object.keys(words))),
  ])
  const telling = tellingWords(rules, never)
  for (const { path, text } of scenarioTexts(scenario)) {
    for (const place of placesOfChild(text))
      if (!places.has(place))
        found.push({
          path,
          what: `Nothing stands in the place {${place}}.`,
          right: `There are: ${[...places].join(', ')}.`,
        })
    const said = telling.exec(text.replace(/\{\w+\}/g, ' '))
    if (said)
      found.push({
        path,
        what: `“${said[0]}” says who the child is, and that is allotted.`,
        right: 'Write {name} for the name and {they}, {them}, {their} for words.',
      })
  }
  for (const [i, { id, asks }] of weeks.entries()) {
    if (weeks.findIndex((week) => week.id === id) < i)
      found.push({
        path: ['weeks', i, 'id'],
        what: `There are two weeks “${id}”.`,
        right: 'Give one another id.',
      })
    const wanted =
      i === weeks.length - 1 ? (['harm', 'worry', 'next', 'words'] as const) : (['worry'] as const)
    for (const ask of wanted)
      if (!asks.includes(ask))
        found.push({
          path: ['weeks', i, 'asks'],
          what: `This week does not ask for ${ask}.`,
          right: 'Each week asks for worry, the last for harm, worry, next and words.',
        })
  }
  for (const set of rules.sets) found.push(...differences(scenario, rules, set))
  return found
}

/** Told of any two children of a set, a file differs in its places alone. */
function differences(
  scenario: Scenario,
  rules: ScenarioRules,
  { id, allots, who }: ScenarioRules['sets'][number],
): ExerciseFault[] {
  const texts = [{ path: ['title'] as ExerciseFault['path'], text: who }, ...fileTexts(scenario)]
  const children = childrenOf(rules, allots).map((levels) => childWords(rules, scenario, levels, 'check', 0))
  return texts.flatMap(({ path, text }) => {
    const parts = text.split(/\{[A-Za-z]+\}/)
    const differing = children.filter((child) => {
      let from = 0
      const told = fillChild(text, child)
      return !parts.every((part) => {
        const at = told.indexOf(part, from)
        from = at + part.length
        return at >= 0
      })
    })
    return differing.length > 0 || children.some((child) => /\{\w+\}/.test(fillChild(text, child)))
      ? [
          {
            path,
            what: `In the set “${id}” this is not told of every child.`,
            right: 'Give both levels the same words.',
          },
        ]
      : []
  })
}

/** Everything that is wrong with who the child may be, and with what is asked. */
export function ruleFaults(
  rules: ScenarioRules,
  instruments: readonly Instrument[],
  stories: number,
): ExerciseFault[] {
  const found: ExerciseFault[] = []
  const say = (path: ExerciseFault['path'], what: string, right: string): void =>
    void found.push({ path, what, right })
  if (!instruments.some(({ id, vignettes }) => id === rules.asks_as && vignettes))
    say(
      ['asks_as'],
      `No survey “${rules.asks_as}” asks about stories.`,
      'Name an instrument that has vignettes.',
    )
  for (const [i, { id, levels }] of rules.factors.entries()) {
    const [first, second] = levels.map(({ words }) => Object.keys(words).sort().join(', '))
    if (first !== second)
      say(
        ['factors', i, 'levels'],
        `The levels of “${id}” have different words: ${first}; ${second}.`,
        'Give both the same.',
      )
    if (levels[0]?.id === levels[1]?.id)
      say(['factors', i, 'levels'], `Both levels of “${id}” are one.`, 'Give one another id.')
  }
  for (const [i, { id, allots, reads, who }] of rules.sets.entries()) {
    const known = rules.factors.map((factor) => factor.id)
    for (const one of allots.filter((one) => !known.includes(one)))
      say(['sets', i, 'allots'], `There is no factor “${one}”.`, `One of: ${known.join(', ')}.`)
    for (const one of reads.filter((one) => !allots.includes(one)))
      say(['sets', i, 'reads'], `“${one}” is not allotted in it.`, 'Name what it allots.')
    const shown = placesOfChild(who)
    for (const { id: factor, levels } of rules.factors.filter((one) => allots.includes(one.id))) {
      const telling = Object.entries(levels[0]?.words ?? {}).filter(
        ([word, text]) => levels[1]?.words[word] !== text,
      )
      if (!telling.some(([word]) => shown.includes(word)))
        say(
          ['sets', i, 'who'],
          `It does not tell the ${factor} of the child.`,
          `Use one of: ${telling.map(([word]) => `{${word}}`).join(', ')}.`,
        )
    }
    const lists = childrenOf(rules, allots).map((levels) => namesFor(rules, levels))
    if (lists.some((list) => list.length < Math.max(2, stories) || list.length !== lists[0]?.length))
      say(
        ['sets', i, 'allots'],
        `Not every child of the set “${id}” has names enough.`,
        `Write lists of one length for all of them, ${stories} names at least.`,
      )
  }
  return found
}
