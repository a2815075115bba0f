import type { Answers } from '../../questionnaire/index.ts'

/** What was written or chosen, as one text; '' where it was not asked, or left blank. */
export function written(answers: Answers, question: string): string {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined
  if (typeof answer === 'string') return answer.trim()
  if (typeof answer === 'number') return String(answer)
  return ''
}

/** The options that were chosen, one or several; none where it was not asked, or left blank. */
export function chosen(answers: Answers, question: string): readonly string[] {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined
  if (Array.isArray(answer)) return answer.filter((one): one is string => typeof one === 'string')
  return typeof answer === 'string' && answer !== '' ? [answer] : []
}
