import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Opened, Version } from '../../briefing-queries.ts'
import { briefingPath, versionPath, versionsPath } from '../../urls.ts'
import type { Difference } from '../compare.ts'
import type { Desk } from '../desk.ts'
import { momentInWords } from '../moments.ts'

export const VERSIONS_A_PAGE = 50

/** Every version, the latest first, with what changed in it. */
export const versionsPage = (
  visit: Visit,
  { styles }: Desk,
  opened: Opened,
  versions: readonly Version[],
  named: (id: string) => string,
  page: number,
): StaffPage => {
  const { t } = visit.reader
  const pages = Math.ceil(opened.version / VERSIONS_A_PAGE)
  const row = ({ number, changed, restored, savedBy, savedAt }: Version): Html =>
    html`<li><div><h2 class="govuk-heading-s"><a class="govuk-link" href="${versionPath(opened.id, number)}">${t('Version {number}', { number })}</a></h2><p>${savedBy}, ${momentInWords(savedAt)}</p><p>${
      restored
        ? t('Went back to version {number}', { number: restored })
        : number === 1
          ? t('As it was suggested')
          : changed.slice(0, 4).map(named).join('; ') + (changed.length > 4 ? ' …' : '')
    }</p></div></li>`
  return {
    title: t('Versions'),
    before: backLink(briefingPath(opened.id), opened.name),
    main: html`<link rel="stylesheet" href="${styles.path}"><h1 class="govuk-heading-l">${t('Versions')}</h1><p class="govuk-body">${t('Each time that somebody saved. Nothing is lost: you can look at what changed, and go back.')}</p><ol class="es-versions" reversed>${versions.map(row)}</ol>${
      pages > 1 &&
      govuk('Pagination', {
        ...(page > 1
          ? { previous: { href: `${versionsPath(opened.id)}?page=${page - 1}`, text: t('Later') } }
          : {}),
        ...(page < pages
          ? { next: { href: `${versionsPath(opened.id)}?page=${page + 1}`, text: t('Earlier') } }
          : {}),
      })
    }`,
  }
}

/** Two versions beside each other: what was said, before and after. */
export const comparePage = (
  visit: Visit,
  { styles }: Desk,
  opened: Opened,
  [before, after]: readonly [Version | null, Version],
  differences: readonly Difference[],
): StaffPage => {
  const { t } = visit.reader
  const others = Array.from({ length: Math.min(opened.version, 50) }, (_, i) => opened.version - i).filter(
    (number) => number !== after.number,
  )
  return {
    title: t('Version {number}', { number: after.number }),
    wide: true,
    before: backLink(versionsPath(opened.id), t('Versions')),
    main: html`<link rel="stylesheet" href="${styles.path}"><h1 class="govuk-heading-l">${t('Version {number}', { number: after.number })}</h1><p class="govuk-body">${t('Saved by {name} on {when}.', { name: after.savedBy, when: momentInWords(after.savedAt) })}</p>${
      others.length > 0 &&
      html`<form method="get" action="${versionPath(opened.id, after.number)}" class="es-inline-form"><div class="govuk-form-group"><label class="govuk-label" for="with">${t('Compare with')}</label><select class="govuk-select" id="with" name="with">${others.map((number) => html`<option value="${number}"${number === before?.number && html` selected`}>${t('Version {number}', { number })}</option>`)}</select></div><button type="submit" class="es-quiet-button">${t('Compare')}</button></form>`
    }${
      before === null
        ? html`<p class="govuk-body">${t('This is how it was suggested.')}</p>`
        : html`<h2 class="govuk-heading-m">${t('What changed between version {a} and version {b}', { a: before.number, b: after.number })}</h2>${
            differences.length > 0
              ? html`<ul class="es-compare">${differences.map((one) => difference(visit, one))}</ul>`
              : html`<p class="govuk-body">${t('Nothing: they say the same.')}</p>`
          }`
    }${restoreForm(visit, opened, after)}`,
  }
}

const difference = ({ reader: { t } }: Visit, { label, before, after }: Difference): Html =>
  html`<li><h3 class="govuk-heading-s">${label}</h3><div class="es-compare__both"><div class="es-compare__before"><h4>${t('Before')}</h4><p>${before}</p></div><div class="es-compare__after"><h4>${t('After')}</h4><p>${after}</p></div></div></li>`

const restoreForm = (visit: Visit, opened: Opened, { number }: Version): Content => {
  const { t } = visit.reader
  return (
    number !== opened.version &&
    html`<form method="post" action="${versionPath(opened.id, number)}">${visit.csrf}<input type="hidden" name="base" value="${opened.version}"><p class="govuk-body">${t('Going back makes a new version with these words. What came after stays in the list.')}</p>${govuk('Button', { text: t('Go back to version {number}', { number }), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  )
}
