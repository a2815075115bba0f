import { type Static, Type } from 'typebox'
import { Id, oneOf, strict, Text, TextByTeller } from './common.ts'
import { FORMS } from './routes.ts'

/**
 * A condition over the facts. Keys are facts, each with a word or a list of words (any of them);
 * every key must hold. `unknown` is a fact that is absent. For the lists (`harm`, `known_of`) a word holds when
 * the list contains it. Beside the facts: `is` (named conditions, all of them), `any`, `all`, `not`,
 * and `open` / `closed` (a contact at the time of asking).
 */
export type Condition = {
  is?: string | string[]
  any?: Condition[]
  all?: Condition[]
  not?: Condition
  open?: string
  closed?: string
} & { [fact: string]: unknown }

const Words = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })])

const ConditionSchema = Type.Cyclic(
  {
    Condition: Type.Object(
      {
        is: Type.Optional(Words),
        any: Type.Optional(Type.Array(Type.Ref('Condition'), { minItems: 1 })),
        all: Type.Optional(Type.Array(Type.Ref('Condition'), { minItems: 1 })),
        not: Type.Optional(Type.Ref('Condition')),
        open: Type.Optional(Type.String()),
        closed: Type.Optional(Type.String()),
        teller: Type.Optional(Words),
        danger: Type.Optional(Words),
        missing: Type.Optional(Words),
        about: Type.Optional(Words),
        child_known: Type.Optional(Words),
        significant_harm: Type.Optional(Words),
        worker: Type.Optional(Words),
        lead: Type.Optional(Words),
        adult_works_with_children: Type.Optional(Words),
        age: Type.Optional(Words),
        lives: Type.Optional(Words),
        safe_adult: Type.Optional(Words),
        known_of: Type.Optional(Words),
        images: Type.Optional(Words),
        harm: Type.Optional(Words),
      },
      { additionalProperties: false },
    ),
  },
  'Condition',
)

const FormOrNone = Type.Union([oneOf(FORMS), Type.Null()])

/** A route as a rule names it: `first-contact`, or one of its ways: `first-contact/urgent`. */
const RouteWay = Type.String({ pattern: '^[a-z-]+(/[a-z-]+)?$' })

const Beside = strict({ route: RouteWay, when: Type.Optional(ConditionSchema), why: TextByTeller })

/** One rule of the table: the first whose condition holds gives the answer. */
export const Rule = strict({
  id: Id,
  title: Text,
  when: ConditionSchema,
  first: RouteWay,
  form: Type.Union([FormOrNone, strict({ practitioner: FormOrNone, default: FormOrNone })]),
  why: TextByTeller,
  beside: Type.Optional(Type.Array(Beside)),
  ask_no_more: Type.Optional(
    Type.Literal(true, { description: 'It is urgent: once this rule holds, nothing more is asked.' }),
  ),
})
export type Rule = Static<typeof Rule>

/** A rule that puts a route beside whatever comes first. */
export const BesideRule = strict({ id: Id, when: ConditionSchema, route: RouteWay, why: TextByTeller })
export type BesideRule = Static<typeof BesideRule>

const Option = strict({
  id: Id,
  label: TextByTeller,
  hint: Type.Optional(TextByTeller),
  when: Type.Optional(ConditionSchema),
  means: Type.Record(Type.String(), Words, { description: 'The facts that this answer gives.' }),
  alone: Type.Optional(Type.Literal(true, { description: 'Tick this and no other: "none of these".' })),
})

/** One plain question. It is asked only while a fact that it can give is unknown and could still change the answer. */
export const Question = strict({
  id: Id,
  kind: oneOf(['one', 'several']),
  ask: TextByTeller,
  hint: Type.Optional(TextByTeller),
  help: Type.Optional(strict({ summary: Text, text: TextByTeller })),
  when: Type.Optional(ConditionSchema),
  options: Type.Array(Option, { minItems: 2 }),
})
export type Question = Static<typeof Question>

/** What answers mean together: a fact that follows from several of them, whatever was answered for it alone. */
export const Following = strict({
  when: ConditionSchema,
  means: Type.Record(Type.String(), Type.String(), { description: 'The facts that follow.' }),
  why: Text,
})

/** `whom-to-tell.yaml`: the questions, and the table that turns their facts into an answer. */
export const WhomToTell = strict({
  questions: Type.Array(Question, { minItems: 1 }),
  following: Type.Optional(Type.Array(Following)),
  conditions: Type.Record(Type.String(), ConditionSchema, {
    description: 'Conditions with a name, for `is`. The name is shown: the-child-can-be-found.',
  }),
  rules: Type.Array(Rule, { minItems: 1 }),
  beside: Type.Array(BesideRule),
})
export type WhomToTell = Static<typeof WhomToTell>
