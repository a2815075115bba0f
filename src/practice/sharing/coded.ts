/** An answer as it may be kept: the id of a choice, ids of what was ticked, or a whole number from 0 to 100. */
export type Code = string | number | readonly string[]

/**
 * Coded answers by key. Keys begin with what they are: `did.STEP` a choice of a story or a quiz; `before.`, `after.` and
 * `later.` an item of the surveys; `arm.ROLE` the gender (or another trait) that was allotted. README.md lists them.
 */
export type CodedAnswers = Readonly<Record<string, Code>>

const CODE = /^[a-z0-9][a-z0-9._-]{0,79}$/
const isCode = (value: unknown): value is string => typeof value === 'string' && CODE.test(value)
const isWhole = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100

/** Whether it is codes alone, as `is_coded` of the database asks it; what is not must never be sent there. */
export function areCoded(value: unknown): value is CodedAnswers {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return (
    entries.length >= 1 &&
    entries.length <= 200 &&
    entries.every(([key, one]) => isCode(key) && isOneCode(one))
  )
}

const isOneCode = (one: unknown): boolean =>
  isCode(one) || isWhole(one) || (Array.isArray(one) && one.length <= 60 && one.every(isCode))
