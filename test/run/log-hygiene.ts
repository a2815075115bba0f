import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TRIAL_PEOPLE } from '../../src/accounts/index.ts'
import { ORGANISATIONS } from '../../src/trial/cast.ts'
import { childrenOf } from '../../src/trial/concerns/children.ts'
import { harmersOf } from '../../src/trial/concerns/patterns.ts'

/** What never stands in a log, whoever it is about. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['an address of e-mail', /[\w.+-]+@[\w-]+\.[\w.-]+/],
  ['a telephone number', /(?<![\d.])(?:\+44|0)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/],
  ['a number plate', /(?<![\w-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\w-])/],
  ['a postcode', /(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\w-])/],
  ['a date of birth', /(?<![\d-])(?:19[5-9]\d|200\d|201\d)-\d{2}-\d{2}(?![\d-])/],
]

const children = [1, 2, 3].flatMap((seed) => childrenOf(seed, 300, '2026-11-23'))
const firsts = [...new Set(children.map(({ first }) => first))]
const lasts = [...new Set(children.map(({ name, first }) => name.slice(first.length + 1)))]

/** The cast of the trial and of the tests, and what they tell. */
const SAID = [
  ...TRIAL_PEOPLE.map(({ name }) => name),
  ...ORGANISATIONS.map(({ name }) => name),
  ...harmersOf(1).flatMap(({ name, account }) => [name, account]),
  ...firsts.flatMap((first) => lasts.map((last) => `${first} ${last}`)),
  ...['Tess Teller', 'Kit Sample', 'Jo Marsh', 'Dex Sample', 'waits for Kit', 'silver car', 'grey van'],
].filter((text): text is string => text !== null && text.length > 5)

/** Lines that hold what no log may, with what that is. */
export function personalIn(log: string): string[] {
  return log.split('\n').flatMap((line) => {
    const shape = SHAPES.find(([, pattern]) => pattern.test(line))?.[0]
    const what =
      shape ?? (SAID.some((text) => line.includes(text)) ? 'what one of the cast is called or told' : null)
    return what ? [`${what}: ${line.slice(0, 300)}`] : []
  })
}

/** The same in all that was kept in a folder, each line once. */
export const personalInLogs = (folder: string): { bytes: number; lines: string[] } => {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  return {
    bytes: texts.reduce((all, { length }) => all + length, 0),
    lines: [...new Set(texts.flatMap(personalIn))],
  }
}
