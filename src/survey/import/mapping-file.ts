import { isMap, parseDocument, stringify } from 'yaml'
import { faults, ok, type Problem, type Result } from '../../kit/result.ts'
import { MEASURES, type Measure, type Pack, VOICES, type Voice } from '../../pack/index.ts'

const DESIGN_ROLES = ['weight', 'stratum', 'cluster'] as const
export type DesignRole = (typeof DESIGN_ROLES)[number]

/** What one column is for. */
export interface ColumnMapping {
  /** Left out, and not told of again. */
  readonly ignore?: true
  readonly measure?: Measure
  /** The kind of harm that a question about gender is about: a fact (sexual) or an id of harms.yaml. */
  readonly harm?: string
  /** Answers that count; every other answer does not. */
  readonly counts?: readonly string[]
  /** An option → the id of the sign that it stands for. */
  readonly signs?: Readonly<Record<string, string>>
  /** Options that are no sign of anything. */
  readonly decoys?: readonly string[]
  /** What the column is for in the design of the sample, instead of a measure. */
  readonly design?: DesignRole
}

export interface FileMapping {
  /** The name of the file, * for any letters. */
  readonly match: string
  /** Absent: by the wording of its questions. */
  readonly audience?: Voice
  /** When it was asked, where an earlier time is to be compared with: 2024, 2025. The last in order is read. */
  readonly wave?: string
  /** By the header above the column. */
  readonly columns: Readonly<Record<string, ColumnMapping>>
}

export interface MappingFile {
  readonly files: readonly FileMapping[]
}

const COLUMN_KEYS = ['ignore', 'measure', 'harm', 'counts', 'signs', 'decoys', 'design'] as const
const FILE_KEYS = ['match', 'audience', 'wave', 'columns'] as const
const ASKED = (Object.keys(MEASURES) as Measure[]).filter((measure) => MEASURES[measure] !== 'beside')

/**
 * A mapping file as a person wrote it; every fault at once, with the place where it stands.
 * @param name of the file, for faults
 */
export const readMapping = (pack: Pack, text: string, name = 'mapping.yaml'): Result<MappingFile> => {
  const document = parseDocument(text, { uniqueKeys: true })
  if (document.errors.length > 0) {
    return faults(
      ...document.errors.map(({ linePos, message }) => ({
        where: linePos ? `${name}:${linePos[0].line}` : name,
        what: `This is no YAML: ${message.split('\n')[0]?.replace(/ at line.*$/, '')}.`,
      })),
    )
  }
  const problems: Problem[] = []
  const given: unknown = isMap(document.contents) ? document.toJS() : undefined
  const files = isRecord(given) && Array.isArray(given.files) ? given.files : undefined
  if (!files || !isRecord(given)) {
    return faults({
      where: name,
      what: 'There is no list “files”.',
      right: 'Begin with “files:”, and below it “- match: NAME”, “audience:” and “columns:”.',
    })
  }
  unknownKeys(given, ['files'], name, problems)
  for (const [i, file] of files.entries()) checkFile(pack, file, `${name}: files[${i}]`, problems)
  return problems.length > 0 ? faults(...problems) : ok({ files: files.map(filled) })
}

const filled = (file: FileMapping): FileMapping => ({ ...file, columns: file.columns ?? {} })

const checkFile = (pack: Pack, file: unknown, where: string, problems: Problem[]): void => {
  if (!isRecord(file)) {
    problems.push({
      where,
      what: 'This is no file of a mapping.',
      right: 'Give “match”, “audience” and “columns”.',
    })
    return
  }
  unknownKeys(file, FILE_KEYS, where, problems)
  if (typeof file.match !== 'string' || file.match === '') {
    problems.push({
      where,
      what: '“match” is missing.',
      right: 'Give the name of the file; * stands for any letters.',
    })
  }
  if (file.audience !== undefined && !VOICES.includes(file.audience as Voice)) {
    problems.push({ where, what: 'There is no such audience.', right: `It may be: ${VOICES.join(', ')}.` })
  }
  if (file.wave !== undefined && typeof file.wave !== 'string' && typeof file.wave !== 'number') {
    problems.push({ where, what: '“wave” is a name, such as 2025.' })
  }
  if (file.columns === undefined || file.columns === null) return
  if (!isRecord(file.columns)) {
    problems.push({ where, what: '“columns” lists what each column is for, by its header.' })
    return
  }
  for (const [header, column] of Object.entries(file.columns)) {
    checkColumn(pack, column, `${where}, column “${header}”`, problems)
  }
}

const checkColumn = (pack: Pack, column: unknown, where: string, problems: Problem[]): void => {
  if (!isRecord(column)) {
    problems.push({
      where,
      what: 'This says nothing of the column.',
      right: 'Give {measure: …} or {ignore: true}.',
    })
    return
  }
  const wrong = (what: string, right?: string): void => {
    problems.push({ where, what, ...(right ? { right } : {}) })
  }
  unknownKeys(column, COLUMN_KEYS, where, problems)
  const { ignore, measure, design, harm, counts, signs, decoys } = column
  if (ignore !== undefined && ignore !== true) wrong('“ignore” is true or left out.')
  const purposes = [ignore === true, measure !== undefined, design !== undefined].filter(Boolean).length
  if (purposes === 0) wrong('It has no measure.', 'Give “measure”, “design” or “ignore: true”.')
  if (purposes > 1) wrong('It has several purposes.', 'Keep one of “measure”, “design” and “ignore”.')
  if (measure === 'false-alarms') {
    wrong('False alarms come with recognising signs.', 'Name the decoys of that column under “decoys”.')
  } else if (measure !== undefined && !ASKED.includes(measure as Measure)) {
    wrong('There is no such measure.', `It may be: ${ASKED.join(', ')}.`)
  }
  if (design !== undefined && !DESIGN_ROLES.includes(design as DesignRole)) {
    wrong('There is no such part of a design.', `It may be: ${DESIGN_ROLES.join(', ')}.`)
  }
  if (harm !== undefined && (typeof harm !== 'string' || !knownHarms(pack).has(harm))) {
    wrong('There is no such harm.', `It may be: ${[...knownHarms(pack).keys()].join(', ')}.`)
  }
  for (const [key, list] of [
    ['counts', counts],
    ['decoys', decoys],
  ] as const) {
    if (list !== undefined && !(Array.isArray(list) && list.every(isText)))
      wrong(`“${key}” is a list of answers.`)
  }
  if (signs === undefined) return
  if (!isRecord(signs)) {
    wrong('“signs” says for each option which sign it is.')
    return
  }
  for (const sign of Object.values(signs)) {
    if (typeof sign !== 'string' || !pack.signs.has(sign)) {
      const repeated = typeof sign === 'string' && /^[a-z0-9-]{1,60}$/.test(sign) ? ` “${sign}”` : ''
      wrong(`There is no sign${repeated} in the pack.`, 'Use the id of a sign, as in the files under signs/.')
    }
  }
}

/** Kinds of harm as a mapping may name them, and each in words. */
export const knownHarms = (pack: Pack): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const harm of pack.harms.values()) {
    if (harm.fact !== 'none' && !names.has(harm.fact)) names.set(harm.fact, harm.name)
  }
  for (const harm of pack.harms.values()) if (!names.has(harm.id)) names.set(harm.id, harm.name)
  return names
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

const unknownKeys = (
  given: Record<string, unknown>,
  known: readonly string[],
  where: string,
  problems: Problem[],
): void => {
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue
    problems.push({
      where,
      what: `There is no key “${key.slice(0, 40)}” here.`,
      right: `There is: ${known.join(', ')}.`,
    })
  }
}

/** A mapping as a file that can be kept and edited. What could not be placed stands in it as a remark. */
export const writeMapping = (
  mapping: MappingFile,
  unmapped: readonly { file: string; column: string; why: string }[] = [],
): string => {
  const remarks = unmapped.map(
    ({ file, column, why }) => `#   ${oneLine(file)}, “${oneLine(column)}”: ${oneLine(why)}`,
  )
  const head = [
    '# What each column of the survey exports is for. Edit it, and give it with the exports the next time.',
    ...(remarks.length > 0 ? ['# Not used, because it was not sure what they are:', ...remarks] : []),
  ]
  // Quoted as YAML 1.1 needs it, so that no other reader takes “Yes” for true.
  return `${head.join('\n')}\n${stringify(mapping, { lineWidth: 110, version: '1.1' })}`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** The part of a mapping that is about a file. */
export const mappingFor = (mapping: MappingFile | undefined, name: string): FileMapping | undefined =>
  mapping?.files.find(({ match }) => matches(match, name))

const matches = (pattern: string, name: string): boolean => {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`, 'is').test(name)
}
