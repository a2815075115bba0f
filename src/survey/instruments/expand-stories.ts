import type { AskedPage, AskedQuestion, Entry, Instrument, Variant } from '../../pack/index.ts'
import { arrangements } from './arrangements.ts'
import type { Expanded, Use } from './expanded.ts'

/** Marks words for translators; pages translate them with those of the pack. */
const t = (words: string): string => words

const PLACE = /\{([a-z]+)\}/gi

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const placeOf = (story: number, name: string): string => `s${story}_${name}`

/** The places of a story that an arm fills in, each once: {they} and {They} are two. */
const placesIn = (story = ''): string[] => [
  ...new Set([...story.matchAll(PLACE)].map(([, name = '']) => name)),
]

/** The page of an entry: pages and questions have names of their own. */
export const pageIdOf = ({ id }: Entry): string => `page-${id}`

/** A story's page: its text, and what is asked of it. Stories come in random order. */
export const storyPage = (instrument: Instrument, entry: Entry, uses: Record<string, Use>): AskedPage => {
  const { vignettes } = instrument
  if (!vignettes) throw new Error('An instrument is checked before it is expanded.')
  const story = instrument.questions.filter(({ vignette }) => vignette).indexOf(entry)
  const { harm, concern, next } = vignettes
  const question = (
    asks: 'harm' | 'next',
    ask: string,
    options: { id: string; say: string }[],
  ): AskedQuestion => {
    const id = `${entry.id}-${asks}`
    uses[id] = {
      ask,
      options: Object.fromEntries(options.map((option) => [option.id, option.say])),
      story: { id: entry.id, asks },
    }
    return { id, type: 'radios', ask, options }
  }
  const plain = (choices: readonly { id: string; say: string }[]) =>
    choices.map(({ id, say }) => ({ id, say }))
  const worry = `${entry.id}-concern`
  uses[worry] = { ask: concern.ask, scale: concern.scale, story: { id: entry.id, asks: 'concern' } }
  return {
    id: pageIdOf(entry),
    title: t('What would you do?'),
    text: (entry.vignette ?? '').replace(PLACE, (_, name: string) => `{${placeOf(story, name)}}`),
    randomise: true,
    questions: [
      question('harm', harm.ask, plain(harm.choices)),
      { id: worry, type: 'scale', ask: concern.ask, scale: concern.scale },
      question('next', next.ask, plain(next.choices)),
    ],
  }
}

/**
 * The ways of chance through the stories of an instrument: one variant over all of them, so that each person meets
 * every arm and each story has each arm equally often. Null: it has no stories.
 */
export const expandStories = (
  instrument: Instrument,
): { variant: Variant; read: NonNullable<Expanded['stories']> } | null => {
  const stories = instrument.questions.filter(({ vignette }) => vignette)
  const { vignettes } = instrument
  if (!vignettes || stories.length === 0) return null
  const ways = arrangements(stories.length, vignettes.arms.length)
  const idOf = (way: readonly number[]): string => `way-${way.join('-')}`
  const wordsOf = (way: readonly number[]): Record<string, string> =>
    Object.fromEntries(
      way.flatMap((arm, story) =>
        placesIn(stories[story]?.vignette).map((name) => {
          const word = vignettes.arms[arm]?.words[name.toLowerCase()] ?? ''
          return [placeOf(story, name), name === name.toLowerCase() ? word : capital(word)]
        }),
      ),
    )
  return {
    variant: {
      id: 'who-the-child-is',
      arms: ways.map((way) => ({ id: idOf(way), words: wordsOf(way) })),
      assign: 'balanced',
      over: stories.map(pageIdOf),
    },
    read: {
      ids: stories.map(({ id }) => id),
      arms: vignettes.arms.map(({ id, name }) => ({ id, name })),
      ways: Object.fromEntries(
        ways.map((way) => [idOf(way), way.map((arm) => vignettes.arms[arm]?.id ?? '')]),
      ),
      shows: Object.fromEntries(stories.map(({ id, shows }) => [id, shows ?? ''])),
      worriedFrom: vignettes.concern.worried_from,
      tells: vignettes.next.choices.filter(({ tells }) => tells).map(({ id }) => id),
    },
  }
}
