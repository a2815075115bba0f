import type { StaffPage, Visit } from '../../../accounts/index.ts'
import type { Reader } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { FOCUS_GROUP_THEMES, focusGroupPath } from '../../urls.ts'
import type { FocusGroupNotes } from '../kept/focus-group-notes.ts'
import type { Session } from '../kept/session.ts'
import { backToAll, nameOf, STEP_WORDS } from './around.html.ts'

/** One session: what is to be done next, and what it says once it has been coded. */
export const sessionPage = (
  { reader, actor }: Visit,
  session: Session,
  notes: FocusGroupNotes | null,
  prompts: readonly string[],
): StaffPage => {
  const { t } = reader
  const title = nameOf(reader, session)
  const mayReadSecond = notes !== null && session.readers[0] !== actor.personId
  return {
    title,
    before: backToAll(reader),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
${govukOnce('SummaryList', {
  rows: [
    { key: { text: t('People') }, value: { text: `${session.people}` } },
    { key: { text: t('Where') }, value: { text: session.place } },
    { key: { text: t('Who ran it') }, value: { text: session.ranBy } },
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="${focusGroupPath(session.id, 'correction')}">${t('Correct this')}</a> · <a class="govuk-link" href="${focusGroupPath(session.id, 'removal')}">${t('Remove the session')}</a></p>
${
  notes === null
    ? govuk('Button', {
        text: t('Go on: {step}', { step: t(STEP_WORDS[session.step]).toLowerCase() }),
        href: focusGroupPath(session.id, session.step),
      })
    : html`${themeTable(reader, notes, 1)}
<p class="govuk-body">${notes.agreement ? t(notes.agreement.sentence) : t('One person has read it. A second reader shows how far the themes can be relied on.')}</p>
<div class="govuk-button-group">${govuk('Button', { text: t('Choose quotes'), href: focusGroupPath(session.id, 'quotes') })}
${mayReadSecond && govuk('Button', { text: t('Read a sample as the second reader'), href: focusGroupPath(session.id, 'coding'), classes: 'govuk-button--secondary' })}</div>
<p class="govuk-body"><a class="govuk-link" href="${FOCUS_GROUP_THEMES}">${t('What all sessions say together')}</a></p>`
}
${
  !session.notes &&
  prompts.length > 0 &&
  html`<h2 class="govuk-heading-m">${t('What to ask in the group')}</h2><ul class="govuk-list govuk-list--bullet">${prompts.map((prompt) => html`<li>${t(prompt)}</li>`)}</ul>`
}`,
  }
}

/** All coded sessions together, as a briefing reads them. */
export const themesPage = (reader: Reader, notes: FocusGroupNotes): StaffPage => {
  const { t } = reader
  const title = t('What focus groups say')
  return {
    title,
    before: backToAll(reader),
    main: html`<h1 class="govuk-heading-l">${title}</h1>
${
  notes.sessions === 0
    ? html`<p class="govuk-body">${t('No session has been coded yet.')}</p>`
    : html`<p class="govuk-body">${notes.sessions === 1 ? t('From 1 session.') : t('From {n} sessions.', { n: notes.sessions })} ${t('Lines are things that were said, not people: one person may have said several.')}</p>
${themeTable(reader, notes, notes.sessions)}
${notes.agreement && html`<p class="govuk-body">${t(notes.agreement.sentence)}</p>`}`
}`,
  }
}

const themeTable = ({ t }: Reader, notes: FocusGroupNotes, sessions: number): Content =>
  notes.themes.length === 0
    ? html`<p class="govuk-body">${t('No line is about any of the themes.')}</p>`
    : html`${govuk('Table', {
        caption: t('Themes'),
        captionClasses: 'govuk-table__caption--m',
        firstCellIsHeader: true,
        head: [
          { text: t('Theme') },
          { text: t('Lines'), format: 'numeric' },
          ...(sessions > 1 ? [{ text: t('Sessions'), format: 'numeric' as const }] : []),
        ],
        rows: notes.themes.map((theme) => [
          { text: t(theme.name) },
          { text: `${theme.lines}`, format: 'numeric' },
          ...(sessions > 1 ? [{ text: `${theme.sessions}`, format: 'numeric' as const }] : []),
        ]),
      })}
${
  notes.themes.some(({ quotes }) => quotes.length > 0) &&
  html`<h2 class="govuk-heading-m">${t('In their words')}</h2>${notes.themes.map(
    ({ name, quotes }) =>
      quotes.length > 0 &&
      html`<h3 class="govuk-heading-s">${t(name)}</h3><ul class="es-quoted">${quotes.map((quote) => html`<li>“${quote}”</li>`)}</ul>`,
  )}`
}`
