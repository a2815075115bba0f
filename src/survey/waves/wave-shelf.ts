import { type Database, DatabaseAway } from '../../db/index.ts'
import type { Reader } from '../../frame/index.ts'
import { compile, type Journey, openJourney } from '../../questionnaire/index.ts'
import type { Sealing } from '../../vault/index.ts'
import { answerPath } from '../urls.ts'
import { type Dealing, openDealing } from './deal-ways.ts'
import { aroundQuestions } from './pages/around-questions.html.ts'
import { countByWay, waveByCode } from './queries.ts'
import type { Wave } from './wave.ts'

/** A wave and the journey through it; null: there is none under this code. */
export interface Shelved {
  readonly wave: Wave
  readonly journey: Journey
  /** Where it has stories: who is given which way through them. */
  readonly dealing: Dealing | null
}

export interface WaveShelf {
  /** @throws DatabaseAway where it was never read, and cannot be now */
  find(code: string): Promise<Shelved | null>
}

/** How long what is known of a wave is used without asking again, in milliseconds. */
const FRESH = 30_000
/** The most codes that are remembered, those that lead nowhere among them. */
const MOST = 500

interface Entry {
  shelved: Shelved | null
  at: number
  asking?: Promise<void> | undefined
}

interface ShelfParts {
  readonly database: Pick<Database, 'transaction'>
  readonly partnershipId: string
  readonly sealing: (journey: string) => Sealing
  readonly clock: () => Date
}

/**
 * The waves that people answer, in memory: a page is made without the database, and goes on being made while it is
 * away. What is older than {@link FRESH} is asked for again, once for everybody who waits.
 */
export const openWaveShelf = ({ database, partnershipId, sealing, clock }: ShelfParts): WaveShelf => {
  const entries = new Map<string, Entry>()

  const ask = async (code: string, entry: Entry): Promise<void> => {
    const { wave, sent } = await database.transaction({ partnershipId }, async (tx) => {
      const found = await waveByCode(tx, code)
      const stories = found?.definition?.expanded.stories
      return { wave: found, sent: found && stories ? await countByWay(tx, found.id) : null }
    })
    const way = entry.shelved ?? (wave && journeyOf(wave, sealing, clock))
    entry.shelved = wave && way ? { ...way, wave } : null
    if (sent) entry.shelved?.dealing?.load(sent)
    entry.at = clock().getTime()
  }

  return {
    async find(code) {
      const entry = entries.get(code) ?? { shelved: null, at: Number.NEGATIVE_INFINITY }
      // Asked for last, forgotten last.
      entries.delete(code)
      entries.set(code, entry)
      if (entries.size > MOST) entries.delete(entries.keys().next().value ?? '')
      if (clock().getTime() - entry.at < FRESH) return entry.shelved
      entry.asking ??= ask(code, entry).finally(() => {
        entry.asking = undefined
      })
      try {
        await entry.asking
      } catch (error) {
        // What was open a moment ago is still shown; whether it is open is asked again when it is sent.
        if (!entry.shelved) {
          entries.delete(code)
          throw error instanceof DatabaseAway ? error : new DatabaseAway('unreachable')
        }
      }
      return entry.shelved
    },
  }
}

/** The journey through a wave; null where it cannot be answered here. */
const journeyOf = (
  wave: Wave,
  sealing: ShelfParts['sealing'],
  clock: () => Date,
): Omit<Shelved, 'wave'> | null => {
  if (!wave.definition) return null
  const { instrument, expanded } = wave.definition
  const compiled = compile(expanded.questionnaire)
  if (!compiled.ok) return null
  const dealing = expanded.stories && openDealing(expanded.stories, clock)
  const journey = openJourney({
    compiled: compiled.value,
    sealing: sealing(`wave/${wave.id}`),
    path: (reader: Reader) => reader.at(answerPath(wave.code)),
    title: 'Survey',
    around: (reader) => aroundQuestions(reader, instrument),
    deal: () => dealing?.next(),
  })
  return { journey, dealing }
}
