import { createHash } from 'node:crypto'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { SEALED_LIMIT_BYTES } from '../vault/index.ts'
import type { AskedQuestion, Compiled, Questionnaire, Variant } from './answers.ts'
import { askedIf, canHold } from './can-hold.ts'
import { checkConditions } from './check-conditions.ts'
import { checkQuestion } from './check-question.ts'
import { checkVariants } from './check-variants.ts'
import { lengthOf, OTHER_LENGTH } from './fault-of.ts'
import { placesOf, wherePage } from './places.ts'

/**
 * Checks a definition as a whole, once: every fault at once, or what the rest of this room works with. Among the
 * faults is whatever nobody could ever be asked, given the questions before it.
 */
export function compile(definition: Questionnaire): Result<Compiled> {
  const alone = [
    ...checkIds(definition),
    ...definition.pages.flatMap((page) =>
      page.questions.flatMap((question) => checkQuestion(page, question)),
    ),
    ...checkPages(definition),
    ...checkConditions(definition),
    ...checkVariants(definition),
    ...checkSize(definition),
  ]
  // What is faulty by itself cannot be reasoned about.
  if (alone.length > 0) return faults(...alone)
  const { unreachable, undecided } = checkReach(definition)
  if (unreachable.length > 0) return faults(...unreachable)
  const variantsOf = new Map<string, Variant[]>()
  for (const variant of definition.variants ?? [])
    for (const page of variant.over) variantsOf.set(page, [...(variantsOf.get(page) ?? []), variant])
  return ok({
    definition,
    version: createHash('sha256').update(JSON.stringify(definition)).digest('base64url').slice(0, 16),
    pages: new Map(definition.pages.map((page) => [page.id, page])),
    questions: new Map(
      definition.pages.flatMap((page) => page.questions.map((question) => [question.id, { question, page }])),
    ),
    variantsOf,
    undecided,
  })
}

/** Answers are kept by the ids of questions and of pages: no two of them are alike. */
function checkIds({ pages, sections = [], variants = [] }: Questionnaire): Problem[] {
  const twice = (where: string, ids: readonly string[]): Problem[] =>
    [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => ({
      where,
      what: `The id “${id}” stands twice.`,
      right: 'Pages and questions have ids of their own, all different.',
    }))
  return [
    ...twice(
      'pages',
      pages.flatMap((page) => [page.id, ...page.questions.map(({ id }) => id)]),
    ),
    ...twice(
      'sections',
      sections.map(({ id }) => id),
    ),
    ...twice(
      'variants',
      variants.map(({ id }) => id),
    ),
    ...variants.flatMap(({ id, arms }) =>
      twice(
        `variant ${id}`,
        arms.map((arm) => arm.id),
      ),
    ),
  ]
}

function checkPages({ pages, sections = [] }: Questionnaire): Problem[] {
  return pages.flatMap((page) => {
    const say = (what: string, right: string): Problem => ({ where: wherePage(page), what, right })
    const { section, repeat, questions, title, text } = page
    const found: Problem[] = []
    if (section !== undefined && !sections.some(({ id }) => id === section))
      found.push(
        say(
          `“${section}” is no section.`,
          `One of: ${sections.map(({ id }) => id).join(', ') || 'none yet'}.`,
        ),
      )
    if (repeat && repeat.min > repeat.max)
      found.push(say('More entries must be added than may be.', 'Change min or max.'))
    if (repeat && questions.length === 0)
      found.push(say('It is repeated, and asks nothing.', 'Add questions.'))
    if (questions.length === 0 && !title && !text)
      found.push(say('The page is empty.', 'Add a text or questions.'))
    return found
  })
}

/** Bytes of the sealed page for one character at its worst: three in UTF-8, four thirds for their letters. */
const BYTES_A_CHARACTER = 4
/** Bytes kept back for ids, marks and choices. */
const REST = 16 * 1024

/** Would the page hold everything that may be written? It is better to hear of it before typing than after. */
function checkSize({ pages }: Questionnaire): Problem[] {
  const written = (question: AskedQuestion): number => {
    if (question.type === 'text' || question.type === 'textarea') return lengthOf(question)
    return question.options?.some(({ other }) => other) ? OTHER_LENGTH : 0
  }
  const characters = pages.reduce(
    (sum, { questions, repeat }) =>
      sum + (repeat?.max ?? 1) * questions.reduce((all, one) => all + written(one), 0),
    0,
  )
  const most = Math.floor((SEALED_LIMIT_BYTES - REST) / BYTES_A_CHARACTER)
  return characters <= most
    ? []
    : [
        {
          where: 'pages',
          what: `Up to ${characters} characters may be written, and a page on its way can hold ${most}.`,
          right: 'Make “max_length” smaller, or “max” of what is repeated.',
        },
      ]
}

/** Pages and questions that nobody can ever be asked; and those of which that could not be decided. */
function checkReach(definition: Questionnaire): { unreachable: Problem[]; undecided: string[] } {
  const { subjects, conditioned } = placesOf(definition)
  const unreachable: Problem[] = []
  const undecided: string[] = []
  const dead = new Set<unknown>()
  for (const { where, page, question } of conditioned) {
    if (dead.has(page)) continue
    const condition = askedIf({ id: '', page, at: 0, ...(question ? { question } : {}) })
    const can = condition === undefined ? true : canHold(condition, subjects)
    if (can === null) undecided.push(where)
    if (can !== false) continue
    dead.add(question ?? page)
    unreachable.push({
      where,
      what: `The ${question ? 'question' : 'page'} can never be asked: its condition never holds.`,
      right: 'Look at the conditions of the questions that it depends on.',
    })
  }
  return { unreachable, undecided }
}
