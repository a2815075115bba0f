import type { Reader } from '../frame/index.ts'
import { type Html, html } from '../kit/html.ts'
import type { Allocation, Compiled } from './answers.ts'
import { askedPage } from './asked-page.html.ts'
import { unmixed } from './order.ts'

/**
 * A page as it is asked, for whoever makes the questionnaire: every question of it, whatever its condition; no form,
 * no button, and no `h1`: it stands within a page of its own.
 *
 * @param arms of variants, by their ids: whose words are shown; the first arm's of each that is not named
 */
export function preview(
  compiled: Compiled,
  pageId: string,
  reader: Reader,
  arms: Allocation['arms'] = {},
): Html {
  const page = compiled.pages.get(pageId)
  if (!page) throw new RangeError('This questionnaire has no such page.')
  const standard = unmixed(compiled)
  return html`<div class="es-question">${askedPage(reader, {
    compiled,
    allocation: { ...standard, arms: { ...standard.arms, ...arms } },
    shown: {
      key: page.id,
      page,
      questions: page.questions,
      done: false,
      ...(page.repeat ? { item: 0 } : {}),
    },
    typed: {},
    faults: [],
    around: {},
    level: 2,
  })}</div>`
}
