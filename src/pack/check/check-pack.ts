import type { Problem } from '../../kit/result.ts'
import { readPack } from '../load-pack.ts'
import type { Parts } from '../parts.ts'
import type { Form } from '../schema/form.ts'
import { checkApproved } from './approved.ts'
import { checkColours } from './colours.ts'
import { checkFreshness } from './freshness.ts'
import { checkHours } from './hours.ts'
import { pagesOf } from './pages.ts'
import { checkPracticeReading } from './practice-reading.ts'
import { checkReading } from './reading.ts'
import { checkWhomToTell } from './table.ts'
import { checkTranslations } from './translated.ts'
import { checkWording } from './wording.ts'

/** A problem of a pack, and the place to mend it. */
export interface PlacedProblem {
  /** Within the pack, or the pack's folder itself. */
  readonly file: string
  /** null where a whole file is meant. */
  readonly line: number | null
  readonly what: string
  /** '' where `what` already says it. */
  readonly right: string
}

export interface PackCheck {
  /** false: there is no folder to check. */
  readonly isFolder: boolean
  /** How many files were read. */
  readonly files: number
  /** What must be mended before the pack is used; by file and line. */
  readonly faults: readonly PlacedProblem[]
  /** What somebody should look at; by file and line. */
  readonly warnings: readonly PlacedProblem[]
}

export interface CheckOptions {
  /** The day of the check; it decides what is out of date. */
  readonly now?: Date
  /** The product's own strings, which a translation has beside those of the pack. */
  readonly interfaceStrings?: () => readonly string[]
  /** Why a form could not be asked: what reads questionnaires stands above this room. */
  readonly faultsOfForm?: (form: Form) => readonly Problem[]
}

/** Everything that is wrong with a pack, at once. Never throws. */
export const checkPack = async (dir: string, options: CheckOptions = {}): Promise<PackCheck> => {
  const reading = await readPack(dir)
  const { isFolder, files, parts, translations, faults } = reading
  if (!isFolder) return { isFolder, files: 0, faults: inOrder(faults), warnings: [] }
  const pages = pagesOf(parts)
  const table = checkWhomToTell(reading)
  const translated = checkTranslations(parts, pages, translations, options.interfaceStrings?.() ?? [])
  return {
    isFolder,
    files: files.length,
    faults: inOrder([
      ...faults,
      ...table.faults,
      ...checkHours(parts),
      ...checkWording(parts, pages),
      ...checkReading(parts, pages),
      ...checkPracticeReading(parts),
      ...checkForms(parts, options),
      ...checkColours(parts),
      ...checkApproved(parts, options.now ?? new Date()),
      ...translated.faults,
    ]),
    warnings: inOrder([
      ...table.warnings,
      ...checkFreshness(parts, options.now ?? new Date()),
      ...translated.warnings,
    ]),
  }
}

/** Where a questionnaire says what is wrong, it names the page and the question; here that follows the line of all. */
const checkForms = ({ forms }: Parts, { faultsOfForm }: CheckOptions): Problem[] =>
  forms.flatMap(({ value, where }) =>
    (faultsOfForm?.(value) ?? []).map((fault) => ({
      where: where(['questionnaire']),
      what: `${fault.where}: ${fault.what}`,
      ...(fault.right ? { right: fault.right } : {}),
    })),
  )

const placed = ({ where, what, right = '' }: Problem): PlacedProblem => {
  const [, file = where, line] = /^(.*?)(?::(\d+))?$/s.exec(where) ?? []
  return { file, line: line === undefined ? null : Number(line), what, right }
}

const inOrder = (problems: readonly Problem[]): PlacedProblem[] =>
  problems.map(placed).sort((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1
    return (a.line ?? 0) - (b.line ?? 0)
  })
