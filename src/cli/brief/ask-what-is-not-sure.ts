import { createInterface } from 'node:readline/promises'
import type { Pack } from '../../pack/index.ts'
import type { ColumnMapping, FileMapping, Imported, MappingFile } from '../../survey/index.ts'

/** A line to type on: a terminal, or a test. */
export interface Asking {
  question(text: string): Promise<string>
  close(): void
}

/**
 * Asks, column by column, what is not sure and has a likely meaning. Nothing is taken without an answer.
 * @returns the mapping with the answers, or null where none changes it
 */
export const ask = async (
  pack: Pack,
  { mapping, unmapped }: Imported,
  asking: Asking = createInterface({ input: process.stdin, output: process.stderr }),
): Promise<MappingFile | null> => {
  const open = unmapped.filter(({ nearest }) => nearest.length > 0)
  const answers: { file: string; column: string; mapping: ColumnMapping }[] = []
  try {
    for (const [i, { file, column, why, nearest }] of open.entries()) {
      const choices = nearest
        .map((measure, j) => `  ${j + 1}  ${measure}: ${askedAs(pack, measure)}\n`)
        .join('')
      const text = `\n${i + 1} of ${open.length}. ${file}, column “${column}”\n${why} What is it?\n${choices}  i  something else: leave it out\n`
      const given = await answer(asking, text, nearest.length)
      if (given === 'i') answers.push({ file, column, mapping: { ignore: true } })
      else if (given !== '') {
        const measure = nearest[Number(given) - 1]
        if (measure) answers.push({ file, column, mapping: { measure } })
      }
    }
  } finally {
    asking.close()
  }
  return answers.length === 0 ? null : { files: mapping.files.map((file) => withAnswers(file, answers)) }
}

/** A number, i, or nothing to leave it open; asked again until it is one of them. */
const answer = async (asking: Asking, text: string, most: number): Promise<string> => {
  for (let again = ''; ; again = 'Please type one of these. ') {
    const given = (
      await asking.question(`${again ? '' : text}${again}[1 to ${most}, i, or Enter to leave it open] `)
    ).trim()
    if (given === '' || given === 'i' || (/^\d+$/.test(given) && Number(given) >= 1 && Number(given) <= most))
      return given
  }
}

const askedAs = (pack: Pack, measure: string): string => {
  const item = pack.survey?.items.find((one) => one.measure === measure)
  return Object.values(item?.asked ?? {})[0]?.[0] ?? ''
}

const withAnswers = (
  file: FileMapping,
  answers: readonly { file: string; column: string; mapping: ColumnMapping }[],
): FileMapping => ({
  ...file,
  columns: {
    ...file.columns,
    ...Object.fromEntries(
      answers.filter((one) => one.file === file.match).map(({ column, mapping }) => [column, mapping]),
    ),
  },
})
