import type { StaffPage } from '../../../accounts/index.ts'
import type { Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import { FOCUS_GROUP_THEMES, FOCUS_GROUPS, focusGroupPath } from '../../urls.ts'
import type { Session } from '../kept/session.ts'
import { nameOf, STEP_WORDS } from './around.html.ts'

/** All sessions, the latest first. */
export const sessionsPage = (
  reader: Reader,
  sessions: readonly Session[],
  { page, pages }: { readonly page: number; readonly pages: number },
): StaffPage => {
  const { t } = reader
  const title = t('Focus groups')
  const add = govuk('Button', { text: t('Add a session'), href: `${FOCUS_GROUPS}/new` })
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('What people said when they talked together: first whether somebody must be told of anything, then what it says to the partnership.')}</p>
${
  sessions.length === 0
    ? html`<div class="es-empty"><p class="govuk-body">${t('There is no session yet. Add one after a focus group, with the notes that were taken.')}</p>${add}</div>`
    : html`${add}
<ul class="es-sessions">${sessions.map(
        (
          session,
        ) => html`<li><a class="govuk-link" href="${focusGroupPath(session.id)}">${nameOf(reader, session)}</a>
<span>${session.people === 1 ? t('1 person') : t('{n} people', { n: session.people })}</span>
${stateTag(reader, session)}</li>`,
      )}</ul>
${
  pages > 1 &&
  govuk('Pagination', {
    landmarkLabel: t('Pages'),
    ...(page > 1 ? { previous: { href: `${FOCUS_GROUPS}?page=${page - 1}`, text: t('Previous page') } } : {}),
    ...(page < pages ? { next: { href: `${FOCUS_GROUPS}?page=${page + 1}`, text: t('Next page') } } : {}),
  })
}
<p class="govuk-body"><a class="govuk-link" href="${FOCUS_GROUP_THEMES}">${t('What all sessions say together')}</a></p>`
}`,
  }
}

const stateTag = ({ t }: Reader, { step, needs }: Session): Html => {
  if (step === 'telling') {
    const open = needs.filter(({ decided }) => decided === null || decided.answer === 'raised').length
    return govuk('Tag', {
      text: open === 1 ? t('1 line may need telling') : t('{n} lines may need telling', { n: open }),
      classes: 'govuk-tag--red',
    })
  }
  if (step === 'quotes') return govuk('Tag', { text: t('Coded'), classes: 'govuk-tag--green' })
  return govuk('Tag', {
    text: t('Next: {step}', { step: t(STEP_WORDS[step]).toLowerCase() }),
    classes: 'govuk-tag--blue',
  })
}
