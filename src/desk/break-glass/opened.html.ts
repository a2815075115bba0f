import type { ConcernView, Opening } from '../../concern/index.ts'
import { backLink, type Reader, type StaffPage } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import { named } from '../pages/named.html.ts'
import { account, everything, safeFirst } from '../pages/told.html.ts'
import { formName, moment } from '../say.ts'
import type { ToldWords } from '../told-words.ts'
import { deskUrls } from '../urls.ts'

interface Opened {
  readonly opening: Opening
  readonly view: ConcernView
  readonly told: ToldWords
  readonly now: Date
}

/** A concern of another team, as somebody reads it who opened it: until when, how to be safe, what was told. */
export const openedPage = (reader: Reader, { opening, view, told, now }: Opened): StaffPage => {
  const { t, pack } = reader
  const team = view.grants.find(({ capacity, endedAt }) => capacity === 'receiver' && endedAt === null)?.team
  return {
    title: t('Concern {reference}', { reference: view.reference }),
    before: backLink(deskUrls.inbox, t('Back to the inbox')),
    wide: true,
    main: html`<header class="es-concern__head"><span class="govuk-caption-l">${formName(pack, t, view.form)}</span><h1 class="govuk-heading-l es-reference">${view.reference}</h1>
<p class="es-concern__line">${view.significant && html`<span class="es-flag"><span aria-hidden="true">! </span>${t('Significant harm feared')}</span>`}</p>
<p class="es-quiet">${t('told {when}', { when: moment(view.toldAt, now) })}${team && html` · ${t('{team} answers for it', { team: t(team) })}`}</p></header>
<div class="govuk-inset-text es-opened"><p><strong>${t('You opened what another team has, to read it until {when}.', { when: moment(opening.until, now) })}</strong></p><p>${t('They are told. What you do of it, agree with them. This page is closed to you then.')}</p></div>
${safeFirst(reader, view, told)}
${view.content === null && html`<div class="govuk-inset-text" role="alert">${t('What was told cannot be opened with the key of this service. Tell an administrator.')}</div>`}
${account(reader, view, told)}
${named(reader, pack.forms.get(view.form), view.mentions)}
${everything(reader, told)}`,
  }
}

/** Who of another team has opened it, on the page of the concern; nothing where nobody has. */
export const openingsSection = (
  reader: Reader,
  { openings, now }: { openings: readonly Opening[]; now: Date },
): Html | false => {
  const { t } = reader
  return (
    openings.length > 0 &&
    html`<section aria-labelledby="opened"><h2 class="govuk-heading-m" id="opened">${t('Opened by others')}</h2><ul class="es-history">${openings.map(
      ({ byName, team, at, until, reason, words }) =>
        html`<li><p class="es-history__what"><strong>${byName}, ${t(team)}</strong></p><p class="es-quiet">${t('{from}, until {to}', { from: moment(at, now), to: moment(until, now) })} · ${reasonWords(reader, reason)}</p><p class="es-own-words">${words}</p></li>`,
    )}</ul></section>`
  )
}

/** Why, as the pack says it. */
export const reasonWords = ({ t, pack }: Reader, reason: string): string =>
  t(pack.desk?.opens_more?.reasons.find(({ id }) => id === reason)?.say ?? reason)
