import { createHash } from 'node:crypto'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { checkShape } from './check-shape.ts'
import { assemble, type Pack } from './pack.ts'
import {
  FORMS_FOLDER,
  INSTRUMENTS_FOLDER,
  PRACTICE_FOLDER,
  SINGLE_FILES,
  schemaOf,
  TRANSLATIONS_FOLDER,
} from './pack-files.ts'
import type { Part, Parts } from './parts.ts'
import { type Pruned, prune } from './prune.ts'
import { type PackText, readFolder } from './read-folder.ts'
import { readYaml } from './read-yaml.ts'
import { checkReferences } from './references.ts'
import { readTranslation, type TranslationRead } from './translations.ts'

/** A pack as it was read, with everything that is wrong with its files. */
export interface PackReading {
  readonly faults: readonly Problem[]
  /** false: there is no folder at all. */
  readonly isFolder: boolean
  readonly files: readonly string[]
  /** What could be read, the faulty entries cut out: for looking at the rest. */
  readonly parts: Parts
  /** By language. */
  readonly translations: ReadonlyMap<string, TranslationRead>
  /** Put together in spite of faults elsewhere; absent where a file is missing. Only for looking at a part of it. */
  readonly together?: Pack
}

/** Reads a pack and everything that is wrong with its files. Never throws. */
export const readPack = async (dir: string): Promise<PackReading> => {
  const { texts, faults: found, isFolder } = await readFolder(dir)
  const problems = [...found]
  const yaml = new Map<string, Pruned>()
  const translations = new Map<string, TranslationRead>()
  for (const { file, text } of texts) {
    if (file.endsWith('.po')) {
      const read = readTranslation(file, text)
      problems.push(...read.faults)
      translations.set(file.slice(TRANSLATIONS_FOLDER.length + 1, -'.po'.length), read)
    } else {
      const { sound, faults: wrong } = readSound(file, text)
      problems.push(...wrong)
      if (sound) yaml.set(file, sound)
    }
  }
  const parts = partsOf(texts, yaml)
  problems.push(...checkReferences(parts))
  const strings = new Map([...translations].map(([language, read]) => [language, read.strings] as const))
  const together = assemble(dir, hashOf(texts), parts, strings)
  return {
    faults: problems,
    isFolder,
    files: texts.map(({ file }) => file),
    parts,
    translations,
    ...(together ? { together } : {}),
  }
}

/**
 * The pack in a folder, or every fault of its files at once: what cannot be read, what has another shape than
 * its schema, ids that stand twice, references that lead nowhere. `where` is `file.yaml:LINE`.
 * Whether its words are right is for `checkPack` to say. Never throws.
 */
export const loadPack = async (dir: string): Promise<Result<Pack>> => {
  const { together, faults: found } = await readPack(dir)
  return together && found.length === 0 ? ok(together) : faults(...found)
}

/** A file without its faulty entries, and its faults. */
const readSound = (file: string, text: string): { sound?: Pruned; faults: readonly Problem[] } => {
  const { read, faults: syntax } = readYaml(file, text)
  if (!read) return { faults: syntax }
  const shape = checkShape(read)
  const all = [...syntax, ...shape.map(({ problem }) => problem)]
  if (shape.length === 0) return { sound: { file: read, cutIds: [] }, faults: all }
  const pruned = prune(read, shape)
  // Cutting may leave less than the schema wants (no contact at all): then nothing is left to look at.
  return pruned && checkShape(pruned.file).length === 0 ? { sound: pruned, faults: all } : { faults: all }
}

const hashOf = (texts: readonly PackText[]): string => {
  const hash = createHash('sha256')
  for (const { file, text } of texts) hash.update(`${file}\0${text}\0`)
  return hash.digest('hex').slice(0, 16)
}

const PART_OF = {
  'partnership.yaml': 'partnership',
  'contacts.yaml': 'contacts',
  'harms.yaml': 'harms',
  'routes.yaml': 'routes',
  'whom-to-tell.yaml': 'whomToTell',
  'resources.yaml': 'resources',
  'trade-guides.yaml': 'tradeGuides',
  'words.yaml': 'words',
  'guidance.yaml': 'guidance',
  'survey.yaml': 'survey',
  'briefing.yaml': 'briefing',
  'priorities.yaml': 'priorities',
  'receiving.yaml': 'receiving',
  'desk.yaml': 'desk',
  'keeping.yaml': 'keeping',
} as const

// Each value was checked against the schema of its file: that is what the casts rest on.
const partsOf = (texts: readonly PackText[], yaml: ReadonlyMap<string, Pruned>): Parts => {
  const part = <Value>({ file, cutIds }: Pruned): Part<Value> => ({
    file: file.file,
    value: file.value as Value,
    where: file.where,
    cutIds,
  })
  const single = SINGLE_FILES.flatMap((file) => {
    const read = yaml.get(file)
    return read ? [[PART_OF[file as keyof typeof PART_OF], part(read)]] : []
  })
  const domains = [...yaml.values()]
    .filter(({ file }) => file.file.startsWith('signs/'))
    .map((read) => part<Parts['domains'][number]['value']>(read))
    .sort((a, b) => a.value.domain.order - b.value.domain.order)
  const instruments = [...yaml.values()]
    .filter(({ file }) => file.file.startsWith(`${INSTRUMENTS_FOLDER}/`))
    .map((read) => part<Parts['instruments'][number]['value']>(read))
  const forms = [...yaml.values()]
    .filter(({ file }) => file.file.startsWith(`${FORMS_FOLDER}/`))
    .map((read) => part<Parts['forms'][number]['value']>(read))
  const practice = [...yaml.values()].filter(({ file }) => file.file.startsWith(`${PRACTICE_FOLDER}/`))
  const exercises = practice
    .filter(({ file }) => schemaOf(file.file) === 'exercise')
    .map((read) => part<Parts['exercises'][number]['value']>(read))
    .sort((a, b) => a.value.order - b.value.order)
  const scenarios = practice
    .filter(({ file }) => schemaOf(file.file) === 'scenario')
    .map((read) => part<Parts['scenarios'][number]['value']>(read))
    .sort((a, b) => a.value.order - b.value.order)
  const one = (schema: string) => practice.find(({ file }) => schemaOf(file.file) === schema)
  const [cast, classGuide, ring] = [one('cast'), one('class'), one('ring')]
  const [atWork, scenarioRules] = [one('at-work'), one('scenarios')]
  const domainFiles = texts.filter(({ file }) => file.startsWith('signs/'))
  const allDomains = domains.length === domainFiles.length
  return {
    ...Object.fromEntries(single),
    instruments,
    forms,
    exercises,
    ...(cast ? { cast: part<NonNullable<Parts['cast']>['value']>(cast) } : {}),
    ...(classGuide ? { classGuide: part<NonNullable<Parts['classGuide']>['value']>(classGuide) } : {}),
    ...(ring ? { ring: part<NonNullable<Parts['ring']>['value']>(ring) } : {}),
    ...(atWork ? { atWork: part<NonNullable<Parts['atWork']>['value']>(atWork) } : {}),
    scenarios,
    ...(scenarioRules
      ? { scenarioRules: part<NonNullable<Parts['scenarioRules']>['value']>(scenarioRules) }
      : {}),
    domains,
    allDomains,
  }
}
