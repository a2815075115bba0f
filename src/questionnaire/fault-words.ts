import type { Translate } from '../kit/translate.ts'
import { boundOf, lengthOf, OTHER_LENGTH } from './fault-of.ts'
import type { PageFault } from './read-page.ts'

/**
 * What is said of a fault, as GOV.UK says it: what to do, and nothing of what was typed.
 * @param say how the definition's own texts are said, where words of an arm are in them
 */
export function faultWords(
  t: Translate,
  fault: PageFault,
  now: Date,
  say: (text: string) => string = t,
): string {
  const { question, kind } = fault
  const { type, min, max, scale } = question
  switch (kind) {
    case 'blank':
      if (typeof question.required === 'string') return say(question.required)
      if (type === 'checkboxes') return t('Choose at least one answer')
      if (type === 'number') return t('Enter a number')
      if (type === 'date') return t('Enter a date')
      return type === 'text' || type === 'textarea' ? t('Write an answer') : t('Choose one answer')
    case 'not-offered':
      if (type === 'scale')
        return t('Choose a number from {from} to {to}', { from: scale?.from ?? 0, to: scale?.to ?? 0 })
      return t('Choose from the answers below')
    case 'alone':
      return t('Choose either “none” or what fits, not both')
    case 'too-few':
      return t('Choose at least {number} answers', { number: min ?? 0 })
    case 'too-many':
      return t('Choose at most {number} answers', { number: max ?? 0 })
    case 'other-blank':
      return t('Say what you mean by “other”')
    case 'other-too-long':
      return t('Use {number} characters or fewer', { number: thousands(OTHER_LENGTH) })
    case 'too-long':
      return t('Use {number} characters or fewer', { number: thousands(lengthOf(question)) })
    case 'pattern':
      return question.pattern_says ? say(question.pattern_says) : t('Write it in the way that is asked for')
    case 'not-a-number':
      return t('Enter a number, like 12')
    case 'not-whole':
      return t('Enter a whole number, like 12')
    case 'too-precise':
      return t('Use at most {number} digits after the point', { number: question.decimals ?? 0 })
    case 'too-small':
      return t('Enter {number} or more', { number: min ?? 0 })
    case 'too-large':
      return t('Enter {number} or less', { number: max ?? 0 })
    case 'not-a-date':
      return t('Enter a real date')
    case 'day-missing':
      return t('The date must have a day')
    case 'month-missing':
      return t('The date must have a month')
    case 'year-missing':
      return t('The date must have a year')
    case 'too-early':
      return min === 'today'
        ? t('The date must be today or later')
        : t('The date must be {day} or later', { day: day(boundOf(min, now)) })
    case 'too-late':
      return max === 'today'
        ? t('The date must be today or earlier')
        : t('The date must be {day} or earlier', { day: day(boundOf(max, now)) })
  }
}

export const thousands = (number: number): string => number.toLocaleString('en-GB')

/** 23/11/2026, as the boxes ask for it. */
const day = (date: string | undefined): string => (date ?? '').split('-').reverse().join('/')
