import type { Reader } from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import { type AskedItem, NONE } from '../measure/items.ts'

/** The items of the surveys, none of which must be answered. What was sent stays. */
export function itemFields(
  { t }: Reader,
  items: readonly AskedItem[],
  sent: Readonly<Record<string, unknown>> = {},
): Html {
  // What somebody chose is never remembered.
  const make = items.some(({ item }) => sent[item] !== undefined) ? govukOnce : govuk
  const given = (item: string): string[] => [sent[item]].flat().map(String)
  return html`<div class="es-question">${items.map(({ item, ask, options, scale }) => {
    const chosen = given(item)
    const legend = { text: t(ask), classes: 'govuk-fieldset__legend--m' }
    const one = (id: string, text: string) => ({ value: id, text, checked: chosen.includes(id) })
    if (item === 'recognises-signs')
      return make('Checkboxes', {
        name: item,
        idPrefix: item,
        fieldset: { legend },
        hint: { text: t('Tick all that you want to.') },
        items: [
          ...options.map(({ id, say }) => one(id, t(say))),
          { divider: t('or') },
          { ...one(NONE, t('None of these')), behaviour: 'exclusive' as const },
        ],
      })
    const radios = { name: item, idPrefix: item, fieldset: { legend } }
    if (!scale) return make('Radios', { ...radios, items: options.map(({ id, say }) => one(id, t(say))) })
    const { from, to } = scale
    const ends = { from, least: t(scale.low), to, most: t(scale.high) }
    const places = Array.from({ length: to - from + 1 }, (_, i) => one(String(from + i), String(from + i)))
    const hint = { text: t('{from}: {least}. {to}: {most}.', ends) }
    return make('Radios', { ...radios, hint, classes: 'es-scale', items: places })
  })}</div>`
}
