import type { TSchema } from 'typebox'
import { Briefing } from './schema/briefing.ts'
import { Contacts } from './schema/contacts.ts'
import { Desk } from './schema/desk.ts'
import { Form } from './schema/form.ts'
import { Guidance } from './schema/guidance.ts'
import { Harms } from './schema/harms.ts'
import { Instrument } from './schema/instrument.ts'
import { Keeping } from './schema/keeping.ts'
import { Partnership } from './schema/partnership.ts'
import { Exercise } from './schema/practice.ts'
import { AtWork } from './schema/practice-at-work.ts'
import { Cast } from './schema/practice-cast.ts'
import { ClassGuide } from './schema/practice-class.ts'
import { Ring } from './schema/practice-ring.ts'
import { Priorities } from './schema/priority.ts'
import { Receiving } from './schema/receiving.ts'
import { Resources, TradeGuides } from './schema/resources.ts'
import { Routes } from './schema/routes.ts'
import { Scenario, ScenarioRules } from './schema/scenario.ts'
import { SignDomain } from './schema/signs.ts'
import { Survey } from './schema/survey.ts'
import { WhomToTell } from './schema/whom-to-tell.ts'
import { Words } from './schema/words.ts'

/** The files of a pack, and the schema of each. `signs/`, `instruments/` and `forms/` have one `sign-domain`, `instrument`, `form` a file, `practice/` one `exercise` beside `cast`, `class`, `ring` and `at-work`. */
export const PACK_SCHEMAS = {
  partnership: Partnership,
  contacts: Contacts,
  harms: Harms,
  routes: Routes,
  'whom-to-tell': WhomToTell,
  resources: Resources,
  'trade-guides': TradeGuides,
  words: Words,
  guidance: Guidance,
  survey: Survey,
  briefing: Briefing,
  priorities: Priorities,
  receiving: Receiving,
  desk: Desk,
  keeping: Keeping,
  'sign-domain': SignDomain,
  instrument: Instrument,
  form: Form,
  exercise: Exercise,
  cast: Cast,
  class: ClassGuide,
  ring: Ring,
  'at-work': AtWork,
  scenarios: ScenarioRules,
  scenario: Scenario,
} as const satisfies Record<string, TSchema>
export type SchemaName = keyof typeof PACK_SCHEMAS

export const SIGNS_FOLDER = 'signs'
/** A pack may do without it. */
export const INSTRUMENTS_FOLDER = 'instruments'
/** A pack may do without it: then nothing can be told here. */
export const FORMS_FOLDER = 'forms'
/** A pack may do without it: exercises, one a file, and beside them who may play in them and a guide for classes. */
export const PRACTICE_FOLDER = 'practice'
/** Within it, one `scenario` a file. */
export const SCENARIOS_FOLDER = `${PRACTICE_FOLDER}/scenarios`
export const TRANSLATIONS_FOLDER = 'translations'

const IN_FOLDERS: readonly SchemaName[] = [
  'sign-domain',
  'instrument',
  'form',
  'exercise',
  'cast',
  'class',
  'ring',
  'at-work',
  'scenarios',
  'scenario',
]

export const SINGLE_FILES = (Object.keys(PACK_SCHEMAS) as SchemaName[])
  .filter((name) => !IN_FOLDERS.includes(name))
  .map((name) => `${name}.yaml`)

/** Those of them that a pack may do without. */
export const OPTIONAL_FILES: readonly string[] = [
  'guidance.yaml',
  'survey.yaml',
  'briefing.yaml',
  'priorities.yaml',
  'receiving.yaml',
  'desk.yaml',
  'keeping.yaml',
]

/** The schema of a YAML file of a pack, by its path within the pack. */
export const schemaOf = (file: string): SchemaName => {
  if (file.startsWith(`${SIGNS_FOLDER}/`)) return 'sign-domain'
  if (file.startsWith(`${INSTRUMENTS_FOLDER}/`)) return 'instrument'
  if (file.startsWith(`${FORMS_FOLDER}/`)) return 'form'
  if (file === `${PRACTICE_FOLDER}/cast.yaml`) return 'cast'
  if (file === `${PRACTICE_FOLDER}/class.yaml`) return 'class'
  if (file === `${PRACTICE_FOLDER}/ring.yaml`) return 'ring'
  if (file === `${PRACTICE_FOLDER}/at-work.yaml`) return 'at-work'
  if (file === `${PRACTICE_FOLDER}/scenarios.yaml`) return 'scenarios'
  if (file.startsWith(`${SCENARIOS_FOLDER}/`)) return 'scenario'
  if (file.startsWith(`${PRACTICE_FOLDER}/`)) return 'exercise'
  return file.replace(/\.yaml$/, '') as SchemaName
}

type Json = { [key: string]: unknown }

/**
 * A schema as it is published and as it is compiled: plain JSON, draft-07, in which the recursive condition is
 * defined once (TypeBox defines it anew at each use, which other readers take for several schemas).
 */
export const publishedSchema = (name: SchemaName): Json => {
  const definitions: Json = {}
  const plain = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(plain)
    if (typeof node !== 'object' || node === null) return node
    const { $defs, $id: _, ...rest } = node as Json
    if ($defs) {
      for (const [key, definition] of Object.entries($defs)) definitions[key] ??= plain(definition)
    }
    return Object.fromEntries(
      Object.entries(rest).map(([key, value]) =>
        key === '$ref' ? [key, `#/definitions/${value}`] : [key, plain(value)],
      ),
    )
  }
  const body = plain(JSON.parse(JSON.stringify(PACK_SCHEMAS[name]))) as Json
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${name}.yaml of a pack`,
    ...body,
    ...(Object.keys(definitions).length > 0 ? { definitions } : {}),
  }
}
