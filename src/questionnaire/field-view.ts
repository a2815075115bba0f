import type {} from '../kit/sent.ts'
import type { Translate } from '../kit/translate.ts'
import type { Allocation, AskedQuestion } from './answers.ts'
import { lengthOf } from './fault-of.ts'
import { thousands } from './fault-words.ts'
import type { PageFault } from './read-page.ts'
import type { Typed } from './typed.ts'

/** How a question's texts are said to this reader: translated, and with the words of their arms. */
export type Say = (text: string) => string

export interface FieldView {
  readonly t: Translate
  readonly say: Say
  readonly question: AskedQuestion
  readonly allocation: Allocation
  /** What was typed or ticked. */
  readonly typed: Typed
  /** What is wrong, in words, and in which of several boxes. */
  readonly fault?: { readonly text: string; readonly part: PageFault['part'] } | undefined
  /** The question is the page's heading. */
  readonly heading: boolean
}

/** The id of a question in the page: no other id of any page begins like it. */
export const idOf = ({ id }: Pick<AskedQuestion, 'id'>): string => `q_${id}`

export const legendOf = ({ say, question, heading }: FieldView) => ({
  text: say(question.ask),
  isPageHeading: heading,
  classes: heading ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--m',
})

/** The question's own hint, and how much may be written, before it is. */
export function hintOf({ t, say, question }: Pick<FieldView, 't' | 'say' | 'question'>): string {
  const { type, hint, partial } = question
  const more = []
  if (type === 'textarea')
    more.push(t('You can write up to {number} characters.', { number: thousands(lengthOf(question)) }))
  if (type === 'date' && partial)
    more.push(t('Leave out the day, or the day and the month, if you do not know.'))
  if (type === 'checkboxes' && !hint) more.push(t('Choose all that fit.'))
  return [...(hint ? [say(hint)] : []), ...more].join(' ')
}
