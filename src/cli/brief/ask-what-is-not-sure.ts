import { createInterface } from 'node:readline/promises'
import { type Pack, VOICES } from '../../pack/index.ts'
import type { AskWhose, ColumnMapping, FileMapping, Imported, MappingFile } from '../../survey/index.ts'

/** A line to type on: a terminal, or a test. */
export interface Asking {
  question(text: string): Promise<string>
}

/** The terminal. Close it when everything was asked. */
export const terminal = () => createInterface({ input: process.stdin, output: process.stderr })

/** Asks whose answers a file holds, where neither its questions nor its name say so. Enter leaves the file out. */
export const askWhose =
  (pack: Pack, asking: Asking): AskWhose =>
  async (file, why) => {
    const choices = VOICES.map((voice, i) => `  ${i + 1}  ${pack.survey?.audiences[voice]?.name ?? voice}\n`)
    const text = `\n${file}\n${why} Whose are they?\n${choices.join('')}`
    const given = await answer(
      asking,
      text,
      choices.map((_, i) => String(i + 1)),
      'leave the file out',
    )
    return VOICES[Number(given) - 1]
  }

/**
 * Asks, column by column, what is not sure and has a likely meaning. Nothing is taken without an answer.
 * @returns the mapping with the answers, or null where none changes it
 */
export const ask = async (
  pack: Pack,
  { mapping, unmapped }: Imported,
  asking: Asking,
): Promise<MappingFile | null> => {
  const open = unmapped.filter(({ nearest }) => nearest.length > 0)
  const answers: { file: string; column: string; mapping: ColumnMapping }[] = []
  for (const [i, { file, column, why, nearest }] of open.entries()) {
    const choices = nearest
      .map((measure, j) => `  ${j + 1}  ${measure}: ${askedAs(pack, measure)}\n`)
      .join('')
    const text = `\n${i + 1} of ${open.length}. ${file}, column “${column}”\n${why} What is it?\n${choices}  i  something else: leave it out\n`
    const numbers = nearest.map((_, j) => String(j + 1))
    const given = await answer(asking, text, [...numbers, 'i'], 'leave it open')
    if (given === 'i') answers.push({ file, column, mapping: { ignore: true } })
    const measure = nearest[Number(given) - 1]
    if (measure) answers.push({ file, column, mapping: { measure } })
  }
  return answers.length === 0 ? null : { files: mapping.files.map((file) => withAnswers(file, answers)) }
}

/** One of the choices, or nothing; asked again until it is one of them. */
const answer = async (
  asking: Asking,
  text: string,
  choices: readonly string[],
  enter: string,
): Promise<string> => {
  for (let again = ''; ; again = 'Please type one of these. ') {
    const given = (
      await asking.question(`${again || text}[${choices.join(', ')}, or Enter to ${enter}] `)
    ).trim()
    if (given === '' || choices.includes(given)) return given
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
