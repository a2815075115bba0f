import type { Tx } from '../../../db/index.ts'
import type { Pack, Voice } from '../../../pack/index.ts'
import { type ColumnSealing, openColumnSealing } from '../../../vault/index.ts'
import { type Agreement, agreementOf } from '../agreement.ts'
import { type Found, withoutNames } from '../names-in-lines.ts'
import { type NeedTelling, whomToTell } from '../needs-telling.ts'
import { type NoteLine, noteLines } from '../note-lines.ts'
import { readNotes } from '../notes.ts'
import { checkedLines, codes, quotes, type SessionRow, tellings } from './queries.ts'
import { sampleOf } from './sample.ts'
import type { TellingAnswer } from './schema.ts'

/** What focus groups need to be read and written. */
export interface FocusGroupParts {
  readonly pack: Pack
  readonly key: Uint8Array
  readonly partnershipId: string
}

/** The encrypted columns of a partnership. */
export type Columns = Readonly<Record<'about' | 'notes' | 'words' | 'line', ColumnSealing>>

export const columnsOf = ({ key, partnershipId }: FocusGroupParts): Columns => {
  const column = (name: string) => openColumnSealing(key, `focus_group.${name}/${partnershipId}`)
  return { about: column('about'), notes: column('notes'), words: column('words'), line: column('line') }
}

/** Where a cell is bound to: a line of one session. */
export const cellOf = (session: string, line: number): string => `${session}/${line}`

/** Where a session was held, in general words, and who ran it. */
export interface About {
  readonly place: string
  readonly ranBy: string
}

export interface Session extends About {
  readonly id: string
  readonly audience: Voice
  readonly heldOn: string
  readonly people: number
  readonly notes: boolean
  /** Everything that was said, in order; headings and questions are not. */
  readonly said: readonly SaidLine[]
  /** Lines after which somebody may have to be told, those without an answer first. */
  readonly needs: readonly Need[]
  /** Readers, in the order in which they began. */
  readonly readers: readonly string[]
  /** What the second reader codes. */
  readonly sample: readonly number[]
  /** null: nobody has read it a second time. */
  readonly agreement: Agreement | null
  /** What is to be done first. Nothing that comes after it is open. */
  readonly step: Step
}

export const STEPS = ['notes', 'telling', 'names', 'coding', 'quotes'] as const
export type Step = (typeof STEPS)[number]

export interface Need extends NeedTelling {
  /** Who thinks so: the words that we look for, or somebody who read it. */
  readonly raised: boolean
  readonly decided: {
    readonly id: string
    readonly answer: TellingAnswer
    readonly words: string
    readonly by: string
    readonly at: Date
  } | null
}

export interface SaidLine {
  readonly line: number
  readonly question: string | null
  /** As it was written down. */
  readonly text: string
  readonly found: readonly Found[]
  /** With everything that was found left out: for a person to check. */
  readonly suggested: string
  /** As somebody has checked it; null: nobody has. */
  readonly checked: { readonly id: string; readonly text: string } | null
  readonly suggestedThemes: readonly string[]
  /** By reader, in their order; undefined: that reader has not said. */
  readonly themes: ReadonlyMap<string, readonly string[]>
  /** Why it is not to be quoted; null: it may be. */
  readonly unsafe: string | null
  readonly quote: boolean
}

/** Reads one session with everything that was decided about it. */
export const readSession = async (
  tx: Tx,
  { pack }: FocusGroupParts,
  columns: Columns,
  row: SessionRow,
): Promise<Session> => {
  const about = JSON.parse(columns.about.unseal(row.sealed_about, row.id) ?? '{}') as Partial<About>
  const head = {
    id: row.id,
    audience: row.audience,
    heldOn: row.held_on,
    people: row.people,
    place: about.place ?? '',
    ranBy: about.ranBy ?? '',
  }
  const text = row.sealed_text && columns.notes.unseal(row.sealed_text, row.id)
  if (text === null)
    return {
      ...head,
      notes: false,
      said: [],
      needs: [],
      readers: [],
      sample: [],
      agreement: null,
      step: 'notes',
    }

  const read = readNotes(pack, text)
  const told = new Map((await tellings(tx, row.id)).map((one) => [one.line, one]))
  const checked = new Map((await checkedLines(tx, row.id)).map((one) => [one.line, one]))
  const coded = await codes(tx, row.id)
  const chosen = new Map((await quotes(tx, row.id)).map((one) => [one.line, one.chosen]))
  const lines = noteLines(text)

  const byCue = new Map(read.needs_telling.map((need) => [need.line, need]))
  const needs = lines
    .flatMap((line): Need[] => {
      const decided = told.get(line.line)
      const need = byCue.get(line.line) ?? (decided && raisedNeed(pack, line))
      if (!need) return []
      const words =
        decided?.sealed_words && columns.words.unseal(decided.sealed_words, cellOf(row.id, line.line))
      return [
        {
          ...need,
          raised: !byCue.has(line.line),
          decided: decided
            ? {
                id: decided.id,
                answer: decided.answer,
                words: words ?? '',
                by: decided.by_name,
                at: decided.at,
              }
            : null,
        },
      ]
    })
    .sort((a, b) => Number(isDecided(a)) - Number(isDecided(b)) || a.line - b.line)
  const toTell = new Set(needs.map(({ line }) => line))

  const readers = [...new Set(coded.map(({ by }) => by))]
  const original = new Map(lines.map((line) => [line.line, line]))
  const said = read.lines.map((line): SaidLine => {
    const found = read.names.filter((one) => one.line === line.line)
    const was = checked.get(line.line)
    const own = was && columns.line.unseal(was.sealed_text, cellOf(row.id, line.line))
    const whole = original.get(line.line)?.text ?? ''
    return {
      line: line.line,
      question: line.question,
      text: whole,
      found,
      suggested: withoutNames(whole, found),
      checked: was && own !== undefined && own !== null ? { id: was.id, text: own } : null,
      suggestedThemes: line.themes,
      themes: new Map(coded.filter((code) => code.line === line.line).map(({ by, themes }) => [by, themes])),
      unsafe: unsafe(line.unsafe, toTell.has(line.line), own ?? ''),
      quote: chosen.get(line.line) ?? false,
    }
  })
  const sample = sampleOf(
    said.map(({ line }) => line),
    row.id,
  )
  return {
    ...head,
    notes: true,
    said,
    needs,
    readers,
    sample,
    agreement: agreementBetween(pack, said, readers),
    step: stepOf(needs, said, readers),
  }
}

/** Whether somebody was told, or somebody said why nobody need be. */
export const isDecided = ({ decided }: Need): boolean => decided !== null && decided.answer !== 'raised'

const raisedNeed = (pack: Pack, { line, text }: NoteLine): NeedTelling => ({
  line,
  text,
  why: 'Somebody who read it thinks that it may.',
  signs: [],
  answer: whomToTell(pack),
})

const unsafe = (why: string | null, tell: boolean, checked: string): string | null => {
  if (tell) return 'It may need telling.'
  if (why !== null) return why
  return /\[[^\]]*\]/.test(checked) ? 'Something was taken out of it.' : null
}

const stepOf = (needs: readonly Need[], said: readonly SaidLine[], [first]: readonly string[]): Step => {
  if (!needs.every(isDecided)) return 'telling'
  if (said.some(({ checked }) => checked === null)) return 'names'
  if (first === undefined || said.some(({ themes }) => !themes.has(first))) return 'coding'
  return 'quotes'
}

const agreementBetween = (
  pack: Pack,
  said: readonly SaidLine[],
  [first, second]: readonly string[],
): Agreement | null => {
  if (first === undefined || second === undefined) return null
  const lines = said.map(({ line, text, question, themes }): NoteLine => {
    const of = (reader: string) => themes.get(reader) ?? null
    return { line, text, question, kind: 'said', codes: [of(first), of(second)] }
  })
  return agreementOf(
    lines,
    (pack.survey?.themes ?? []).map(({ id }) => id),
  )
}
