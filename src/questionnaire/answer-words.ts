import type { Translate } from '../kit/translate.ts'
import { type Answer, type Answers, type AskedQuestion, PREFER_NOT_TO_SAY } from './answers.ts'
import { isBlank, own } from './conditions.ts'
import type { Say } from './field-view.ts'
import { otherOf } from './walk.ts'

/** An answer as its giver would read it, line by line: what was chosen, in the words of the options. */
export function answerWords(t: Translate, say: Say, question: AskedQuestion, answers: Answers): string[] {
  const answer = own(answers, question.id)
  if (answer === undefined) return [t('Not answered yet')]
  if (isBlank(answer)) return [question.type === 'checkboxes' ? t('None of these') : t('Left blank')]
  if (question.type === 'date') return [String(answer).split('-').reverse().join('/')]
  if (question.type === 'textarea') return String(answer).split('\n')
  const other = own(answers, otherOf(question.id))
  const wordOf = (value: Answer): string => {
    if (value === PREFER_NOT_TO_SAY) return t('Prefer not to say')
    const option = question.options?.find(({ id }) => id === value)
    if (!option) return String(value)
    return option.other && other !== undefined ? `${say(option.say)}: ${other}` : say(option.say)
  }
  return Array.isArray(answer) ? answer.map(wordOf) : [wordOf(answer)]
}
