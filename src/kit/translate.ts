import { type Content, escapeHtml, Html, html } from './html.ts'

/**
 * Interface and pack text in a reader's language. Keys are the English sentences (as in gettext), so that code and
 * pack stay readable and a missing translation falls back to English. `{name}` is filled from the values.
 */
export interface Translate {
  (text: string, values?: Readonly<Record<string, string | number>>): string
  /** The same with markup for values: the sentence is escaped, the values are content. */
  html(text: string, values: Readonly<Record<string, Content>>): Html
}

const PLACE = /\{(\w+)\}/g

export function translator(translations: ReadonlyMap<string, string> | undefined): Translate {
  const find = (text: string): string => translations?.get(text) || text
  const translate = (text: string, values?: Readonly<Record<string, string | number>>): string =>
    values ? find(text).replace(PLACE, (place, name) => String(values[name] ?? place)) : find(text)
  return Object.assign(translate, {
    html(text: string, values: Readonly<Record<string, Content>>): Html {
      const parts = find(text).split(PLACE)
      return new Html(
        parts
          .map((part, i) => (i % 2 ? html`${values[part] ?? `{${part}}`}`.text : escapeHtml(part)))
          .join(''),
      )
    },
  })
}
