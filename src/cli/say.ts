import { type Problem, sentence } from '../kit/result.ts'

/** What a person at the terminal should know, on standard error: standard output is for results. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Every fault, a line each. */
export const sayFaults = (faults: readonly Problem[]): void => {
  for (const fault of faults) say(sentence(fault))
}

/** Says every fault, and gives the command its exit code. */
export const failed = (faults: readonly Problem[], code: number): number => {
  sayFaults(faults)
  return code
}
