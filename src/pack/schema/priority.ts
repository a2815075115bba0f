import { type Static, Type } from 'typebox'
import { Id, oneOf, Sources, strict, Text } from './common.ts'
import { MEASURES, type Measure, VOICES } from './survey.ts'

const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
const MeasureName = oneOf(Object.keys(MEASURES) as Measure[])

/** A question of the plan, and whom it asks about: the headline is often wider than the scope that was worked on. */
const Question = strict({
  say: Text,
  covers: Type.Array(oneOf(VOICES), { minItems: 1, description: 'The audiences that it asks about.' }),
})

/** A part of the question: what would answer it, and what a survey can never say of it. */
const QuestionPart = strict({
  id: Id,
  say: Type.String({ minLength: 1, description: 'As in “…”: see the early signs.' }),
  measures: Type.Array(MeasureName, {
    minItems: 1,
    description: 'Measures of the item bank that speak to it, the nearest first.',
  }),
  cannot_tell: Type.Optional(Text),
})

/** One priority of a business plan. The partnership's officer edits its words in the browser; this is how it begins. */
export const Priority = strict({
  id: Id,
  number: Type.String({ minLength: 1, maxLength: 40, description: 'What the plan calls it: Priority Two.' }),
  title: Type.String({ minLength: 1, maxLength: 100 }),
  plan: Type.String({ minLength: 1, maxLength: 120, description: 'The plan that it stands in.' }),
  from: Year,
  to: Year,
  owner: Type.String({ minLength: 1, maxLength: 120, description: 'The group that it belongs to.' }),
  headline: Question,
  scope: Question,
  definition: Text,
  why: Text,
  how: Text,
  parts: Type.Array(QuestionPart, {
    minItems: 1,
    description: 'What the headline question asks, part by part.',
  }),
  measures: Type.Array(strict({ audience: oneOf(VOICES), measure: MeasureName }), {
    minItems: 1,
    description: 'What is followed wave by wave, until the officer chooses otherwise.',
  }),
  sources: Sources,
})
export type Priority = Static<typeof Priority>

/** `priorities.yaml` (a pack may do without it). */
export const Priorities = strict({ priorities: Type.Array(Priority, { minItems: 1 }) })
