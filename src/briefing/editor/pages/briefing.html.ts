import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink } from '../../../frame/index.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Opened } from '../../briefing-queries.ts'
import type { Edition } from '../../publication-queries.ts'
import type { Comment } from '../../review-queries.ts'
import {
  EDITED,
  easyPreviewPath,
  editionPath,
  partPath,
  previewPath,
  publishedPath,
  sheetPath,
  takingBackPath,
  teamBriefsPath,
  versionsPath,
} from '../../urls.ts'
import type { Desk, Doubted } from '../desk.ts'
import { momentInWords } from '../moments.ts'
import { EDITOR_PARTS } from '../parts.ts'
import type { Standing } from '../standing.ts'
import { stepsOf } from './steps.html.ts'

/** A briefing at a glance: its parts with what to look at, and the way from draft to published. */
export const briefingPage = (
  visit: Visit,
  desk: Desk,
  opened: Opened,
  sentences: readonly Doubted[],
  comments: readonly Comment[],
  standing: Standing,
  editions: readonly Edition[],
  fault: string | null = null,
): StaffPage => {
  const { t } = visit.reader
  const open = comments.filter(({ settledAt }) => !settledAt)
  const row = ({ id, title, number }: (typeof EDITOR_PARTS)[number]): Html => {
    const own = sentences.filter(({ part }) => part === id)
    const doubts = own.reduce((sum, one) => sum + one.doubts.length, 0)
    const edited = own.filter(({ said, suggested }) => said !== suggested).length
    const hidden = own.filter(({ shown, editable }) => !shown && editable).length
    const said = open.filter(({ sentence }) => own.some((one) => one.id === sentence)).length
    const facts = [
      own.length > 0 && t(own.length === 1 ? '1 sentence' : '{n} sentences', { n: own.length }),
      edited > 0 && t('{n} edited', { n: edited }),
      hidden > 0 && t('{n} not shown', { n: hidden }),
    ].filter((fact) => fact !== false)
    return html`<li><span class="es-disc${!number && ' es-disc--plain'}" aria-hidden="true">${number ?? '·'}</span><div><a class="govuk-link" href="${partPath(opened.id, id)}">${t(title)}</a><p>${facts.join(' · ')}</p></div><div class="es-parts-list__marks">${
      doubts > 0 &&
      html`<span class="es-pill es-pill--warm">${t(doubts === 1 ? '1 thing to look at' : '{n} things to look at', { n: doubts })}</span>`
    }${said > 0 && html`<span class="es-pill">${t(said === 1 ? '1 comment' : '{n} comments', { n: said })}</span>`}</div></li>`
  }
  return {
    title: opened.name,
    wide: true,
    before: backLink(EDITED, t('Briefings')),
    main: html`<link rel="stylesheet" href="${desk.styles.path}"><div class="es-briefing-head"><h1 class="govuk-heading-xl">${opened.name}</h1><p class="govuk-body">${t('Version {number}, saved by {name} on {when}.', { number: opened.version, name: opened.savedBy, when: momentInWords(opened.savedAt) })} <a class="govuk-link" href="${versionsPath(opened.id)}">${t('All versions')}</a></p>${
      opened.evidence.from.length > 0 &&
      html`<p class="govuk-body-s">${t('Made from: {sources}', { sources: opened.evidence.from.join('; ') })}</p>`
    }</div><div class="es-two"><section aria-labelledby="parts-heading"><h2 class="govuk-heading-m" id="parts-heading">${t('Write')}</h2><ol class="es-parts-list">${EDITOR_PARTS.map(row)}</ol></section><div><section aria-labelledby="look-heading" class="es-panel"><h2 class="govuk-heading-m" id="look-heading">${t('Look at it')}</h2><ul class="es-looks"><li><a class="govuk-link" href="${previewPath(opened.id)}">${t('The page')}</a></li><li><a class="govuk-link" href="${sheetPath(opened.id)}">${t('One side to pin up, and what was shortened')}</a></li><li><a class="govuk-link" href="${easyPreviewPath(opened.id)}">${t('Easy read')}</a></li></ul></section><section aria-labelledby="steps-heading" class="es-panel"><h2 class="govuk-heading-m" id="steps-heading">${t('On its way')}</h2>${fault && html`<p class="govuk-error-message">${fault}</p>`}${stepsOf(
      visit,
      opened,
      standing,
      {
        doubts: sentences.reduce((sum, one) => sum + one.doubts.length, 0),
        comments: open.length,
      },
    )}</section>${editions.length > 0 && publishedPanel(visit, opened, editions)}</div></div>`,
  }
}

const publishedPanel = ({ reader: { t, at } }: Visit, opened: Opened, editions: readonly Edition[]): Html => {
  const holds = editions.findLast(({ takenBack }) => !takenBack)
  return html`<section aria-labelledby="published-heading" class="es-panel"><h2 class="govuk-heading-m" id="published-heading">${t('Published')}</h2><ul class="es-editions">${editions
    .toReversed()
    .map(
      (one) =>
        html`<li><p><strong>${t('Edition {number}', { number: one.edition })}</strong>, ${momentInWords(one.publishedAt)} ${one === holds && html`<span class="es-pill es-pill--published">${t('Holds now')}</span>`}</p>${
          one.takenBack
            ? html`<p>${t('Taken back on {when}: {why}', { when: momentInWords(one.takenBack.at), why: one.takenBack.why })}</p>`
            : html`<p><a class="govuk-link" href="${at(one === holds ? publishedPath(opened.slug) : editionPath(opened.slug, one.edition))}">${t('Read it')}<span class="govuk-visually-hidden"> ${t('(edition {number})', { number: one.edition })}</span></a> <a class="govuk-link" href="${takingBackPath(opened.id, one.edition)}">${t('Take it back')}<span class="govuk-visually-hidden"> ${t('(edition {number})', { number: one.edition })}</span></a></p>`
        }</li>`,
    )}</ul><p class="govuk-body"><a class="govuk-link" href="${teamBriefsPath(opened.id)}">${t('Teams that took it up, and what they learned')}</a></p></section>`
}
