import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answers, Questionnaire } from './answers.ts'
import { holds, own } from './conditions.ts'
import { answersTo, definitions, forms } from './definitions.fixture.ts'
import { faultOf } from './fault-of.ts'
import { unmixed } from './order.ts'
import { readPage, typedOf } from './read-page.ts'
import { READER } from './samples.fixture.ts'
import { answersToSend, walk } from './walk.ts'

const { now } = READER
const made = definitions().chain((definition) => fc.tuple(fc.constant(definition), answersTo(definition)))
const go = (definition: Questionnaire, answers: Answers) =>
  walk({ definition }, answers, unmixed({ definition }), now)

test('walking what a walk kept changes nothing', () => {
  fc.assert(
    fc.property(made, ([definition, answers]) => {
      const once = go(definition, answers)
      assert.deepEqual(go(definition, once.answers), once)
    }),
    { numRuns: 400 },
  )
})

test('an answer is kept if and only if it is asked for and right', () => {
  fc.assert(
    fc.property(made, ([definition, answers]) => {
      const { answers: kept } = go(definition, answers)
      const answerTo = (id: string) => own(kept, id)
      for (const page of definition.pages.filter(({ repeat }) => !repeat))
        for (const question of page.questions) {
          const given = own(answers, question.id)
          const relevant = [page.if, question.if].every((when) => when === undefined || holds(when, answerTo))
          const right = given !== undefined && faultOf(question, given, undefined, now) === null
          assert.deepEqual(own(kept, question.id), relevant && right ? given : undefined)
        }
    }),
    { numRuns: 400 },
  )
})

test('no form whatever makes a page throw, and what it accepts the walk accepts', () => {
  const sent = made.chain(([definition, answers]) =>
    fc.tuple(fc.constant(definition), fc.constant(answers), forms(definition)),
  )
  fc.assert(
    fc.property(sent, ([definition, answers, form]) => {
      const way = go(definition, answers)
      for (const page of way.pages) {
        const read = readPage(page, form, way.answers, now)
        const after = go(definition, read.answers)
        const here = after.pages.find(({ key }) => key === page.key)
        if (!read.ok) continue
        // Done, but for what an answer on the page itself made relevant; a list is done by its button.
        const asked = new Set(page.questions)
        if (!page.list && here?.questions.every((question) => asked.has(question)))
          assert.ok(here.done, page.key)
      }
    }),
    { numRuns: 400 },
  )
})

test('a page that is sent as it was filled in gives the same answers', () => {
  fc.assert(
    fc.property(made, ([definition, answers]) => {
      const way = go(definition, answers)
      for (const page of way.pages.filter(({ done, list }) => done && !list)) {
        const entry =
          page.item === undefined ? way.answers : (own(way.answers, page.page.id) as Answers[])[page.item]
        const form = Object.assign({}, ...page.questions.map((question) => typedOf(question, entry ?? {})))
        const read = readPage(page, form, way.answers, now)
        assert.ok(read.ok)
        assert.deepEqual(go(definition, read.answers).answers, way.answers)
      }
    }),
    { numRuns: 400 },
  )
})

test('what is handed over has no marks of the way, and nothing that is not asked', () => {
  fc.assert(
    fc.property(made, ([definition, answers]) => {
      const way = go(definition, answers)
      const ids = new Set(
        definition.pages.flatMap(({ id, questions }) => [id, ...questions.map((one) => one.id)]),
      )
      for (const id of Object.keys(answersToSend(way))) assert.ok(ids.has(id), id)
    }),
  )
})
