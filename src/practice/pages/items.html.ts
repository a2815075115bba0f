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
  return html`${items.map(({ item, ask, options, scale }) => {
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
    const choices = scale
      ? Array.from({ length: scale.to - scale.from + 1 }, (_, i) => {
          const value = scale.from + i
          const end = value === scale.from ? scale.low : value === scale.to ? scale.high : ''
          return one(String(value), end === '' ? String(value) : `${value}: ${t(end)}`)
        })
      : options.map(({ id, say }) => one(id, t(say)))
    return make('Radios', { name: item, idPrefix: item, fieldset: { legend }, items: choices })
  })}`
}
