import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import type { Briefing } from '../../briefing.ts'
import type { Opened } from '../../briefing-queries.ts'
import { about, everyFigure, points, together } from '../../page.html.ts'
import type { EasyLine } from '../../published/easy-lines.ts'
import { easyReadPage } from '../../published/pages/easy-read.html.ts'
import { band } from '../../published/pages/published.html.ts'
import type { Fitted } from '../../shortened.ts'
import { briefingPath, easyPreviewPath, previewPath, sheetPath, sheetPicturePath } from '../../urls.ts'
import type { Desk } from '../desk.ts'

type Look = 'page' | 'sheet' | 'easy'

const tabs = ({ reader: { t } }: Visit, { id }: Opened, here: Look): Content => {
  const looks: readonly [Look, string, string][] = [
    ['page', previewPath(id), t('The page')],
    ['sheet', sheetPath(id), t('One side to pin up')],
    ['easy', easyPreviewPath(id), t('Easy read')],
  ]
  return html`<nav class="es-parts" aria-label="${t('Ways to look at it')}"><ol>${looks.map(([look, href, words]) => html`<li><a href="${href}"${look === here && html` aria-current="page"`}>${words}</a></li>`)}</ol></nav>`
}

const frame = (
  visit: Visit,
  desk: Desk,
  opened: Opened,
  look: Look,
  title: string,
  main: Content,
): StaffPage => ({
  title,
  wide: true,
  before: backLink(briefingPath(opened.id), opened.name),
  main: html`<link rel="stylesheet" href="${desk.styles.path}"><p class="es-preview-note">${visit.reader.t('A preview of version {number}: nobody else sees it.', { number: opened.version })}</p>${tabs(visit, opened, look)}${main}`,
})

/** The page as it would be published. */
export const pagePreview = (visit: Visit, desk: Desk, opened: Opened, briefing: Briefing): StaffPage =>
  frame(
    visit,
    desk,
    opened,
    'page',
    visit.reader.t('Preview of the page'),
    html`<div class="briefing">${band(visit.reader, briefing)}${points(briefing)}${together(briefing)}${everyFigure(briefing)}<div class="about">${about(briefing)}</div></div>`,
  )

/** The sheet as it would be printed, and in words what did not fit. */
export const sheetPreview = (visit: Visit, desk: Desk, opened: Opened, fitted: Fitted | null): StaffPage => {
  const { t } = visit.reader
  return frame(
    visit,
    desk,
    opened,
    'sheet',
    t('Preview of the sheet'),
    html`<h1 class="govuk-heading-l">${t('One side to pin up')}</h1>${
      fitted
        ? html`<div class="es-sheet"><div><h2 class="govuk-heading-m">${t('What was shortened')}</h2>${
            fitted.shortened.length > 0
              ? html`<p class="govuk-body">${t('So that it fits on one side, in print of {size} points:', { size: fitted.size })}</p><ul class="govuk-list govuk-list--bullet">${fitted.shortened.map((one) => html`<li>${one}</li>`)}</ul><p class="govuk-body">${t('Every shortening is marked on the sheet. The page and the plain version hold all of it. Shorter sentences make larger print.')}</p>`
              : html`<p class="govuk-body">${t('Nothing: all of it fits, in print of {size} points.', { size: fitted.size })}</p>`
          }</div><img class="es-sheet__picture" src="${sheetPicturePath(opened.id)}" width="595" height="842" alt="${t('The sheet as it will be printed. What it says is on the page.')}"></div>`
        : govuk('InsetText', {
            text: t(
              'It does not fit on one side, even in small print and shortened. Shorten the longest sentences, or show fewer.',
            ),
          })
    }`,
  )
}

export const easyPreview = (
  visit: Visit,
  desk: Desk,
  opened: Opened,
  briefing: Briefing,
  lines: readonly EasyLine[],
): StaffPage =>
  frame(
    visit,
    desk,
    opened,
    'easy',
    visit.reader.t('Preview of the easy-read version'),
    easyReadPage(visit.reader, desk.styles, briefing, lines, null).main,
  )
