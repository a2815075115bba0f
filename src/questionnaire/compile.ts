import { createHash } from 'node:crypto'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import type { Compiled, Questionnaire, Variant } from './answers.ts'

/** Placeholder until checks land. */
export function compile(definition: Questionnaire): Result<Compiled> {
  const problems: Problem[] = []
  const variantsOf = new Map<string, Variant[]>()
  for (const variant of definition.variants ?? [])
    for (const page of variant.over) variantsOf.set(page, [...(variantsOf.get(page) ?? []), variant])
  if (problems.length > 0) return faults(...problems)
  return ok({
    definition,
    version: createHash('sha256').update(JSON.stringify(definition)).digest('base64url').slice(0, 16),
    pages: new Map(definition.pages.map((page) => [page.id, page])),
    questions: new Map(
      definition.pages.flatMap((page) => page.questions.map((question) => [question.id, { question, page }])),
    ),
    variantsOf,
    undecided: [],
  })
}
