import { backLink, type Reader, type StaffPage } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { TeamId } from '../../pack/index.ts'
import { type Followed, MOST_FOLLOWED } from '../following/follow-queries.ts'
import type { Reminder } from '../following/own-of.ts'
import { longDay, moment } from '../say.ts'
import { deskUrls } from '../urls.ts'
import { casesTable } from './cases.html.ts'
import { stepSaid } from './history.html.ts'
import { press } from './parts.html.ts'

export interface Following {
  readonly rows: readonly Followed[]
  readonly reminders: readonly Reminder[]
  readonly teams: readonly { readonly id: string; readonly name: string; readonly receives: TeamId }[]
  readonly back: string
  readonly today: string
  readonly me: string
  readonly csrf: Html
  readonly now: Date
}

/** What somebody follows, with what happened last, and what they want to be reminded of. */
export const followingPage = (reader: Reader, all: Following): StaffPage => {
  const { t } = reader
  const { rows, reminders, teams, back, today, me, csrf, now } = all
  return {
    title: t('What I follow'),
    before: backLink(back, t('Back to the inbox')),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('What I follow')}</h1>
<section aria-labelledby="reminders"><h2 class="govuk-heading-m" id="reminders">${t('Reminders')}</h2>${
      reminders.length === 0
        ? html`<p class="govuk-body es-desk-empty">${t('There are no reminders. Set one on the page of a concern.')}</p>`
        : html`<ul class="es-rows">${reminders.map(
            (one) =>
              html`<li><div><a class="govuk-link es-reference" href="${deskUrls.concern(one.reference)}">${one.reference}</a> · ${reminderDay(reader, one, today)}${one.text && html`<p class="es-own-words">${one.text}</p>`}</div>${press(deskUrls.reminderDone(one.id), t('Done'), { csrf, fields: {}, about: one.reference })}</li>`,
          )}</ul>`
    }</section>
<section aria-labelledby="followed"><h2 class="govuk-heading-m" id="followed">${t('Concerns')}</h2>${
      rows.length === 0
        ? html`<p class="govuk-body es-desk-empty">${t('You follow no concern. Follow one on its page: you are told when something happens.')}</p>`
        : html`${casesTable(reader, {
            rows,
            teams,
            me,
            now,
            caption: t('What was touched last stands first'),
            also: { head: t('What happened last'), of: (row) => lastSaid(reader, row, now) },
          })}${rows.length === MOST_FOLLOWED && html`<p class="govuk-body">${t('Only the {n} that were touched last are shown.', { n: MOST_FOLLOWED })}</p>`}`
    }</section>`,
  }
}

/** The day of a reminder; one that has come is said to have. */
export const reminderDay = ({ t }: Reader, { dueOn }: Reminder, today: string): Content => {
  const day = longDay(new Date(`${dueOn}T12:00:00Z`))
  if (dueOn > today) return day
  return html`<span class="es-due es-due--soon"><span class="es-due__mark" aria-hidden="true">›</span><strong>${dueOn === today ? t('Today') : t('Since {day}', { day })}</strong></span>`
}

const lastSaid = (reader: Reader, { last, since }: Followed, now: Date): Html => {
  const { t } = reader
  if (!last)
    return html`<span class="es-quiet">${t('Nothing since {when}', { when: moment(since, now) })}</span>`
  const { kind, what, how, person, by, at } = last
  const said = stepSaid(reader, {
    kind,
    what,
    how,
    person: person === null ? null : { id: '', name: person },
  })
  return html`${said}<br><span class="es-quiet">${moment(at, now)} · ${by}</span>`
}
