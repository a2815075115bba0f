import type { Translate } from '../kit/translate.ts'
import type { AnswerCondition } from '../pack/index.ts'
import { type AskedQuestion, type Compiled, PREFER_NOT_TO_SAY } from './answers.ts'
import type { Simple } from './conditions.ts'

/** A page in words: what it asks, and of whom. */
export interface DescribedPage {
  readonly id: string
  readonly title: string
  readonly section: string
  /** When it is asked; empty: always. */
  readonly when: string
  readonly repeated: boolean
  readonly questions: readonly {
    readonly id: string
    readonly ask: string
    readonly type: string
    readonly when: string
  }[]
}

/** All pages in their order, with their conditions in words: for a list, or a drawing of who is asked what. */
export const describe = (compiled: Compiled, t: Translate): DescribedPage[] =>
  compiled.definition.pages.map((page) => ({
    id: page.id,
    title: t(page.title ?? page.questions[0]?.ask ?? page.id),
    section: t(compiled.definition.sections?.find(({ id }) => id === page.section)?.title ?? ''),
    when: page.if ? conditionWords(compiled, t, page.if) : '',
    repeated: page.repeat !== undefined,
    questions: page.questions.map((question) => ({
      id: question.id,
      ask: t(question.ask),
      type: question.type,
      when: question.if ? conditionWords(compiled, t, question.if) : '',
    })),
  }))

/** A condition as a sentence without its full stop. */
function conditionWords(compiled: Compiled, t: Translate, condition: AnswerCondition): string {
  const words = (part: AnswerCondition): string => {
    const inner = conditionWords(compiled, t, part)
    return 'all' in part || 'any' in part ? `(${inner})` : inner
  }
  if ('all' in condition) return condition.all.map(words).join(` ${t('and')} `)
  if ('any' in condition) return condition.any.map(words).join(` ${t('or')} `)
  if ('not' in condition) return t('not: {condition}', { condition: words(condition.not) })
  return simpleWords(compiled, t, condition)
}

function simpleWords(compiled: Compiled, t: Translate, condition: Simple): string {
  const question = compiled.questions.get(condition.question)?.question
  const page = compiled.pages.get(condition.question)
  const ask = t(question?.ask ?? page?.title ?? page?.repeat?.item ?? condition.question)
  if ('is' in condition)
    return t('“{ask}” is “{answer}”', { ask, answer: answerOf(t, question, condition.is) })
  if ('is_any' in condition) {
    const answer = condition.is_any.map((value) => `“${answerOf(t, question, value)}”`).join(` ${t('or')} `)
    return t('“{ask}” is {answer}', { ask, answer })
  }
  if ('includes' in condition)
    return t('“{ask}” includes “{answer}”', { ask, answer: answerOf(t, question, condition.includes) })
  if ('answered' in condition) return t('“{ask}” was answered', { ask })
  const { at_least: from, at_most: to } = condition
  if (from !== undefined && to !== undefined) return t('“{ask}” is from {from} to {to}', { ask, from, to })
  return from === undefined
    ? t('“{ask}” is at most {to}', { ask, to: to ?? '' })
    : t('“{ask}” is at least {from}', { ask, from })
}

const answerOf = (t: Translate, question: AskedQuestion | undefined, value: string | number): string => {
  if (value === PREFER_NOT_TO_SAY) return t('Prefer not to say')
  const say = question?.options?.find(({ id }) => id === value)?.say
  return say === undefined ? String(value) : t(say)
}
