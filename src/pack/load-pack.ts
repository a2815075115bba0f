import { createHash } from 'node:crypto'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { checkShape } from './check-shape.ts'
import type { Pack } from './pack.ts'
import { TRANSLATIONS_FOLDER } from './pack-files.ts'
import type { Parts } from './parts.ts'
import { type PackText, readFolder } from './read-folder.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'
import { checkReferences } from './references.ts'
import type { FormId, RouteId } from './schema/routes.ts'
import { readTranslation } from './translations.ts'

/** What `pack check` looks at beside the pack itself: the faults so far, and where everything stands. */
export interface PackReading {
  readonly faults: readonly Problem[]
  /** false: there is no folder at all. */
  readonly isFolder: boolean
  readonly files: readonly string[]
  /** Absent where a file is missing or has another shape than its schema. */
  readonly parts?: Parts
  readonly pack?: Pack
}

/** Reads a pack and everything that is wrong with it. Never throws. */
export const readPack = async (dir: string): Promise<PackReading> => {
  const { texts, faults: found, isFolder } = await readFolder(dir)
  const problems = [...found]
  const yaml = new Map<string, YamlFile>()
  const translations = new Map<string, ReadonlyMap<string, string>>()
  for (const { file, text } of texts) {
    if (file.endsWith('.po')) {
      const translation = readTranslation(file, text)
      problems.push(...translation.faults)
      translations.set(file.slice(TRANSLATIONS_FOLDER.length + 1, -'.po'.length), translation.strings)
      continue
    }
    const { read, faults: syntax } = readYaml(file, text)
    problems.push(...syntax)
    if (!read) continue
    const shape = checkShape(read)
    problems.push(...shape)
    if (shape.length === 0) yaml.set(file, read)
  }
  const files = texts.map(({ file }) => file)
  const whole = problems.every(({ where }) => where.startsWith(`${TRANSLATIONS_FOLDER}/`))
  const parts = whole ? partsOf(yaml) : undefined
  if (!parts) return { faults: problems, isFolder, files }
  problems.push(...checkReferences(parts))
  return { faults: problems, isFolder, files, parts, pack: assemble(dir, hashOf(texts), parts, translations) }
}

/**
 * The pack in a folder, or every fault of its files at once: what cannot be read, what has another shape than
 * its schema, ids that stand twice, references that lead nowhere. `where` is `file.yaml:LINE`.
 * Whether its words are right is for `checkPack` to say.
 */
export const loadPack = async (dir: string): Promise<Result<Pack>> => {
  const { pack, faults: found } = await readPack(dir)
  return pack && found.length === 0 ? ok(pack) : faults(...found)
}

const hashOf = (texts: readonly PackText[]): string => {
  const hash = createHash('sha256')
  for (const { file, text } of texts) hash.update(`${file}\0${text}\0`)
  return hash.digest('hex').slice(0, 16)
}

// Each value was checked against the schema of its file: that is what the casts rest on.
const partsOf = (yaml: ReadonlyMap<string, YamlFile>): Parts | undefined => {
  const value = <Key extends keyof Parts>(file: string): Parts[Key] => yaml.get(file)?.value as Parts[Key]
  const parts: Parts = {
    partnership: value<'partnership'>('partnership.yaml'),
    contacts: value<'contacts'>('contacts.yaml'),
    harms: value<'harms'>('harms.yaml'),
    routes: value<'routes'>('routes.yaml'),
    whomToTell: value<'whomToTell'>('whom-to-tell.yaml'),
    resources: value<'resources'>('resources.yaml'),
    tradeGuides: value<'tradeGuides'>('trade-guides.yaml'),
    words: value<'words'>('words.yaml'),
    domains: [...yaml.values()]
      .filter(({ file }) => file.startsWith('signs/'))
      .map(({ file, value }) => ({ file, value: value as Parts['domains'][number]['value'] }))
      .sort((a, b) => a.value.domain.order - b.value.domain.order),
    where: (file, path) => yaml.get(file)?.where(path) ?? file,
  }
  return Object.values(parts).includes(undefined) ? undefined : parts
}

const byId = <Id extends string, Item extends { id: string }>(list: readonly Item[]): ReadonlyMap<Id, Item> =>
  new Map(list.map((item) => [item.id as Id, item]))

const assemble = (dir: string, hash: string, parts: Parts, translations: Pack['translations']): Pack => ({
  dir,
  hash,
  partnership: parts.partnership,
  contacts: byId(parts.contacts.contacts),
  domains: parts.domains.map(({ value }) => value),
  signs: byId(parts.domains.flatMap(({ value }) => value.signs)),
  approach: parts.harms.approach,
  harms: byId(parts.harms.harms),
  routes: byId<RouteId, Parts['routes']['routes'][number]>(parts.routes.routes),
  forms: byId<FormId, Parts['routes']['forms'][number]>(parts.routes.forms),
  whomToTell: parts.whomToTell,
  resources: parts.resources.resources,
  tradeGuides: parts.tradeGuides.trade_guides,
  words: parts.words,
  translations,
})
