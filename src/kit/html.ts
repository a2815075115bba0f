/**
 * A typed `html` tag that escapes by default. What it makes is an {@link Html} object; only that, or a string made
 * safe by escaping, ever reaches a page. Lists are joined; `undefined`, `null` and `false` are nothing.
 */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export type Content = Html | string | number | undefined | null | false | readonly Content[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] as string)

function render(content: Content): string {
  if (content instanceof Html) return content.text
  if (typeof content === 'string') return escapeHtml(content)
  if (typeof content === 'number') return String(content)
  if (Array.isArray(content)) return content.map(render).join('')
  return ''
}

/** The only way from words to markup: every `${…}` is escaped unless it is {@link Html} already. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  let text = parts[0] as string
  for (let i = 0; i < values.length; i++) text += render(values[i]) + parts[i + 1]
  return new Html(text)
}

/** Markup from a source that escapes for itself (the GOV.UK macros). Never a person's words. */
export const dangerouslyTrustedHtml = (markup: string): Html => new Html(markup)
