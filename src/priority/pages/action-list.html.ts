import { momentInWords } from '../../briefing/index.ts'
import type { Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { WorkingDays } from '../../pack/index.ts'
import { type Action, dueOf, stateOf } from '../rules/actions.ts'
import { answersSaid, dueSaid, stateSaid } from '../say.ts'
import { priorityUrls } from '../urls.ts'

interface Shown {
  readonly slug: string
  readonly actions: readonly Action[]
  readonly today: string
  readonly days: WorkingDays
}

/** Actions as cards, each with its owner, day and state: they reflow on a phone as a table would not. */
export const actionList = (reader: Reader, { slug, actions, today, days }: Shown): Html =>
  html`<ul class="es-actions">${actions.map((action) => actionCard(reader, slug, action, today, days))}</ul>`

const actionCard = (
  { t, pack }: Reader,
  slug: string,
  action: Action,
  today: string,
  days: WorkingDays,
): Html => {
  const due = dueOf(action, today, days)
  const last = action.steps.at(-1)
  return html`<li class="es-action es-action--${due?.kind ?? 'closed'}"><p class="es-action__says"><a class="govuk-link" href="${priorityUrls.action(slug, action.id)}">${action.says}</a></p><p class="es-action__who"><strong>${action.owner}</strong> · ${due ? dueSaid(t, due, action.dueOn) : last && t('{state} on {when}', { state: stateSaid(t, stateOf(action)), when: momentInWords(last.at) })}</p><p class="es-quiet">${t('Answers: {what}', { what: answersSaid(t, pack, action) })}</p>${stateTag(t, action)}</li>`
}

export const stateTag = (t: Reader['t'], action: Action): Html =>
  govukOnce('Tag', { text: stateSaid(t, stateOf(action)), classes: `es-tag--${stateOf(action)}` })
