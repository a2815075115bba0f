import type { StaffPage } from '../../accounts/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { html } from '../../kit/html.ts'
import type { Look } from '../look.ts'
import { type Action, dueOf, isOpen, stateOf } from '../rules/actions.ts'
import { priorityUrls } from '../urls.ts'
import { actionList } from './action-list.html.ts'

export const SHOWING = ['all', 'open', 'overdue', 'soon', 'done', 'dropped'] as const
export type Showing = (typeof SHOWING)[number]
const A_PAGE = 25

const isShown = (action: Action, showing: Showing, { today, days }: Look): boolean => {
  if (showing === 'all') return true
  if (showing === 'open') return isOpen(action)
  if (showing === 'overdue' || showing === 'soon') return dueOf(action, today, days)?.kind === showing
  return stateOf(action) === showing
}

/** Every action of a priority, the first due first, by state and 25 a page. */
export const actionsPage = (
  reader: Reader,
  look: Look,
  { showing, page, writes }: { showing: Showing; page: number; writes: boolean },
): StaffPage => {
  const { t } = reader
  const { slug, actions } = look.one
  const shown = actions.filter((action) => isShown(action, showing, look))
  const pages = Math.max(1, Math.ceil(shown.length / A_PAGE))
  const at = Math.min(Math.max(1, page), pages)
  const href = (n: number): string => priorityUrls.actions(slug, `?show=${showing}&page=${n}`)
  const words: Record<Showing, string> = {
    all: t('All'),
    open: t('Open'),
    overdue: t('Overdue'),
    soon: t('Due within 10 working days'),
    done: t('Done'),
    dropped: t('Dropped'),
  }
  return {
    title: t('Actions'),
    before: backLink(priorityUrls.one(slug), t('Back to the priority')),
    main: html`<span class="govuk-caption-l">${look.one.words.title.words}</span><h1 class="govuk-heading-l">${t('Actions')}</h1>
<form class="es-filter" method="get" action="${priorityUrls.actions(slug)}">${govukOnce('Select', { id: 'show', name: 'show', label: { text: t('Show') }, value: showing, items: SHOWING.map((one) => ({ value: one, text: words[one] })) })}${govuk('Button', { text: t('Show'), classes: 'govuk-button--secondary' })}</form>
<p class="govuk-body" role="status">${shown.length === 1 ? t('1 action') : t('{n} actions', { n: shown.length })}</p>
${shown.length === 0 ? html`<p class="govuk-body">${t('There is none here.')}</p>` : actionList(reader, { slug, actions: shown.slice((at - 1) * A_PAGE, at * A_PAGE), today: look.today, days: look.days })}
${
  pages > 1 &&
  govukOnce('Pagination', {
    landmarkLabel: t('Pages of actions'),
    ...(at > 1 ? { previous: { href: href(at - 1), text: t('Previous') } } : {}),
    ...(at < pages ? { next: { href: href(at + 1), text: t('Next') } } : {}),
    items: Array.from({ length: pages }, (_, i) => ({
      number: i + 1,
      href: href(i + 1),
      current: i + 1 === at,
    })),
  })
}
${writes && govuk('Button', { text: t('Plan an action'), href: priorityUrls.plan(slug) })}`,
  }
}
