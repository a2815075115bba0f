import type { Problem } from '../../kit/result.ts'
import { readPack } from '../load-pack.ts'
import { checkColours } from './colours.ts'
import { checkFreshness } from './freshness.ts'
import { checkHours } from './hours.ts'
import { pagesOf } from './pages.ts'
import { checkReading } from './reading.ts'
import { checkTranslations } from './translated.ts'
import { checkWording } from './wording.ts'

export interface PackCheck {
  /** false: there is no folder to check. */
  readonly isFolder: boolean
  /** How many files were read. */
  readonly files: number
  /** What must be mended before the pack is used. */
  readonly faults: readonly Problem[]
  /** What somebody should look at. */
  readonly warnings: readonly Problem[]
}

export interface CheckOptions {
  /** The day of the check; it decides what is out of date. */
  readonly now?: Date
  /** The product's own strings, which a translation has beside those of the pack. */
  readonly interfaceStrings?: () => readonly string[]
}

/** Everything that is wrong with a pack, at once. Never throws. */
export const checkPack = async (dir: string, options: CheckOptions = {}): Promise<PackCheck> => {
  const { isFolder, files, parts, translations, faults } = await readPack(dir)
  if (!isFolder) return { isFolder, files: 0, faults, warnings: [] }
  const pages = pagesOf(parts)
  const translated = checkTranslations(parts, pages, translations, options.interfaceStrings?.() ?? [])
  return {
    isFolder,
    files: files.length,
    faults: inOrder([
      ...faults,
      ...checkHours(parts),
      ...checkWording(parts, pages),
      ...checkReading(parts, pages),
      ...checkColours(parts),
      ...translated.faults,
    ]),
    warnings: inOrder([...checkFreshness(parts, options.now ?? new Date()), ...translated.warnings]),
  }
}

/** `signs/school.yaml:12` as a file and a line; the line is absent where a whole file is meant. */
export const placeOf = ({ where }: Problem): { file: string; line?: number } => {
  const [, file = where, line] = /^(.*?)(?::(\d+))?$/s.exec(where) ?? []
  return line === undefined ? { file } : { file, line: Number(line) }
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)]
    if (one.file !== other.file) return one.file < other.file ? -1 : 1
    return (one.line ?? 0) - (other.line ?? 0)
  })
