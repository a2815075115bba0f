import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { Problem } from '../kit/result.ts'
import { didYouMean } from './did-you-mean.ts'
import { publishedSchema, type SchemaName, schemaOf } from './pack-files.ts'
import type { Cut } from './prune.ts'
import type { YamlFile } from './read-yaml.ts'

// Compiled quickly rather than to be quick: each schema is used a few times. The schemas themselves have a test.
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  verbose: true,
  validateSchema: false,
  code: { optimize: false },
})
addFormats.default(ajv)
const compiled = new Map<SchemaName, ValidateFunction>()

const validator = (name: SchemaName): ValidateFunction => {
  const known = compiled.get(name)
  if (known) return known
  const validate = ajv.compile(publishedSchema(name))
  compiled.set(name, validate)
  return validate
}

/** One way in which a file differs from its schema, and the place that would have to go for the rest to fit. */
export interface ShapeFault extends Cut {
  readonly problem: Problem
}

/** Every way in which a file differs from its schema, each once. */
export const checkShape = (file: YamlFile): ShapeFault[] => {
  const validate = validator(schemaOf(file.file))
  if (validate(file.value)) return []
  return meant(validate.errors ?? []).map((error) => {
    const extraKey = error.keyword === 'additionalProperties'
    const holder = pathOf(error.instancePath)
    const path = extraKey ? [...holder, error.params.additionalProperty] : holder
    return { path, extraKey, problem: { where: file.where(path), ...saying(error) } }
  })
}

/** A JSON pointer as a path; list positions as numbers. */
const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/**
 * Where a value may have one of several shapes, Ajv tells what is wrong with it under each. Kept are the faults
 * of the shape that was meant: the one for this kind of value (a text, a list, a set of keys).
 */
const meant = (errors: readonly ErrorObject[]): ErrorObject[] => {
  const choices = errors.filter((error) => error.keyword === 'anyOf')
  const kept = errors.filter((error) => {
    if (error.keyword === 'anyOf') return false
    return !choices.some(
      (choice) => error.schemaPath.startsWith(`${choice.schemaPath}/`) && !fits(error, choice),
    )
  })
  const unexplained = choices.filter(
    (choice) =>
      !kept.some((error) => error.schemaPath.startsWith(`${choice.schemaPath}/`) && below(error, choice)),
  )
  // A choice within another one that was put aside says nothing of its own.
  return [...kept, ...unexplained.filter((choice) => !choices.some((outer) => within(choice, outer)))]
}

const below = (error: ErrorObject, choice: ErrorObject): boolean =>
  error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`)

const within = (choice: ErrorObject, outer: ErrorObject): boolean =>
  choice !== outer && choice.schemaPath.startsWith(`${outer.schemaPath}/`)

/** Does this fault belong to the shape that the value plainly has? Another shape's fault is about its type. */
const fits = (error: ErrorObject, choice: ErrorObject): boolean => {
  if (!below(error, choice)) return true
  if (error.instancePath !== choice.instancePath) return true
  return error.keyword !== 'type' && error.keyword !== 'const'
}

const KINDS: Record<string, string> = {
  string: 'a text',
  object: 'a set of keys',
  array: 'a list (lines that begin with “- ”)',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  null: 'null',
}
const kindOf = (value: unknown): string => {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object'
    ? 'a set of keys'
    : typeof value === 'string'
      ? 'a text'
      : `the ${typeof value} ${value}`
}

const shapes = (schema: unknown): string[] =>
  (Array.isArray(schema) ? schema : []).map((branch: { type?: string; const?: unknown }) =>
    branch.const !== undefined ? `“${branch.const}”` : (KINDS[branch.type ?? ''] ?? 'a set of keys'),
  )

const FORMATS: Record<string, string> = {
  date: 'A date that exists: 2026-11-23.',
  uri: 'A whole web address: https://example.org/page.',
  email: 'An e-mail address: name@example.org.',
}

const saying = (error: ErrorObject): { what: string; right: string } => {
  const key = pathOf(error.instancePath).at(-1)
  const subject = typeof key === 'string' ? `“${key}”` : 'This entry'
  const described = (error.parentSchema as { description?: string } | undefined)?.description
  switch (error.keyword) {
    case 'required':
      return {
        what: `“${error.params.missingProperty}” is missing.`,
        right: meaningOf(error, error.params.missingProperty),
      }
    case 'additionalProperties':
      return {
        what: `The key “${error.params.additionalProperty}” is not known here.`,
        right: didYouMean(error.params.additionalProperty, knownKeys(error), 24),
      }
    case 'type': {
      const kind = KINDS[error.params.type] ?? error.params.type
      return {
        what: `${subject} is ${kindOf(error.data)}.`,
        right: `It should be ${kind}${quoteHint(error)}.`,
      }
    }
    case 'enum':
      return {
        what: `${subject} has a word that is not known here.`,
        right: didYouMean(String(error.data), error.params.allowedValues.map(String), 24),
      }
    case 'const':
      return { what: `${subject} has another value.`, right: `It may only be ${error.params.allowedValue}.` }
    case 'anyOf':
      return {
        what: `${subject} is ${kindOf(error.data)}.`,
        right: `It should be ${shapes(error.schema).join(' or ')}.`,
      }
    case 'pattern':
      return {
        what: `${subject} is not written as it should be.`,
        right: described ?? `It must match ${error.params.pattern}.`,
      }
    case 'format':
      return { what: `${subject} is not written as it should be.`, right: FORMATS[error.params.format] ?? '' }
    case 'minLength':
      return {
        what: `${subject} ${error.data === '' ? 'is empty' : 'is too short'}.`,
        right:
          error.params.limit > 1
            ? `Write at least ${error.params.limit} characters.`
            : 'Write the text, or leave the key out.',
      }
    case 'minItems':
      return { what: `${subject} has too few entries.`, right: `It needs at least ${error.params.limit}.` }
    case 'minimum':
    case 'maximum':
      return {
        what: `${subject} is out of range.`,
        right: `It should be ${error.params.comparison} ${error.params.limit}.`,
      }
    default:
      return { what: `${subject} ${error.message ?? 'is not right'}.`, right: described ?? '' }
  }
}

const propertiesOf = (error: ErrorObject): Record<string, { description?: string }> =>
  (error.parentSchema as { properties?: Record<string, { description?: string }> } | undefined)?.properties ??
  {}

const knownKeys = (error: ErrorObject): string[] => {
  const taken = new Set(Object.keys(error.data as object))
  return Object.keys(propertiesOf(error)).filter((key) => !taken.has(key))
}

const meaningOf = (error: ErrorObject, key: string): string => {
  if (key === 'sources' || key === 'source')
    return 'Say who says so: a name, with a link or the day it was checked.'
  const meaning = propertiesOf(error)[key]?.description
  return meaning ? `Add “${key}:”. ${meaning}` : `Add “${key}:”.`
}

const quoteHint = (error: ErrorObject): string =>
  error.params.type === 'string' && typeof error.data !== 'object' ? ': put it in quotes' : ''
