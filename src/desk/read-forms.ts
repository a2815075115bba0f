import { type Sent, typedText } from '../kit/sent.ts'
/** Which step somebody saw last; null: that is no number, so the form is none of ours. */
export const afterOf = (form: Sent): number | null => {
  const text = typedText(form, 'after')
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** The longest note or reason, in characters. */
export const LONGEST = 5000
