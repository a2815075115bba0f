import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { faults, ok, type Result } from '../../kit/result.ts'
import { PROFILES } from '../../statistics/index.ts'
import type { Voices } from '../../survey/index.ts'

const Share = Type.Number({ minimum: -1, maximum: 1 })
const Words = Type.String({ maxLength: 2000 })
const Count = Type.Integer({ minimum: 0 })
const Figure = { n: Count, estimate: Share, low: Share, high: Share }
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Day = nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))
const Reading = Type.Union([Type.Literal('strength'), Type.Literal('learning'), Type.Null()])

const Measured = Type.Object({
  measure: Type.String({ pattern: '^[a-z-]+(/[a-z-]+)?$', maxLength: 120 }),
  ...Figure,
  reading: Reading,
  sentence: Words,
  headline: Words,
  question: Words,
  from: Day,
  to: Day,
  cannot_tell: nullable(Words),
  gap: nullable(Words),
  resources: Type.Array(Words),
  change: Type.Optional(
    Type.Object({
      since: Words,
      estimate: Share,
      low: Share,
      high: Share,
      direction: nullable(Type.Union([Type.Literal('up'), Type.Literal('down')])),
      sentence: Words,
    }),
  ),
})
const Option = Type.Object({ option: Words, ...Figure })
const Heard = Type.Object({
  name: Words,
  n: nullable(Count),
  from: Day,
  to: Day,
  wave: nullable(Words),
  measures: Type.Array(Measured, { maxItems: 60 }),
  signs: Type.Array(Type.Object({ sign: Words, option: Words, ...Figure, reading: Reading }), {
    maxItems: 80,
  }),
  decoys: Type.Array(Option, { maxItems: 30 }),
  choices: Type.Array(
    Type.Object({
      measure: Words,
      question: Words,
      options: Type.Array(Option, { maxItems: 60 }),
      withheld: Count,
    }),
    { maxItems: 20 },
  ),
  groups: Type.Array(
    Type.Object({
      by: Words,
      question: Words,
      groups: Type.Array(
        Type.Object({
          group: Words,
          n: Count,
          measures: Type.Array(Type.Object({ measure: Words, ...Figure })),
        }),
        { maxItems: 100 },
      ),
      withheld: Type.Array(Words),
      sentence: Words,
    }),
    { maxItems: 10 },
  ),
  not_asked: Type.Array(Words),
  comments: Count,
  withheld: Type.Array(Words),
})
const File = Type.Object({
  partnership: Type.Object({ id: Words, name: Words, version: Words }),
  sources: Type.Array(Type.Object({ file: Words, service: Words, audience: Words, from: Day, to: Day })),
  thresholds: Type.Object({ strength: Share, learning: Share, false_alarms: Share }),
  suppression: Type.String(),
  audiences: Type.Object({
    children: Type.Optional(Heard),
    parents: Type.Optional(Heard),
    practitioners: Type.Optional(Heard),
  }),
  themes: Type.Array(
    Type.Object({ theme: Words, name: Words, lines: Count, quotes: Type.Array(Words, { maxItems: 50 }) }),
    { maxItems: 60 },
  ),
  cannot_tell: Type.Array(Words),
  unmapped: Type.Array(Type.Object({ file: Words, column: Words, why: Words })),
})

const NO_VOICES = {
  where: 'file',
  what: 'The file is not the voices.json that “early-signs brief” makes.',
  right: 'Choose the file voices.json from the folder that it wrote.',
}

/** A file that somebody brought in: checked to the last figure, for what is in it goes to everybody. */
export const readVoicesFile = (bytes: Uint8Array, partnership: string): Result<Voices> => {
  let given: unknown
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return faults(NO_VOICES)
  }
  if (!Value.Check(File, given)) return faults(NO_VOICES)
  const file = given as Static<typeof File>
  if (file.partnership.id !== partnership)
    return faults({
      where: 'file',
      what: 'The file is of another partnership.',
      right: 'Choose the file that was made with this partnership’s pack.',
    })
  const profile = Object.entries(PROFILES).find(([name]) => name === file.suppression)?.[1]
  const heard = Object.values(file.audiences)
  const tooFew = heard.some(
    ({ n, measures, signs, decoys }) =>
      (n !== null && profile && n <= profile.to) ||
      [...measures, ...signs, ...decoys].some((figure) => !profile || figure.n <= profile.to),
  )
  if (!profile || tooFew)
    return faults({
      where: 'file',
      what: 'The file shows figures of so few people that one of them could be known by it.',
      right: 'Make it again with “early-signs brief”, which leaves them out.',
    })
  return ok(given as unknown as Voices)
}
