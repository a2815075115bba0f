import type { Page, Reader } from '../../../frame/index.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { dayOf } from '../../../pack/index.ts'
import { type Briefing, POINTS } from '../../briefing.ts'
import { dayInWords } from '../../figures.ts'
import { flower } from '../../flower.html.ts'
import { about, everyFigure, points, together } from '../../page.html.ts'
import type { Edition } from '../../publication-queries.ts'
import { trialWords } from '../../trial-words.ts'
import { easyPath, editionPath, formPath, publishedPath, teamPath } from '../../urls.ts'
import type { Published } from '../published-shelf.ts'
import type { BriefingStyles } from '../style-sheet.ts'

/** The sheet of these pages stands in the body, where HTML allows it: no other page needs it. */
export const styled = (styles: BriefingStyles, main: Content): Html =>
  html`<link rel="stylesheet" href="${styles.path}"><div class="briefing">${main}</div>`

/** The seven points as a page of the service. */
export const publishedPage = (
  reader: Reader,
  styles: BriefingStyles,
  { slug, now, editions }: Published,
  edition: Edition,
): Page => {
  const { t } = reader
  const { content } = edition
  return {
    title: content.title,
    leave: false,
    main: styled(styles, [
      band(reader, content),
      edition !== now && olderNote(reader, edition, now),
      edition === now && ways(reader, edition),
      html`<nav class="points" aria-label="${t('The seven points')}"><ol>${POINTS.map(
        ({ id, title }, i) =>
          html`<li><a href="#${id}"><span class="disc" aria-hidden="true">${i + 1}</span> ${t(title)}</a></li>`,
      )}</ol></nav>`,
      points(content),
      together(content),
      everyFigure(content),
      html`<div class="about">${about(content)}${earlier(reader, slug, editions, edition)}</div>`,
    ]),
  }
}

export const band = ({ t }: Reader, { title, purpose, partnership, date, approved, trial }: Briefing): Html =>
  html`<header class="band"><div class="band-words"><p class="kicker">${t('7-point briefing')} · ${partnership.name}</p><h1>${title}</h1><p class="purpose">${purpose}</p><p class="made">${dayInWords(date)}${trialWords(
    { approved, trial },
  ).map((words) => html` · ${t(words)}`)}</p></div>${flower()}</header>`

const ways = ({ t, at }: Reader, { slug }: Edition): Html =>
  html`<div class="ways"><section class="way"><h2>${t('Easy read')}</h2><p>${t('The same in short sentences, with drawings.')}</p><p><a href="${at(easyPath(slug))}">${t('Read it in easy words')}</a></p></section><section class="way"><h2>${t('Take it to your team')}</h2><p>${t('Twenty minutes: a guide for whoever leads it, and a one-minute check.')}</p><p><a href="${at(teamPath(slug))}">${t('Take it to your team')}</a></p></section><section class="way"><h2>${t('On paper, or as data')}</h2><ul class="forms"><li><a href="${at(formPath(slug, 'pdf'))}">${t('One side to pin up (PDF)')}</a></li><li><a href="${at(formPath(slug, 'plain.pdf'))}">${t('Plain (PDF)')}</a></li><li><a href="${at(formPath(slug, 'md'))}">Markdown</a></li><li><a href="${at(formPath(slug, 'json'))}">JSON</a></li></ul></section></div>`

const olderNote = ({ t, at }: Reader, edition: Edition, now: Edition | null): Html =>
  html`<div class="note"><p>${t('This is an earlier edition, of {day}.', { day: dayInWords(edition.content.date) })} ${
    now
      ? html`<a href="${at(publishedPath(edition.slug))}">${t('Read the one that holds now')}</a>.`
      : t('There is none that holds now.')
  }</p></div>`

const earlier = ({ t, at }: Reader, slug: string, editions: readonly Edition[], shown: Edition): Content => {
  const others = editions.filter((one) => one !== shown && !one.takenBack)
  if (others.length === 0) return null
  return html`<section aria-labelledby="editions-heading"><h2 id="editions-heading">${t('Other editions')}</h2><ul>${others
    .toReversed()
    .map(
      ({ edition, content }) =>
        html`<li><a href="${at(editionPath(slug, edition))}">${t('Edition {number}, {day}', { number: edition, day: dayInWords(content.date) })}</a></li>`,
    )}</ul></section>`
}

/** All that is published, the latest first. */
export const shelfPage = (reader: Reader, styles: BriefingStyles, all: readonly Published[]): Page => {
  const { t, at } = reader
  const sorted = all
    .flatMap(({ now }) => now ?? [])
    .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
  return {
    title: t('Briefings'),
    leave: false,
    main: styled(styles, [
      html`<header><h1 class="govuk-heading-xl">${t('Briefings')}</h1><p class="govuk-body-l">${t(
        'What children, parents and practitioners told us, in seven points, and what a team can do with it.',
      )}</p></header>`,
      sorted.length > 0
        ? html`<ul class="shelf">${sorted.map(
            ({ slug, content }) =>
              html`<li>${flower()}<div><h2><a href="${at(publishedPath(slug))}">${content.title}</a></h2><p>${content.purpose}</p><p class="made">${dayInWords(content.date)} · <a href="${at(easyPath(slug))}">${t('Easy read')}<span class="govuk-visually-hidden">: ${content.title}</span></a></p></div></li>`,
          )}</ul>`
        : html`<p class="govuk-body">${t('No briefing has been published yet.')}</p>`,
    ]),
  }
}

/** Where a briefing was taken back and nothing holds in its place. */
export const takenBackPage = (reader: Reader, styles: BriefingStyles, { editions }: Published): Page => {
  const { t, at } = reader
  // The one that was taken back last: it stood there until then.
  const last = editions.toSorted((a, b) => Number(a.takenBack?.at ?? 0) - Number(b.takenBack?.at ?? 0)).at(-1)
  const back = last?.takenBack
  return {
    title: t('This briefing was taken back'),
    leave: false,
    main: styled(styles, [
      html`<header><h1 class="govuk-heading-xl">${t('This briefing was taken back')}</h1>${
        back &&
        html`<p class="govuk-body-l">${t('On {day} the partnership took back “{title}”.', { day: dayInWords(dayOf(back.at)), title: last.content.title })}</p><div class="note"><p>${back.why}</p></div>`
      }<p class="govuk-body">${t('If you have it on paper, please take it down.')}</p><p class="govuk-body"><a class="govuk-link" href="${at('/briefings')}">${t('Briefings that hold')}</a></p></header>`,
    ]),
  }
}
