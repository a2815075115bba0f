import { type Static, Type } from 'typebox'
import { Id, Sources, strict, Text } from './common.ts'

/**
 * `practice/at-work.yaml`: what people at work in a trade are asked before a shift, after it and eight weeks on. No survey
 * is of them, so these items are theirs alone; the same ones for every trade.
 */
export const AtWork = strict({
  recognises_signs: strict({
    ask: Text,
    signs: Type.Array(strict({ sign: Id, say: Text }), {
      minItems: 3,
      maxItems: 20,
      description: 'Ids of signs, each as somebody at work would see it.',
    }),
    decoys: Type.Array(strict({ id: Id, say: Text }), {
      minItems: 3,
      maxItems: 20,
      description: 'Ordinary things that are a sign of nothing; never how anybody looks.',
    }),
  }),
  knows_whom_to_tell: strict({
    ask: Text,
    answers: Type.Array(
      strict({
        id: Id,
        say: Text,
        calls: Type.Optional(
          Type.Array(Id, {
            minItems: 1,
            description: 'Ids of contacts that are told by it. An answer counts if it has them.',
          }),
        ),
      }),
      { minItems: 2, maxItems: 8 },
    ),
  }),
  confidence: strict(
    {
      ask: Text,
      least: Type.String({ minLength: 1, description: 'What 0 stands for.' }),
      most: Type.String({ minLength: 1, description: 'What 10 stands for.' }),
    },
    'From 0 to 10.',
  ),
  sources: Sources,
})
export type AtWork = Static<typeof AtWork>
