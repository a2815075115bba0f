import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  composeBriefing,
  openPress,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderPdf,
} from '../../briefing/index.ts'
import { faults, ok, type Result } from '../../kit/result.ts'
import { dayOf, isDay, loadPack, type Pack } from '../../pack/index.ts'
import {
  type Imported,
  importFiles,
  type MappingFile,
  type Notes,
  readMapping,
  readNotesFile,
  readVoices,
  type Voices,
  writeMapping,
} from '../../survey/index.ts'
import { failed, say } from '../say.ts'
import { ask, askWhose, terminal } from './ask-what-is-not-sure.ts'
import { readGiven } from './given-files.ts'
import { changedByHand, marked } from './kept-mapping.ts'
import type { Made } from './made.ts'
import type { BriefOptions } from './options.ts'
import { summary, summaryAsJson } from './summary.ts'

/** Exit codes: a part is missing; the input is wrong. */
const NOT_ALL = 1
const WRONG = 2

/** Makes a briefing of these exports and says so. Gives the exit code; never throws for what is wrong with a file. */
export const brief = async (paths: readonly string[], options: BriefOptions): Promise<number> => {
  // Loaded while files are read: it takes as long.
  const press = openPress()
  const read = await readAll(paths, options)
  if (!read.ok) return failed(read.faults, WRONG)
  const { pack, notes, date } = read.value
  const imported = await importAll(read.value, options)
  if (!imported.ok) return failed(imported.faults, WRONG)
  say('Reading what they say …')
  const voices = await readVoices(pack, imported.value.answers, notes, imported.value.unmapped)
  const { texts, ...rest } = await everyText(pack, voices, {
    notes,
    imported: imported.value,
    press,
    date,
    options,
  })
  const written = await writeAll(options.out, texts)
  if (!written.ok) return failed(written.faults, NOT_ALL)
  const made: Made = {
    imported: imported.value,
    notes,
    voices,
    files: [...texts.keys()],
    out: options.out,
    ...rest,
  }
  process.stdout.write(options.json ? summaryAsJson(made) : summary(pack, made))
  return made.missing.length > 0 || imported.value.broken.length > 0 ? NOT_ALL : 0
}

interface Read {
  readonly pack: Pack
  readonly exports: readonly { name: string; bytes: Uint8Array }[]
  readonly mapping: MappingFile | undefined
  readonly notes: Notes | undefined
  readonly date: string
}

/** Everything that was given, or all that is wrong with it at once. */
const readAll = async (paths: readonly string[], options: BriefOptions): Promise<Result<Read>> => {
  const one = (path: string | undefined) => (path === undefined ? ok([]) : readGiven([path]))
  say(`Reading ${paths.length === 1 ? 'the export' : `${paths.length} exports`} …`)
  const [pack, exports, notesFile, mapFile, inTheWay] = await Promise.all([
    loadPack(options.pack),
    readGiven(paths),
    one(options.notes),
    one(options.map),
    mappingInTheWay(options),
  ])
  const date = dayGiven(options.date)
  const problems = [pack, exports, notesFile, mapFile, inTheWay, date].flatMap((part) =>
    part.ok ? [] : part.faults,
  )
  if (!pack.ok || !exports.ok || !notesFile.ok || !mapFile.ok || !date.ok || problems.length > 0)
    return faults(...problems)
  const [notesGiven] = notesFile.value
  const [mapGiven] = mapFile.value
  const notes = notesGiven && pack.value.survey ? readNotesFile(pack.value, notesGiven) : ok(undefined)
  const mapping = mapGiven
    ? readMapping(pack.value, new TextDecoder().decode(mapGiven.bytes), mapGiven.name)
    : ok(undefined)
  if (!notes.ok || !mapping.ok)
    return faults(...[notes, mapping].flatMap((part) => (part.ok ? [] : part.faults)))
  return ok({
    pack: pack.value,
    exports: exports.value,
    mapping: mapping.value,
    notes: notes.value,
    date: date.value,
  })
}

/** A day as 2026-11-23; today where none is given. */
const dayGiven = (given: string = dayOf(new Date())): Result<string> =>
  isDay(given)
    ? ok(given)
    : faults({ where: '--date', what: 'This is no day.', right: 'Write it as 2026-11-23.' })

const mappingPath = (out: string): string => join(out, 'mapping.yaml')

/** The mapping that was given is the one to keep: it is never written over. */
const keepsMapping = ({ map, out }: BriefOptions): boolean =>
  map !== undefined && resolve(map) === resolve(mappingPath(out))

const mappingInTheWay = async (options: BriefOptions): Promise<Result<null>> => {
  if (options.force || keepsMapping(options) || !(await changedByHand(mappingPath(options.out))))
    return ok(null)
  return faults({
    where: mappingPath(options.out),
    what: 'Somebody changed this mapping by hand, and it would be written over.',
    right: `Give it with --map ${mappingPath(options.out)}, name another folder with --out, or add --force.`,
  })
}

/** Imports; in a terminal asks what is not sure, and imports again with the answers. */
const importAll = async (
  { pack, exports, mapping }: Read,
  options: BriefOptions,
): Promise<Result<Imported>> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY || options.json)
    return importFiles(pack, exports, mapping)
  const asking = terminal()
  try {
    const first = await importFiles(pack, exports, mapping, askWhose(pack, asking))
    const answered = first.ok ? await ask(pack, first.value, asking) : null
    return answered ? importFiles(pack, exports, answered) : first
  } finally {
    asking.close()
  }
}

interface Making {
  readonly notes: Notes | undefined
  readonly imported: Imported
  readonly press: ReturnType<typeof openPress>
  readonly date: string
  readonly options: BriefOptions
}

/** Every file by its name, the printed ones where this machine can print. */
const everyText = async (
  pack: Pack,
  voices: Voices,
  { notes, imported, press, date, options }: Making,
): Promise<{ texts: Map<string, string | Uint8Array> } & Pick<Made, 'missing' | 'unprintable'>> => {
  const texts = new Map<string, string | Uint8Array>()
  const mapping = marked(writeMapping(imported.mapping, imported.unmapped))
  const briefing = composeBriefing(pack, voices, notes, { date })
  if (!briefing) {
    texts.set('voices.json', asJson(voices))
    if (!keepsMapping(options)) texts.set('mapping.yaml', mapping)
    const missing = {
      where: 'briefing.yaml',
      what: 'This pack has none, so that no briefing could be made.',
      right: 'Copy briefing.yaml from another pack and change it.',
    }
    return { texts, missing: [missing], unprintable: [] }
  }
  texts.set('briefing.html', renderHtml(briefing))
  say('Printing …')
  const printed = await renderPdf(briefing, press)
  if (printed.ok) {
    texts.set('briefing.pdf', printed.value.sheet.bytes)
    texts.set('briefing-plain.pdf', printed.value.plain.bytes)
  }
  texts.set('briefing.md', renderMarkdown(briefing))
  texts.set('briefing.json', renderJson(briefing))
  texts.set('voices.json', asJson(voices))
  if (!keepsMapping(options)) texts.set('mapping.yaml', mapping)
  return printed.ok
    ? {
        texts,
        missing: [],
        unprintable: [...new Set([...printed.value.sheet.unprintable, ...printed.value.plain.unprintable])],
      }
    : { texts, missing: printed.faults, unprintable: [] }
}

const asJson = (voices: Voices): string => `${JSON.stringify(voices, null, 2)}\n`

const writeAll = async (
  out: string,
  texts: ReadonlyMap<string, string | Uint8Array>,
): Promise<Result<null>> => {
  try {
    await mkdir(out, { recursive: true })
    await Promise.all([...texts].map(([name, text]) => writeFile(join(out, name), text)))
    return ok(null)
  } catch (error) {
    const { code = '', path = out } = error as NodeJS.ErrnoException
    return faults({
      where: path,
      what: `It cannot be written (${code}).`,
      right: 'Name a folder that may be written to with --out.',
    })
  }
}
