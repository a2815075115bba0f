/** The fields of a form as they were sent. Everything in it may be anything. */
export type Form = Readonly<Record<string, unknown>>
/** What was typed or ticked, by the names of fields: to show it again. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** The texts sent under one name: none, one or several. */
export const texts = (form: Form, name: string): string[] => {
  const sent = Object.hasOwn(form, name) ? form[name] : undefined
  return (Array.isArray(sent) ? sent : [sent]).filter((text) => typeof text === 'string')
}
