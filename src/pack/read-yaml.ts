import { isNode, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml'
import type { Problem } from '../kit/result.ts'

/** Where a value stands: keys and indexes from the top of the file. */
export type Path = readonly (string | number)[]

/** A YAML file that was read: its value, and on which line each part of it stands. */
export interface YamlFile {
  readonly file: string
  readonly value: unknown
  /** `signs/school.yaml:12`: the line of the value at this path, or of the nearest thing above it. */
  readonly where: (path: Path) => string
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

const syntaxFault = (file: string, lines: LineCounter, error: YAMLError): Problem => {
  const { line } = lines.linePos(error.pos[0])
  const mend = MENDS[error.code]
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
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
    const faults = [...document.errors, ...document.warnings].map((error) => syntaxFault(file, lines, error))
    if (faults.length > 0) return { faults }
    const value: unknown = document.toJS()
    if (value === null || value === undefined) {
      return {
        faults: [
          { where: `${file}:1`, what: 'The file is empty.', right: 'packs/example shows a short one.' },
        ],
      }
    }
    const where = (path: Path): string => {
      for (let length = path.length; length > 0; length--) {
        const line = lineOf(document, path.slice(0, length), lines)
        if (line) return `${file}:${line}`
      }
      return `${file}:1`
    }
    return { read: { file, value, where }, faults: [] }
  } catch (error) {
    const bomb = error instanceof ReferenceError
    return {
      faults: [
        {
          where: file,
          what: bomb
            ? 'The file refers to itself too often (“*” and “&”).'
            : 'The file is nested too deeply to read.',
          right: 'Write each part out, without anchors.',
        },
      ],
    }
  }
}

type Holder = { getIn: (path: Path, keepScalar: boolean) => unknown; contents: unknown }

/** The line of a key where the path ends in one, else of the value. */
const lineOf = (document: Holder, path: Path, lines: LineCounter): number | undefined => {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  const last = path.at(-1)
  const items = (parent as { items?: unknown[] } | undefined)?.items
  if (!Array.isArray(items)) return undefined
  const pair = items.find((item) => keyOf(item) === String(last))
  const node =
    (pair as { key?: unknown } | undefined)?.key ?? (typeof last === 'number' ? items[last] : undefined)
  const start = isNode(node) ? (node as Node).range?.[0] : undefined
  return start === undefined ? undefined : lines.linePos(start).line
}

const keyOf = (item: unknown): string | undefined => {
  const key = (item as { key?: { value?: unknown } } | null)?.key
  return key && typeof key === 'object' && 'value' in key ? String(key.value) : undefined
}
