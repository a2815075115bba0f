import { escapeHtml } from '../kit/html.ts'
import type {} from '../kit/sent.ts'
import type { Typed } from './typed.ts'

const TAG = /<(input|select|option|textarea)\b([^>]*)>(?:\n?[^<]*(<\/textarea>))?/g

const attribute = (attributes: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(` ${attributes}`)?.[1] ?? ''

/**
 * A control's markup, made for everybody by the GOV.UK macros, with what one person typed or ticked put into it: a
 * macro takes a millisecond, this a few microseconds. Names and values of choices are ids, which need no escaping.
 */
export function filled(markup: string, typed: Typed): string {
  if (Object.keys(typed).length === 0) return markup
  let select = ''
  return markup.replace(TAG, (all: string, tag: string, attributes: string, end: string | undefined) => {
    if (tag === 'select') select = attribute(attributes, 'name')
    const values = typed[tag === 'option' ? select : attribute(attributes, 'name')] ?? []
    const [first] = values
    if (first === undefined || tag === 'select') return all
    if (tag === 'option')
      return attribute(attributes, 'value') === first ? `<option${attributes} selected>` : all
    if (tag === 'textarea') return `<textarea${attributes}>\n${escapeHtml(first)}${end ?? ''}`
    if (/type="(?:radio|checkbox)"/.test(attributes))
      return values.includes(attribute(attributes, 'value')) ? `<input${attributes} checked>` : all
    return first === '' ? all : `<input${attributes} value="${escapeHtml(first)}">`
  })
}
