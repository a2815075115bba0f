import { faults, ok, type Problem, type Result } from '../../kit/result.ts'
import type { Pack, Voice } from '../../pack/index.ts'
import type { Answers } from './answers.ts'
import { countAnswers } from './count-answers.ts'
import { type ItemBank, itemBankOf } from './item-bank.ts'
import { type FileMapping, type MappingFile, mappingFor } from './mapping-file.ts'
import { proposeMapping, type Unmapped } from './propose-mapping.ts'
import { questionsOf } from './questions.ts'
import { readTable } from './read-table.ts'
import { joinerOf } from './service-shape.ts'
import { whichAudience } from './which-audience.ts'

/** An export, as it came. */
export interface ExportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What survey exports held. */
export interface Imported {
  readonly answers: readonly Answers[]
  /** What was used, in full: given with the same files it gives the same answers. */
  readonly mapping: MappingFile
  readonly unmapped: readonly Unmapped[]
  /** What was dropped on the way in, and never kept. */
  readonly dropped: readonly { readonly file: string; readonly column: string; readonly what: string }[]
  /** What somebody should know of how the files were read, as sentences. */
  readonly notes: readonly string[]
  /** Files that could not be read, beside those that could. */
  readonly broken: readonly Problem[]
}

/** Whose answers a file holds, as a person says who is asked; undefined: they do not know. */
export type AskWhose = (file: string, why: string) => Promise<Voice | undefined>

/**
 * Reads survey exports. What says who somebody is never leaves this function; open comments come out apart.
 * @param askWhose is asked where it is not sure whose answers a file holds; without it such a file cannot be read
 * @returns faults where nothing could be read: of each file the row, the column and the reason. Never throws.
 */
export const importFiles = async (
  pack: Pack,
  files: readonly ExportFile[],
  mapping?: MappingFile,
  askWhose?: AskWhose,
): Promise<Result<Imported>> => {
  const bank = itemBankOf(pack)
  if (!bank) {
    return faults({
      where: 'survey.yaml',
      what: 'This pack has no item bank, so that no survey can be read with it.',
      right: 'Copy survey.yaml from another pack and change it.',
    })
  }
  if (files.length === 0)
    return faults({ where: 'files', what: 'No file was given.', right: 'Give a survey export.' })
  const imported: Collected = { answers: [], mapped: [], unmapped: [], dropped: [], notes: [], broken: [] }
  for (const file of files) {
    const broken = await importFile(bank, file, mappingFor(mapping, file.name), imported, askWhose)
    imported.broken.push(...broken)
  }
  const unused = (mapping?.files ?? []).filter(
    ({ match }) => !imported.mapped.some(([given]) => given?.match === match),
  )
  for (const { match } of unused)
    imported.notes.push(`The mapping speaks of “${match}”, and no file has that name.`)
  const { answers, mapped, unmapped, dropped, notes, broken } = imported
  if (answers.length === 0) return faults(...broken)
  return ok({ answers, mapping: { files: mapped.map(([, used]) => used) }, unmapped, dropped, notes, broken })
}

interface Collected {
  readonly answers: Answers[]
  /** For each file what was given, and what was used. */
  readonly mapped: [FileMapping | undefined, FileMapping][]
  readonly unmapped: Unmapped[]
  readonly dropped: { file: string; column: string; what: string }[]
  readonly notes: string[]
  readonly broken: Problem[]
}

/** Reads one file into what was collected; why not, where it cannot be. */
const importFile = async (
  bank: ItemBank,
  { name, bytes }: ExportFile,
  given: FileMapping | undefined,
  into: Collected,
  askWhose: AskWhose | undefined,
): Promise<Problem[]> => {
  const table = await readTable(bytes)
  if ('reason' in table) {
    return [{ where: placeIn(name, table), what: table.reason }]
  }
  into.dropped.push(...table.dropped.map((one) => ({ file: name, ...one })))
  into.notes.push(`${name}: ${table.rows} answered; read as ${shapeInWords(table.service)}${table.encoding}.`)
  into.notes.push(...table.notes.map((note) => `${name}: ${note}`))
  const questions = questionsOf(table)
  const seen = given?.audience ? { audience: given.audience } : whichAudience(bank, name, questions)
  const said = 'why' in seen ? await askWhose?.(name, seen.why) : undefined
  const which = said ? { audience: said } : seen
  if ('why' in which) {
    return [
      {
        where: name,
        what: which.why,
        right: 'Say in a mapping file: “audience:” children, parents or practitioners.',
      },
    ]
  }
  const { audience } = which
  if (given?.audience) {
    const looks = whichAudience(bank, '', questions)
    if ('audience' in looks && looks.audience !== audience) {
      into.notes.push(
        `${name}: the mapping says ${audience}, and the questions look like those for ${looks.audience}.`,
      )
    }
  }
  const joiner = joinerOf(table.service)
  const { columns, unmapped } = proposeMapping(bank, name, questions, joiner, given, audience)
  into.unmapped.push(...unmapped)
  if (![...columns.values()].some(({ measure }) => measure && measure !== 'comments')) {
    return [
      {
        where: name,
        what: 'No column is surely a question of the item bank.',
        right: 'Say in a mapping file which column is which measure.',
      },
    ]
  }
  const wave = given?.wave === undefined ? null : String(given.wave)
  const mapped = { file: name, audience, wave, joiner, columns }
  into.answers.push(countAnswers(bank, table, mapped, into.notes))
  into.mapped.push([
    given,
    {
      match: given?.match ?? name,
      audience,
      ...(wave === null ? {} : { wave }),
      columns: Object.fromEntries([...columns].map(([{ header }, column]) => [header, column])),
    },
  ])
  return []
}

const placeIn = (name: string, { row, column }: { row: number; column: number }): string =>
  row === 0 ? name : `${name}, row ${row}, column ${column}`

const shapeInWords = (service: string): string =>
  service === 'table' ? 'a table of no service that is known' : `an export of ${service}`
