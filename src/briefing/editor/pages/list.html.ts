import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Listed } from '../../briefing-queries.ts'
import { briefingPath, newBriefingPath, publishedPath } from '../../urls.ts'
import type { Desk } from '../desk.ts'
import { momentInWords } from '../moments.ts'

/** Where a briefing stands, in a word. */
export const stateOf = ({
  version,
  approved,
  publishedVersion,
  takenBack,
}: Pick<Listed, 'version' | 'approved' | 'publishedVersion' | 'takenBack'>): {
  readonly words: string
  readonly kind: 'draft' | 'approved' | 'published' | 'back'
} => {
  if (publishedVersion !== null && takenBack) return { words: 'Taken back', kind: 'back' }
  if (publishedVersion === version) return { words: 'Published', kind: 'published' }
  if (approved === version) return { words: 'Approved', kind: 'approved' }
  return publishedVersion === null
    ? { words: 'Draft', kind: 'draft' }
    : { words: 'Published, and changed since', kind: 'draft' }
}

/** Every briefing, by where it stands. */
export const listPage = (visit: Visit, { styles }: Desk, all: readonly Listed[]): StaffPage => {
  const { t, at } = visit.reader
  const row = (one: Listed): Html => {
    const state = stateOf(one)
    return html`<li class="es-briefings__one"><div><h2 class="govuk-heading-s"><a class="govuk-link" href="${briefingPath(one.id)}">${one.name}</a></h2><p>${t('Version {number}, saved by {name} on {when}', { number: one.version, name: one.savedBy, when: momentInWords(one.savedAt) })}${
      one.open > 0 &&
      html` · <strong>${one.open === 1 ? t('1 open comment') : t('{n} open comments', { n: one.open })}</strong>`
    }</p>${published(visit, one, at)}</div><span class="es-pill es-pill--${state.kind}">${t(state.words)}</span></li>`
  }
  return {
    title: t('Briefings'),
    main: html`<link rel="stylesheet" href="${styles.path}"><div class="es-head-row"><h1 class="govuk-heading-xl">${t('Briefings')}</h1>${govuk(
      'Button',
      { text: t('Begin a briefing'), href: newBriefingPath },
    )}</div><p class="govuk-body-l">${t('What people said, in seven points: written here, approved by a colleague, published for everybody.')}</p>${
      all.length > 0
        ? html`<ul class="es-briefings">${all.map(row)}</ul>`
        : html`<div class="es-empty"><p class="govuk-body">${t('There is none yet. Begin one from a wave of answers, or from the file voices.json that “early-signs brief” has made.')}</p></div>`
    }`,
  }
}

const published = ({ reader: { t } }: Visit, one: Listed, at: (path: string) => string): Content =>
  one.publishedAt &&
  !one.takenBack &&
  html`<p><a class="govuk-link" href="${at(publishedPath(one.slug))}">${t('Read the published briefing')}<span class="govuk-visually-hidden">: ${one.name}</span></a> (${t('edition {number}', { number: one.edition ?? 1 })}, ${momentInWords(one.publishedAt)})</p>`
