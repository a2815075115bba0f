/** A field of a form as one text, without the spaces around it; '' where it was not sent. */
export const textOf = (form: Readonly<Record<string, unknown>>, name: string): string => {
  const value = form[name]
  const one = Array.isArray(value) ? value[0] : value
  // A database of texts takes no NUL; nobody types one.
  return typeof one === 'string' ? one.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim() : ''
}

/** Which step somebody saw last; null: that is no number, so the form is none of ours. */
export const afterOf = (form: Readonly<Record<string, unknown>>): number | null => {
  const text = textOf(form, 'after')
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** The longest note or reason, in characters. */
export const LONGEST = 5000
