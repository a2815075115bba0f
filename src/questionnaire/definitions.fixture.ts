import fc from 'fast-check'
import type { AnswerCondition } from '../pack/index.ts'
import type { Answer, Answers, AskedPage, AskedQuestion, Questionnaire } from './answers.ts'

/** Questions of every type that have options or bounds; ids are given by place. */
const questionOf = (id: string): fc.Arbitrary<AskedQuestion> => {
  const options = (exclusive: boolean) =>
    fc.integer({ min: 2, max: 4 }).map((count) =>
      Array.from({ length: count }, (_, i) => ({
        id: `o${i}`,
        say: `Say ${i}`,
        ...(exclusive && i === count - 1 ? { exclusive: true } : {}),
      })),
    )
  const required = fc.boolean()
  const silent = fc.boolean()
  return fc.oneof(
    fc
      .record({ options: options(false), required, prefer_not_to_say: silent })
      .map((rest) => ({ id, type: 'radios' as const, ask: id, ...rest })),
    fc
      .record({ options: options(false), required })
      .map((rest) => ({ id, type: 'select' as const, ask: id, ...rest })),
    fc
      .record({
        options: options(true),
        required,
        min: fc.constantFrom(undefined, 1, 2),
        max: fc.constantFrom(undefined, 2, 3),
      })
      .map(({ min, max, ...rest }) => ({
        id,
        type: 'checkboxes' as const,
        ask: id,
        ...rest,
        ...(min && min < rest.options.length ? { min } : {}),
        ...(max ? { max } : {}),
      })),
    required.map((needed) => ({
      id,
      type: 'scale' as const,
      ask: id,
      required: needed,
      scale: { from: 0, to: 3, from_label: 'no', to_label: 'yes' },
    })),
    fc
      .record({ required, min: fc.integer({ min: -5, max: 0 }), max: fc.integer({ min: 1, max: 5 }) })
      .map((rest) => ({ id, type: 'number' as const, ask: id, ...rest })),
    fc
      .record({ required, max_length: fc.integer({ min: 1, max: 12 }) })
      .map((rest) => ({ id, type: 'text' as const, ask: id, ...rest })),
    required.map((needed) => ({
      id,
      type: 'date' as const,
      ask: id,
      required: needed,
      min: '2000-01-01',
      max: '2030-12-31',
    })),
  )
}

/** Values that conditions name and answers take; some of them no question offers. */
const WORDS = ['o0', 'o1', 'o2', 'o3', 'prefer-not-to-say', 'text', '2010-05-04', '']

/** A condition that suits these questions, at most two deep. */
const conditionOn = (questions: readonly AskedQuestion[]): fc.Arbitrary<AnswerCondition> => {
  const simple = fc.constantFrom(...questions).chain((question): fc.Arbitrary<AnswerCondition> => {
    const base = { question: question.id }
    const answered = fc.constant({ ...base, answered: true as const })
    if (question.type === 'number' || question.type === 'scale')
      return fc.oneof(
        fc.integer({ min: -1, max: 4 }).map((at_least) => ({ ...base, at_least })),
        fc.integer({ min: -1, max: 4 }).map((at_most) => ({ ...base, at_most })),
        fc.integer({ min: 0, max: 3 }).map((is) => ({ ...base, is })),
        answered,
      )
    const ids = question.options?.map(({ id }) => id)
    if (!ids)
      return question.type === 'text' ? fc.oneof(fc.constant({ ...base, is: 'text' }), answered) : answered
    if (question.type === 'checkboxes')
      return fc.oneof(
        fc.constantFrom(...ids).map((includes) => ({ ...base, includes })),
        answered,
      )
    return fc.oneof(
      fc.constantFrom(...ids).map((is) => ({ ...base, is })),
      fc.subarray(ids, { minLength: 1 }).map((is_any) => ({ ...base, is_any })),
      answered,
    )
  })
  const deeper = (inner: fc.Arbitrary<AnswerCondition>): fc.Arbitrary<AnswerCondition> =>
    fc.oneof(
      inner,
      inner.map((not) => ({ not })),
      fc.array(inner, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(inner, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    )
  return deeper(deeper(simple))
}

/** Pages whose conditions look back; sound but for what may be unreachable. `plain`: no repeated page. */
export const definitions = ({ plain = false } = {}): fc.Arbitrary<Questionnaire> =>
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }).chain((sizes) => {
    const pages = sizes.reduce<fc.Arbitrary<AskedPage[]>>(
      (made, size, at) =>
        made.chain((before) => pageAfter(before, at, size, plain).map((page) => [...before, page])),
      fc.constant([]),
    )
    return pages.map((all) => ({ id: 'made', title: 'Made', pages: all }))
  })

const pageAfter = (
  before: readonly AskedPage[],
  at: number,
  size: number,
  plain: boolean,
): fc.Arbitrary<AskedPage> => {
  const known = before.flatMap(({ repeat, questions }) => (repeat ? [] : questions))
  const sometimes = (questions: readonly AskedQuestion[]): fc.Arbitrary<AnswerCondition | undefined> =>
    questions.length === 0 ? fc.constant(undefined) : fc.option(conditionOn(questions), { nil: undefined })
  const questions = Array.from({ length: size }).reduce<fc.Arbitrary<AskedQuestion[]>>(
    (made, _, i) =>
      made.chain((own) =>
        fc
          .tuple(questionOf(`q${at}-${i}`), sometimes([...known, ...own]))
          .map(([question, when]) => [...own, { ...question, ...(when ? { if: when } : {}) }]),
      ),
    fc.constant([]),
  )
  return fc
    .tuple(questions, sometimes(known), plain ? fc.constant(false) : fc.boolean())
    .map(([asked, when, repeated]) => ({
      id: `p${at}`,
      questions: asked,
      ...(when ? { if: when } : {}),
      ...(repeated ? { repeat: { min: 0, max: 3, item: 'One', add: 'Add' } } : {}),
    }))
}

const value: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>(...WORDS),
  fc.integer({ min: -6, max: 6 }),
  fc.array(fc.constantFrom(...WORDS.slice(0, 5)), { maxLength: 3 }),
)

/** Answers to any of a definition's questions, right or wrong, asked or not. */
export const answersTo = ({ pages }: Questionnaire): fc.Arbitrary<Answers> =>
  fc
    .record(
      Object.fromEntries(
        pages.flatMap((page): [string, fc.Arbitrary<Answer>][] =>
          page.repeat
            ? [
                [page.id, fc.array(one(page), { maxLength: 4 })],
                [`${page.id}/done`, fc.constantFrom('yes', 'no')],
              ]
            : page.questions.map(({ id }) => [id, value]),
        ),
      ),
      { requiredKeys: [] },
    )
    .map((answers) => ({ ...answers }) as Answers)

const one = ({ questions }: AskedPage): fc.Arbitrary<Answers> =>
  fc
    .record(Object.fromEntries(questions.map(({ id }) => [id, value])), { requiredKeys: [] })
    .map((entry) => ({ ...entry }) as Answers)

/** Forms as anybody may send them: fields of the definition and any others, with any value. */
export const forms = ({ pages }: Questionnaire): fc.Arbitrary<Record<string, unknown>> => {
  const names = pages.flatMap((page) =>
    page.questions.flatMap(({ id }) => [id, `${id}/other`, `${id}/day`, `${id}/month`, `${id}/year`]),
  )
  return fc.dictionary(
    fc.oneof(fc.constantFrom(...names, '_at', '_go', '__proto__', 'constructor'), fc.string()),
    fc.oneof(
      fc.constantFrom(...WORDS),
      fc.string({ unit: 'binary' }),
      fc.integer().map(String),
      fc.array(fc.string()),
      fc.anything(),
    ),
    { maxKeys: 12 },
  )
}
