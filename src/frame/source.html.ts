import { type Content, type Html, html } from '../kit/html.ts'
import type { Source } from '../pack/index.ts'
import type { Reader } from './reader.ts'

/** A day of the pack (2026-11-23) in the reader's words: “23 November 2026”. */
export const dayInWords = ({ language }: Reader, day: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

/** Who says so, and when somebody last compared it; that nobody has is said plainly. Names stay as they are. */
export function source(reader: Reader, { name, link, checked_on, unchecked }: Source): Html {
  const { t } = reader
  const words = html`<span lang="en">${name}</span>`
  const checked = unchecked
    ? t('Nobody has checked this yet.')
    : checked_on && t('Checked on {day}.', { day: dayInWords(reader, checked_on) })
  return html`${link ? html`<a class="govuk-link" href="${link}" rel="noreferrer">${words}</a>` : words}${
    checked && html` · <span class="es-source__checked">${checked}</span>`
  }`
}

/** Where a page comes from, at its end. */
export const sources = (reader: Reader, list: readonly Source[]): Content =>
  list.length > 0 &&
  html`<section class="es-sources"><h2 class="govuk-heading-s">${reader.t('Where this comes from')}</h2><ul class="govuk-list">${list.map((one) => html`<li>${source(reader, one)}</li>`)}</ul></section>`
