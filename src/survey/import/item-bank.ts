import {
  type Item,
  MEASURES,
  type Measure,
  type Pack,
  type Survey,
  VOICES,
  type Voice,
} from '../../pack/index.ts'
import { knownHarms } from './mapping-file.ts'
import { plainText, Wordings, wordsOf } from './wording.ts'

/** What an option among signs stands for. */
export type SignOrDecoy = `sign:${string}` | `decoy:${string}`

/** The item bank of a pack, made ready for matching. */
export interface ItemBank {
  readonly survey: Survey
  readonly items: ReadonlyMap<Measure, Item>
  /** Which measure a question is about. */
  readonly questions: Wordings<Measure>
  /** For each audience, the questions as they are put to it. */
  readonly questionsFor: ReadonlyMap<Voice, Wordings<Measure>>
  readonly signs: Wordings<SignOrDecoy>
  /** Whether an answer counts, for each measure that is yes or no. */
  readonly counts: ReadonlyMap<Measure, Wordings<boolean>>
  /** Answers that belong to one yes-or-no measure alone, so that they tell which it is. */
  readonly telling: ReadonlyMap<Measure, ReadonlySet<string>>
  readonly options: ReadonlyMap<Measure, Wordings<string>>
  /** Every option known to the pack, as it is worded: for cutting joined answers. */
  readonly optionTexts: readonly string[]
  /** Kinds of harm, by the words that name them. */
  readonly harms: readonly { readonly harm: string; readonly words: readonly string[] }[]
}

const banks = new WeakMap<Pack, ItemBank>()

/** The item bank of a pack, put together once. `null`: the pack has no survey. */
export const itemBankOf = (pack: Pack): ItemBank | null => {
  if (!pack.survey) return null
  const made = banks.get(pack) ?? makeBank(pack, pack.survey)
  banks.set(pack, made)
  return made
}

const makeBank = (pack: Pack, survey: Survey): ItemBank => {
  const items = new Map(survey.items.map((item) => [item.measure, item]))
  const yesOrNo = survey.items.filter(({ measure }) => MEASURES[measure] === 'yes-or-no')
  const answersOf = (item: Item): string[] =>
    [...(item.counts ?? []), ...(item.does_not_count ?? [])].map(plainText)
  const askedAs = (voices: readonly Voice[]): Wordings<Measure> =>
    new Wordings(
      survey.items.map(({ measure, asked }) => ({
        key: measure,
        wordings: voices.flatMap((voice) => asked[voice] ?? []),
      })),
    )
  return {
    survey,
    items,
    questions: askedAs(VOICES),
    questionsFor: new Map(VOICES.map((voice) => [voice, askedAs([voice])])),
    signs: new Wordings<SignOrDecoy>([
      ...[...pack.signs.values()].map(({ id, young_people, parents, practitioners }) => ({
        key: `sign:${id}` as const,
        wordings: [
          ...survey.signs
            .filter(({ sign }) => sign === id)
            .flatMap(({ say, also }) => [say, ...(also ?? [])]),
          young_people.title,
          parents.title,
          practitioners.title,
        ],
      })),
      ...survey.decoys.map(({ id, say, also }) => ({
        key: `decoy:${id}` as const,
        wordings: [say, ...(also ?? [])],
      })),
    ]),
    counts: new Map(
      yesOrNo.map((item) => [
        item.measure,
        new Wordings([
          { key: true, wordings: item.counts ?? [] },
          { key: false, wordings: item.does_not_count ?? [] },
        ]),
      ]),
    ),
    telling: new Map(
      yesOrNo.map((item) => {
        const others = new Set(yesOrNo.filter((other) => other !== item).flatMap(answersOf))
        return [item.measure, new Set(answersOf(item).filter((answer) => !others.has(answer)))]
      }),
    ),
    options: new Map(
      survey.items
        .filter(({ options }) => options)
        .map(({ measure, options = [] }) => [
          measure,
          new Wordings(options.map(({ id, say, also }) => ({ key: id, wordings: [say, ...(also ?? [])] }))),
        ]),
    ),
    optionTexts: [
      ...survey.signs.flatMap(({ say, also }) => [say, ...(also ?? [])]),
      ...survey.decoys.flatMap(({ say, also }) => [say, ...(also ?? [])]),
      ...survey.items.flatMap(({ options = [] }) =>
        options.flatMap(({ say, also }) => [say, ...(also ?? [])]),
      ),
      ...survey.items.flatMap(({ counts = [], does_not_count = [] }) => [...counts, ...does_not_count]),
      ...[...pack.signs.values()].flatMap((sign) => [
        sign.young_people.title,
        sign.parents.title,
        sign.practitioners.title,
      ]),
    ],
    harms: harmWords(pack),
  }
}

const harmWords = (pack: Pack): { harm: string; words: readonly string[] }[] => {
  const known = knownHarms(pack)
  return [...pack.harms.values()].flatMap(({ id, fact, name, also_called }) =>
    [name, ...also_called].map((called) => ({
      harm: fact !== 'none' && known.has(fact) ? fact : id,
      words: wordsOf(called),
    })),
  )
}

/** The kind of harm that a question names; null where it names none, or several. */
export const harmIn = (bank: ItemBank, question: string): string | null => {
  const words = wordsOf(question)
  const within = (wanted: readonly string[]): boolean =>
    wanted.length > 0 && words.some((_, i) => wanted.every((word, j) => words[i + j] === word))
  const named = new Set(bank.harms.filter((harm) => within(harm.words)).map(({ harm }) => harm))
  const [only] = named
  return named.size === 1 && only !== undefined ? only : null
}
