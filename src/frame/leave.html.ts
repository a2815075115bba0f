import { govuk } from '../kit/govuk.ts'
import { type Html, html } from '../kit/html.ts'
import { icon } from './drawings.html.ts'
import type { Reader } from './reader.ts'

/** Somebody else's page that looks the same to everybody: whoever sees it learns nothing. */
const NEUTRAL = 'https://www.bbc.co.uk/weather'

/** Where leaving leads, for this partnership. */
export const leaveTo = ({ pack }: Reader): string => pack.partnership.leave_to ?? NEUTRAL

/** The second skip link, for who hears the page or steps through it: nobody sees it until it has the focus. */
export const leaveSkipLink = (reader: Reader): Html =>
  html`<a class="govuk-skip-link" href="${leaveTo(reader)}" rel="nofollow noreferrer" data-leave>${reader.t('Leave this page quickly')}</a>`

/**
 * The button that stays in sight. A plain link without JavaScript; with it, the page goes blank at once, is replaced
 * in the browser's history, and Shift three times does the same.
 */
export function leaveButton(reader: Reader): Html {
  const { t } = reader
  return html`<div class="es-leave" data-two="${t('Press Shift 2 more times to leave.')}" data-one="${t('Press Shift 1 more time to leave.')}" data-late="${t('You are still here. To leave, press Shift 3 times within 5 seconds.')}" data-left="${t('Loading')}"><a class="es-leave__button" href="${leaveTo(reader)}" rel="nofollow noreferrer" data-leave>${icon('leave')}${t('Leave this page')}</a><span class="govuk-visually-hidden" role="status"></span></div>`
}

/** For pages by which somebody who may be watched comes in: how to leave, and what leaving does not do. No tap more. */
export const leavingNote = ({ t, url }: Reader): Html =>
  html`<div class="es-no-print">${govuk('Details', {
    summaryText: t('Is somebody watching your phone?'),
    html: html`<p class="govuk-body">${t('“Leave this page” blanks the screen and opens another website. On a keyboard, press Shift 3 times.')}</p><p class="govuk-body">${t('Your browser still lists that you came here.')} <a class="govuk-link" href="${url('leaving')}">${t('How to stay private')}</a></p>`
      .text,
  })}</div>`
