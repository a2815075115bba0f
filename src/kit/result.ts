/**
 * The outcome of checking something that came from outside: a value, or every fault found.
 * Never one fault at a time: whoever must mend the input is told all of it at once.
 */
export type Result<Value, Fault = Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** One thing that is wrong: where, what, and what would be right. It never repeats what a person typed. */
export interface Problem {
  /** Where it is: a field's name, a setting's name, or `file.yaml:12`. */
  readonly where: string
  /** What is wrong, as a sentence. */
  readonly what: string
  /** What would be right, as a sentence; empty where `what` already says so. */
  readonly right?: string
}

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const faults = <Fault = Problem>(...list: Fault[]): { ok: false; faults: Fault[] } => ({
  ok: false,
  faults: list,
})

/** `where: what. right`, for a terminal. */
export const sentence = (problem: Problem): string =>
  `${problem.where}: ${problem.what}${problem.right ? ` ${problem.right}` : ''}`
