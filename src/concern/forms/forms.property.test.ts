import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { decide, type Form, loadPack, MENTION_FIELDS, type Pack, parseFacts } from '../../pack/index.ts'
import { type Answers, allocate, walk } from '../../questionnaire/index.ts'
import { maybeChild } from './age-of.ts'
import { compiledForms } from './compiled.ts'
import { factsOf } from './facts-of.ts'
import { mentionsOf } from './mentions-of.ts'
import { routeOf } from './route-of.ts'
import { apart } from './told-from.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const read = async (name: string): Promise<Pack> => {
  const loaded = await loadPack(join(import.meta.dirname, '../../../packs', name))
  assert.ok(loaded.ok, JSON.stringify(loaded))
  return loaded.value
}
const PACKS = [await read('durham'), await read('example')]

/** Any answers whatever that somebody could give to a form. */
const anyAnswers = (one: Form): fc.Arbitrary<Answers> => {
  const value = (
    question: Form['questionnaire']['pages'][number]['questions'][number],
  ): fc.Arbitrary<unknown> => {
    const ids = question.options?.map(({ id }) => id)
    if (question.type === 'checkboxes') return fc.subarray(ids ?? [])
    if (ids) return fc.constantFrom(...ids)
    if (question.type === 'date') return fc.constantFrom('2010-01-02', '2009-05', '1990', 'never')
    return fc.oneof(fc.constantFrom('', 'about 14', '17', 'x@y, 07700 900000'), fc.string({ maxLength: 12 }))
  }
  const record = (questions: Form['questionnaire']['pages'][number]['questions']) =>
    fc.record(Object.fromEntries(questions.map((question) => [question.id, value(question)])), {
      requiredKeys: [],
    })
  const { pages } = one.questionnaire
  const once = record(pages.filter(({ repeat }) => !repeat).flatMap(({ questions }) => questions))
  const repeated = fc.record(
    Object.fromEntries(
      pages
        .filter(({ repeat }) => repeat)
        .map((page) => [page.id, fc.array(record(page.questions), { maxLength: 3 })]),
    ),
    { requiredKeys: [] },
  )
  return fc.tuple(once, repeated).map(([a, b]) => ({ ...a, ...b }) as Answers)
}

for (const pack of PACKS)
  for (const [id, { form: one, compiled }] of compiledForms(pack))
    test(`whatever is answered in ${pack.partnership.id}’s ${id}, it has facts, one receiver, and nobody twice`, () => {
      fc.assert(
        fc.property(anyAnswers(one), (given) => {
          const { answers } = walk(
            compiled,
            given,
            allocate(compiled, () => 0.5),
            NOW,
          )
          const facts = factsOf(pack, one, answers, {}, NOW)
          assert.ok(parseFacts(facts).ok)
          const mentions = mentionsOf(one, answers)
          const routing = routeOf(pack, one, { answers, facts, mentions, now: NOW })
          assert.equal(routing.rule, decide(pack, facts).rule)
          const teams = [routing.receiver, ...routing.copies.map(({ team }) => team)]
          assert.equal(new Set(teams).size, teams.length)
          const child = mentions.some(
            (one) => one.roles.includes('person-of-concern') && maybeChild(one, NOW),
          )
          if (child || facts.significant_harm === 'yes') assert.ok(teams.includes('first-contact'))
          assert.equal(routing.hidden, facts.adult_works_with_children === 'yes')
          if (routing.hidden) assert.equal(routing.receiver, 'lado')
          for (const { kind, said, roles, of } of mentions) {
            for (const field of Object.keys(said))
              assert.ok((MENTION_FIELDS[kind] as readonly string[]).includes(field))
            assert.ok(Object.values(said).every((text) => text.trim() !== ''))
            assert.equal(kind === 'person', roles.length > 0)
            if (of !== undefined) assert.equal(mentions[of]?.kind, 'person')
          }
          const parted = apart(one, answers)
          assert.deepEqual({ ...parted.answers, ...parted.source }, answers)
          assert.ok(one.source.every((question) => !(question in parted.answers)))
        }),
        { numRuns: 60 },
      )
    })
