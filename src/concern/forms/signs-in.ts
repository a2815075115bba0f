import type { Form } from '../../pack/index.ts'
import type { Answers } from '../../questionnaire/index.ts'
import { chosen } from './written.ts'

/** The answers by which an item of an assessment is noticed: one that is not known, or is not so, is none. */
const NOTICED = new Set(['yes', 'possible'])

/**
 * What was ticked as noticed, as ids: of a question with several ticks its options, of one with a single answer the
 * question itself where it is, or may be, so. Each once, in the order of the form; that nothing was noticed is no sign.
 */
export function signsIn({ holds, questionnaire }: Form, answers: Answers): string[] {
  const questions = new Map(
    questionnaire.pages.flatMap((page) => page.questions.map((one) => [one.id, one] as const)),
  )
  const found = [...(holds.signs ?? []), ...(holds.noticed ?? [])].flatMap((id) => {
    const question = questions.get(id)
    const ticked = chosen(answers, id)
    if (question?.type !== 'checkboxes') return ticked.some((one) => NOTICED.has(one)) ? [id] : []
    return (question.options ?? []).flatMap((one) =>
      !one.exclusive && ticked.includes(one.id) ? [one.id] : [],
    )
  })
  return [...new Set(found)]
}
