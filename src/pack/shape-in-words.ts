import type { ErrorObject } from 'ajv'
import { didYouMean } from './did-you-mean.ts'

/** A JSON pointer as a path; list positions as numbers. */
export const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

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

interface Branch {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Branch[]
}

/** The shapes that a value may have, in words, each once. */
const shapes = (branches: readonly Branch[]): string[] => [
  ...new Set(
    branches.flatMap((branch) => {
      if (branch.anyOf) return shapes(branch.anyOf)
      if (branch.enum) return [`one of: ${branch.enum.join(', ')}`]
      return branch.const === undefined ? [KINDS[branch.type ?? 'object'] ?? ''] : [`“${branch.const}”`]
    }),
  ),
]

const FORMATS: Record<string, string> = {
  date: 'A date that exists: 2026-11-23.',
  uri: 'A whole web address: https://example.org/page.',
  email: 'An e-mail address: name@example.org.',
}

/** One difference from a schema: what is wrong, and what would be right. */
export const inWords = (error: ErrorObject): { what: string; right: string } => {
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
        right: `It should be ${shapes(error.schema as readonly Branch[]).join(' or ')}.`,
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
    case 'maxItems':
      return { what: `${subject} has too many entries.`, right: `It may have ${error.params.limit}.` }
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
