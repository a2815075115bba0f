import { type Sent, typedText } from '../../kit/sent.ts'
/** A field of a form as one text, without spaces around it, cut at its limit; '' where it was not sent. */
export const shortText = (form: Sent, name: string, most = 200): string =>
  typedText(form, name).slice(0, most)

/** A day that there is: 2026-11-23. Null for anything else. */
export const typedDay = (form: Sent, name: string): string | null => {
  const text = shortText(form, name)
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null
}

/** An address that letters can be sent to: one @, no spaces, no line break. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(text)
