/** The fields of a form as they were sent, each a text or a list of them. Everything in it may be anything. */
export type Sent = Readonly<Record<string, unknown>>

/** The texts sent under one name: none, one or several. */
export const sentTexts = (form: Sent, name: string): string[] =>
  (Object.hasOwn(form, name) ? [form[name]].flat() : []).filter((one) => typeof one === 'string')

/** A field as it was sent; of several the first; '' where there is none. */
export const sentText = (form: Sent, name: string): string => sentTexts(form, name)[0] ?? ''

/** A field as somebody typed it, without the space around it. */
export const typedText = (form: Sent, name: string): string => sentText(form, name).trim()
