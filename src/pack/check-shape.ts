import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { Problem } from '../kit/result.ts'
import { publishedSchema, type SchemaName, schemaOf } from './pack-files.ts'
import type { Cut } from './prune.ts'
import type { YamlFile } from './read-yaml.ts'
import { inWords, pathOf } from './shape-in-words.ts'

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
    return { path, extraKey, problem: { where: file.where(path), ...inWords(error) } }
  })
}

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
  if (error.keyword === 'enum') return typeof error.data !== 'object'
  return error.keyword !== 'type' && error.keyword !== 'const'
}
