import { faults, ok, type Result } from '../../kit/result.ts'
import type { Pack } from '../../pack/index.ts'
import { itemBankOf } from '../import/item-bank.ts'
import { decodedText } from '../import/text-of-bytes.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { Cues } from './cues.ts'
import { type Found, namesInLine, withoutNames } from './names-in-lines.ts'
import { type NeedTelling, needTelling, tellingCues } from './needs-telling.ts'
import { type NoteLine, noteLines } from './note-lines.ts'

/** What a focus group said of one theme. */
export interface ThemeVoice {
  readonly theme: string
  readonly name: string
  /** How many lines are about it. They are lines, not people. */
  readonly lines: number
  /** In the words of those who said it; each is safe to publish. */
  readonly quotes: readonly string[]
}

/** A line, names left out, with what it is about. */
export interface CodedLine {
  readonly line: number
  readonly question: string | null
  readonly text: string
  /** Themes: the first reader's where there are any, else suggested by words. */
  readonly themes: readonly string[]
  readonly by: 'reader' | 'suggestion'
  /** Why it is not to be quoted; null: safe to publish. */
  readonly unsafe: string | null
}

/** Notes of a focus group, read. `needs_telling` stands first because it comes first. */
export interface Notes {
  readonly needs_telling: readonly NeedTelling[]
  /** Suggestions, for a person to confirm; in nothing that is published. */
  readonly names: readonly (Found & { readonly line: number })[]
  /** How many names, places and details were left out of `lines` and `themes`. */
  readonly left_out: number
  readonly lines: readonly CodedLine[]
  readonly themes: readonly ThemeVoice[]
  /** How far two readers agree, where the notes have codes of two. */
  readonly agreement: Agreement | null
  readonly counts: {
    readonly said: number
    readonly questions: number
    readonly coded: number
    readonly quotable: number
  }
  readonly remarks: readonly string[]
}

/**
 * Reads the notes of a focus group: what needs telling first, then names, themes, agreement and quotes.
 * @throws where the pack has no survey
 */
export const readNotes = (pack: Pack, text: string): Notes => {
  const survey = itemBankOf(pack)?.survey
  if (!survey) throw new Error('This pack has no survey.yaml.')
  const all = noteLines(text)
  const names = namesOf(pack, all)
  const found = (line: number): Found[] => names.filter((one) => one.line === line)
  const cues = tellingCues(pack, survey)
  const needs_telling = all.flatMap((line) => {
    if (line.kind === 'question') return []
    return (
      needTelling(
        pack,
        cues,
        line,
        found(line.line).some(({ kind }) => kind === 'name'),
      ) ?? []
    )
  })
  const told = new Set(needs_telling.map(({ line }) => line))
  const themes = survey.themes.map((theme) => ({ ...theme, cues: new Cues(theme.words) }))
  const known = new Set(themes.map(({ id }) => id))
  const said = all.filter(({ kind }) => kind === 'said')
  const lines = said.map((line): CodedLine => {
    const coded = line.codes[0]
    const own = found(line.line)
    const real = cues.somebody.find(line.text) !== undefined
    return {
      line: line.line,
      question: line.question,
      text: withoutNames(line.text, own),
      themes: coded
        ? coded.filter((code) => known.has(code))
        : themes.filter((theme) => theme.cues.find(line.text)).map(({ id }) => id),
      by: coded ? 'reader' : 'suggestion',
      unsafe: told.has(line.line) ? 'It may need telling.' : unsafeToQuote(line.text, own, real),
    }
  })
  const unknown = new Set(
    said.flatMap(({ codes }) => codes.flat()).filter((code) => code && !known.has(code)),
  )
  return {
    needs_telling,
    names,
    left_out: names.length,
    lines,
    themes: survey.themes.flatMap(({ id, name }) => {
      const about = lines.filter((line) => line.themes.includes(id))
      const quotes = about.filter(({ unsafe }) => unsafe === null).map((line) => line.text)
      return about.length > 0
        ? [{ theme: id, name, lines: about.length, quotes: quotes.slice(0, MOST_QUOTES) }]
        : []
    }),
    agreement: agreementOf(
      said,
      survey.themes.map(({ id }) => id),
    ),
    counts: {
      said: said.length,
      questions: all.filter(({ kind }) => kind === 'question').length,
      coded: lines.filter((line) => line.themes.length > 0).length,
      quotable: lines.filter(({ unsafe }) => unsafe === null).length,
    },
    remarks: [...unknown].map((code) => `A reader used the code “${code}”, which is no theme of the pack.`),
  }
}

const MOST_QUOTES = 4

/** Names line by line; a name that was found once is found in every line, with or without its capital letter. */
const namesOf = (pack: Pack, lines: readonly NoteLine[]): (Found & { line: number })[] => {
  const first = lines.flatMap(({ text }) => namesInLine(pack, text, new Set()))
  const known = new Set(
    first.flatMap(({ kind, text }) =>
      kind === 'name' ? (text.toLowerCase().split(/\s+/).at(-1) ?? []) : [],
    ),
  )
  return lines.flatMap(({ line, text }) => namesInLine(pack, text, known).map((one) => ({ ...one, line })))
}

/** Why a line might point at somebody; null where nothing in it does. */
const unsafeToQuote = (text: string, found: readonly Found[], real: boolean): string | null => {
  if (found.some(({ kind }) => kind === 'name')) return 'A name is in it.'
  if (found.length > 0) return 'A place or another detail is in it.'
  if (real) return 'It is about somebody in particular.'
  if (/\d/.test(text)) return 'A number in it may point at somebody.'
  return text.split(/\s+/).length > 40 ? 'It is long enough to be known again by.' : null
}

/** Notes as a file: text in any of the usual encodings. What is no text, and what is empty, is told. */
export const readNotesFile = (pack: Pack, file: { name: string; bytes: Uint8Array }): Result<Notes> => {
  const text = decodedText(file.bytes)
  if (text === null) {
    return faults({
      where: file.name,
      what: 'These notes are no plain text.',
      right: 'Save them as text (.txt), one line for each thing that was said.',
    })
  }
  if (text.trim() === '') return faults({ where: file.name, what: 'The notes are empty.' })
  return ok(readNotes(pack, text))
}
