import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink, faultSummary, titled } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { focusGroupPath } from '../../urls.ts'
import type { Fault, TypedSession } from '../kept/add-session.ts'
import type { Session } from '../kept/session.ts'
import { inWords, nameOf } from './around.html.ts'
import { sessionForm } from './describe-session.html.ts'

/** How a session is described, to be corrected. */
export const correctionPage = (
  visit: Visit,
  session: Session,
  typed: Partial<TypedSession> = typedAs(session),
  english: readonly Fault[] = [],
): StaffPage => {
  const { reader } = visit
  const { t } = reader
  const faults = inWords(reader, english)
  const title = t('Correct the session')
  const form = { to: focusGroupPath(session.id, 'correction'), save: t('Save') }
  return {
    title: titled(reader, title, faults),
    before: back(visit, session),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>
${sessionForm(visit, form, typed, faults)}`,
  }
}

/** Asks before a session is removed: what was said is deleted. What is held cannot be. */
export const removalPage = (visit: Visit, session: Session, held: boolean): StaffPage => {
  const { reader, csrf } = visit
  const { t } = reader
  const title = t('Remove this session?')
  return {
    title,
    before: back(visit, session),
    main: held
      ? html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('It is held: nothing deletes it until a data protection officer lifts the hold.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${focusGroupPath(session.id)}">${t('Back to the session')}</a></p>`
      : session.step === 'telling'
        ? html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('It has lines after which somebody may have to be told. Say of each who was told, or why nobody need be; after that you can remove it.')}</p>
${govuk('Button', { text: t('Go to these lines'), href: focusGroupPath(session.id, 'telling') })}`
        : html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${nameOf(reader, session)}</p>
<p class="govuk-body">${t('Its notes are deleted, with names, themes and quotes. Nobody can bring them back. What you noted about who was told is kept, and what a briefing has taken from it stays in that briefing.')}</p>
<form method="post" action="${focusGroupPath(session.id, 'removal')}">${csrf}<div class="es-actions">${govuk('Button', { text: t('Remove it'), classes: 'govuk-button--warning', preventDoubleClick: true })}<a class="govuk-link" href="${focusGroupPath(session.id)}">${t('Keep it')}</a></div></form>`,
  }
}

const back = ({ reader }: Visit, session: Session) =>
  backLink(focusGroupPath(session.id), nameOf(reader, session))

const typedAs = ({ id, audience, heldOn, people, place, ranBy }: Session): TypedSession => {
  const [year = '', month = '', day = ''] = heldOn.split('-')
  const short = (digits: string): string => `${Number(digits)}`
  return { id, audience, day: short(day), month: short(month), year, people: `${people}`, place, ranBy }
}
