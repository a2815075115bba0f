import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Model } from 'survey-core'
import type { AnswerCondition } from '../pack/index.ts'
import type { Answers, AskedQuestion, Questionnaire } from './answers.ts'
import { own } from './conditions.ts'
import { answersTo, definitions } from './definitions.fixture.ts'
import { faultOf } from './fault-of.ts'
import { unmixed } from './order.ts'
import { READER } from './samples.fixture.ts'
import { walk } from './walk.ts'

/*
 * SurveyJS, which many surveys run on, as an oracle. Where we differ on purpose:
 * - What is hidden is cleared: its `clearInvisibleValues: 'onHiddenContainer'`, which is not its default.
 * - "Asked and left blank" is an answer to us (`''`, `[]`), and none to it: it is left out before comparing.
 * - It keeps a value that is not offered or not right, and complains; we do not keep one. So it is given right ones.
 * - Its `=` takes "3" for 3 and "A" for "a"; our values have one type and are compared exactly. So ids have no capitals.
 * - An exclusive option beside another is a fault here; its page unticks the other, and it accepts both.
 * - It judges pages and questions anew at each change, in any order; our conditions look back only.
 */

/** Our condition as an expression of SurveyJS. */
const expression = (condition: AnswerCondition): string => {
  if ('all' in condition) return `(${condition.all.map(expression).join(' and ')})`
  if ('any' in condition) return `(${condition.any.map(expression).join(' or ')})`
  if ('not' in condition) return `!(${expression(condition.not)})`
  const name = `{${condition.question}}`
  const literal = (value: string | number): string =>
    typeof value === 'number' ? String(value) : `'${value}'`
  if ('is' in condition) return `(${name} = ${literal(condition.is)})`
  if ('is_any' in condition) return `(${name} anyof [${condition.is_any.map(literal).join(', ')}])`
  if ('includes' in condition) return `(${name} contains ${literal(condition.includes)})`
  if ('answered' in condition) return `(${name} notempty)`
  const parts = [`${name} notempty`]
  if (condition.at_least !== undefined) parts.push(`${name} >= ${condition.at_least}`)
  if (condition.at_most !== undefined) parts.push(`${name} <= ${condition.at_most}`)
  return `(${parts.join(' and ')})`
}

const TYPES = {
  radios: 'radiogroup',
  select: 'dropdown',
  checkboxes: 'checkbox',
  scale: 'rating',
  number: 'text',
  date: 'text',
  text: 'text',
  textarea: 'comment',
} as const

const element = ({
  id,
  type,
  required,
  options,
  prefer_not_to_say,
  scale,
  min,
  max,
  max_length,
  ...rest
}: AskedQuestion) => ({
  name: id,
  type: TYPES[type],
  isRequired: Boolean(required),
  ...(rest.if ? { visibleIf: expression(rest.if) } : {}),
  ...(options
    ? {
        choices: [
          ...options.map((option) => ({
            value: option.id,
            ...(option.exclusive ? { isExclusive: true } : {}),
          })),
          ...(prefer_not_to_say ? ['prefer-not-to-say'] : []),
        ],
      }
    : {}),
  ...(scale ? { rateMin: scale.from, rateMax: scale.to } : {}),
  ...(type === 'number' ? { inputType: 'number', min, max } : {}),
  ...(type === 'date' ? { inputType: 'date', min, max } : {}),
  ...(type === 'checkboxes' && (min !== undefined || max !== undefined)
    ? { validators: [{ type: 'answercount', minCount: min ?? 0, maxCount: max ?? 0 }] }
    : {}),
  // Its own `maxLength` and `maxSelectedChoices` are the browser's to hold.
  ...(max_length ? { validators: [{ type: 'text', maxLength: max_length }] } : {}),
})

const modelOf = ({ pages }: Questionnaire): Model =>
  new Model({
    clearInvisibleValues: 'onHiddenContainer',
    pages: pages.map((page) => ({
      name: page.id,
      ...(page.if ? { visibleIf: expression(page.if) } : {}),
      elements: page.questions.map(element),
    })),
  })

/** What was really answered: blank is no answer to SurveyJS. */
const filledIn = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([, answer]) => answer !== '' && !(Array.isArray(answer) && answer.length === 0),
    ),
  )

const made = definitions({ plain: true }).chain((definition) =>
  fc.tuple(fc.constant(definition), answersTo(definition)),
)

test('the same questions are asked, and the same answers kept, as by SurveyJS', () => {
  let kept = 0
  let hidden = 0
  fc.assert(
    fc.property(made, ([definition, given]) => {
      const questions = definition.pages.flatMap((page) => page.questions)
      const right = filledIn(
        Object.fromEntries(
          questions.flatMap((question) => {
            const answer = own(given, question.id)
            return answer !== undefined && faultOf(question, answer, undefined, READER.now) === null
              ? [[question.id, answer]]
              : []
          }),
        ),
      )
      const model = modelOf(definition)
      for (const { id } of questions) {
        const asked = model.getQuestionByName(id)
        if (asked.isVisible && asked.isParentVisible && own(right, id) !== undefined)
          model.setValue(id, right[id])
      }
      const way = walk({ definition }, right, unmixed({ definition }), READER.now)
      assert.deepEqual({ ...way.answers }, { ...model.data })
      const asked = way.pages.flatMap((page) => page.questions.map(({ id }) => id))
      const visible = questions.filter(({ id }) => {
        const one = model.getQuestionByName(id)
        return one.isVisible && one.isParentVisible
      })
      assert.deepEqual(
        asked,
        visible.map(({ id }) => id),
      )
      kept += Object.keys(way.answers).length
      hidden += questions.length - asked.length
    }),
    { numRuns: 500 },
  )
  assert.ok(kept > 100 && hidden > 100, `too little was compared: ${kept} kept, ${hidden} hidden`)
})

test('an answer changed later hides and shows the same questions', () => {
  const twice = definitions({ plain: true }).chain((definition) =>
    fc.tuple(fc.constant(definition), answersTo(definition), answersTo(definition)),
  )
  fc.assert(
    fc.property(twice, ([definition, before, after]) => {
      const questions = definition.pages.flatMap((page) => page.questions)
      const right = (answers: Answers): Answers =>
        filledIn(
          Object.fromEntries(
            questions.flatMap((question) => {
              const answer = own(answers, question.id)
              return answer !== undefined && faultOf(question, answer, undefined, READER.now) === null
                ? [[question.id, answer]]
                : []
            }),
          ),
        )
      const model = modelOf(definition)
      let ours: Answers = {}
      for (const answers of [right(before), right(after)])
        for (const { id } of questions) {
          const one = model.getQuestionByName(id)
          const answer = own(answers, id)
          if (answer === undefined || !one.isVisible || !one.isParentVisible) continue
          model.setValue(id, answer)
          ours = walk({ definition }, { ...ours, [id]: answer }, unmixed({ definition }), READER.now).answers
          assert.deepEqual({ ...ours }, { ...model.data })
        }
    }),
    { numRuns: 300 },
  )
})

test('an answer is right for us where SurveyJS finds it right', () => {
  let wrong = 0
  fc.assert(
    fc.property(made, ([definition, given]) => {
      for (const question of definition.pages.flatMap((page) => page.questions)) {
        const answer = own(given, question.id)
        // It knows no wrong kind of answer: a list for a text, a word for a number.
        if (answer === undefined || !suits(question, answer)) continue
        const { if: _, ...always } = question
        const model = modelOf({ id: 'one', title: 'One', pages: [{ id: 'page', questions: [always] }] })
        const one = model.getQuestionByName(question.id)
        one.value = answer
        const theirs = one.validate(false)
        const ours = faultOf(question, answer, undefined, READER.now) === null
        assert.equal(ours, theirs, `${JSON.stringify(question)} ${JSON.stringify(answer)}`)
        if (!ours) wrong++
      }
    }),
    { numRuns: 300 },
  )
  assert.ok(wrong > 20, `only ${wrong} wrong answers were compared`)
})

/** Answers of the right kind whose value may still be wrong. */
const suits = ({ type, options = [], prefer_not_to_say }: AskedQuestion, answer: unknown): boolean => {
  const offered = (value: unknown): boolean =>
    options.some(({ id }) => id === value) || (prefer_not_to_say === true && value === 'prefer-not-to-say')
  if (answer === '') return type !== 'checkboxes'
  if (Array.isArray(answer) && answer.length === 0) return type === 'checkboxes'
  if (type === 'number') return typeof answer === 'number'
  if (type === 'text') return typeof answer === 'string'
  if (type === 'radios' || type === 'select') return offered(answer)
  if (type === 'checkboxes')
    return (
      Array.isArray(answer) &&
      answer.every(offered) &&
      new Set(answer).size === answer.length &&
      !mixed(options, answer)
    )
  return type === 'date' && typeof answer === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(answer)
}

/** Its form unticks the others when an exclusive option is ticked; it does not refuse both together. */
const mixed = (options: NonNullable<AskedQuestion['options']>, answer: readonly unknown[]): boolean =>
  options.some(({ id, exclusive }) => exclusive && answer.includes(id))
