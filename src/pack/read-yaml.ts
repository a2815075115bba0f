import { LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { Problem } from '../kit/result.ts'
import { type Find, lineIn, type Path } from './yaml-lines.ts'

/** A YAML file that was read: its value, and on which line each part of it stands. */
export interface YamlFile {
  readonly file: string
  readonly value: unknown
  /** `signs/school.yaml:12`: the line of the value at this path, or of the nearest thing above it. */
  readonly where: (path: Path, find?: Find) => string
}

/** What an editor of the file would do about a fault that the reader names in its own terms. */
const MENDS: Record<string, { what: string; right: string }> = {
  DUPLICATE_KEY: {
    what: 'The same key stands twice in one place.',
    right: 'Keep one of them; a list is written with “- ” lines.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    what: 'There is a colon inside the text.',
    right: 'Put the text in quotes, or after “>-” on lines of its own.',
  },
  TAB_AS_INDENT: { what: 'The line begins with a tab.', right: 'Indent with spaces.' },
  BAD_INDENT: { what: 'The indent does not fit.', right: 'Keys that belong together begin in one column.' },
  BAD_ALIAS: {
    what: 'A “*” begins the text, which YAML takes for a reference.',
    right: 'Put the text in quotes.',
  },
  MISSING_CHAR: {
    what: 'A character is missing.',
    right: 'Look for a quote or a bracket that is not closed.',
  },
  MULTIPLE_DOCS: { what: 'The file holds more than one document.', right: 'Remove the line “---”.' },
  UNEXPECTED_TOKEN: { what: 'This cannot stand here.', right: 'Put a text with : # “ or [ in quotes.' },
  MULTILINE_IMPLICIT_KEY: {
    what: 'A key goes on over several lines.',
    right: 'Perhaps a colon is missing, or the text wants quotes.',
  },
}

/** One slip can put the rest of a file out of step: more than these help nobody. */
const MOST_SYNTAX_FAULTS = 20

/** Each place once, and the first of many. */
const firstOf = (file: string, faults: readonly Problem[]): Problem[] => {
  const each = [...new Map(faults.map((fault) => [`${fault.where} ${fault.what}`, fault])).values()]
  if (each.length <= MOST_SYNTAX_FAULTS) return each
  const rest = each.length - MOST_SYNTAX_FAULTS
  return [
    ...each.slice(0, MOST_SYNTAX_FAULTS),
    {
      where: file,
      what: `There are ${rest} more places like these.`,
      right: 'Mend the first one, and check again.',
    },
  ]
}

const TOO_DEEP = {
  what: 'The file is nested too deeply to read.',
  right: 'Look for brackets that are not closed.',
}

const syntaxFault = (file: string, lines: LineCounter, error: YAMLError): Problem => {
  const { line } = lines.linePos(error.pos[0])
  const mend = error.message.includes('call stack') ? TOO_DEEP : MENDS[error.code]
  return {
    where: `${file}:${Math.max(1, line)}`,
    what: mend ? mend.what : `This is not valid YAML: ${error.message.split('\n')[0]}.`,
    right: mend ? mend.right : 'An editor that knows YAML marks the place.',
  }
}

/** Reads YAML 1.2. Never throws: every syntax fault is told, with its line. */
export const readYaml = (file: string, text: string): { read?: YamlFile; faults: Problem[] } => {
  const lines = new LineCounter()
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    const errors = [...document.errors, ...document.warnings]
    const faults = firstOf(
      file,
      errors.map((error) => syntaxFault(file, lines, error)),
    )
    // A key that stands twice leaves the rest readable: its faults are told in the same go.
    if (errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return { faults }
    const value: unknown = document.toJS()
    if (value === null || value === undefined) {
      return {
        faults: [
          { where: `${file}:1`, what: 'The file is empty.', right: 'packs/example shows a short one.' },
        ],
      }
    }
    const where = (path: Path, find?: Find): string => `${file}:${lineIn(document, lines, text, path, find)}`
    return { read: { file, value, where }, faults }
  } catch (error) {
    return { faults: [{ where: file, ...unreadable(error) }] }
  }
}

const unreadable = (error: unknown): { what: string; right: string } => {
  if (error instanceof RangeError) return TOO_DEEP
  if (!(error instanceof ReferenceError)) return { what: `This cannot be read as YAML: ${error}.`, right: '' }
  return {
    what: 'The file repeats itself too often (by “&” and “*”).',
    right: 'Write each part out, without them.',
  }
}
