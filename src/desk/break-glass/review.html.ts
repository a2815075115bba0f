import { ROLE_WORDS } from '../../accounts/index.ts'
import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import { facts, pagination, submit } from '../pages/parts.html.ts'
import { moment } from '../say.ts'
import { foundBySaid } from './open-more.html.ts'
import { reasonWords } from './opened.html.ts'
import { FINDINGS, type Finding, type Reviewed } from './review-queries.ts'
import { OPENINGS_PATH, openingPath } from './urls.ts'

type Shown = Reviewed & { readonly late: boolean }

const findingSaid = (t: Translate, finding: Finding): string =>
  ({
    right: t('It was right to open it'),
    'not-right': t('It was not right to open it'),
    'look-further': t('It must be looked at further'),
  })[finding]

const standing = ({ t }: Reader, { review, late }: Shown): Content =>
  review
    ? findingSaid(t, review.finding)
    : late
      ? html`<span class="es-due es-due--overdue"><span class="es-due__mark" aria-hidden="true">!</span><strong>${t('Late: nobody has looked at it')}</strong></span>`
      : t('Nobody has looked at it yet')

/** Every opening, those that wait first. Null: whoever asks is none of those who look at them here. */
export const openingsPage = (
  reader: Reader,
  all: { rows: readonly Shown[]; page: number; more: boolean; now: Date } | null,
): StaffPage => {
  const { t, pack } = reader
  const title = t('Opened across teams')
  const who = (pack.desk?.opens_more?.reviewers ?? []).map((role) => t(ROLE_WORDS[role]))
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>${
      all === null
        ? html`<p class="govuk-body">${who.length > 0 ? t('Who looks at what was opened here: {who}.', { who: who.join(', ') }) : t('Here nobody may open what another team has.')}</p>`
        : html`<p class="govuk-body">${t('Each time somebody opened what another team has: who, why, and until when. What was told is not shown. Look at each, and say what you found.')}</p>${
            all.rows.length === 0
              ? html`<p class="govuk-body es-desk-empty">${t('Nothing was opened.')}</p>`
              : html`<ul class="es-rows">${all.rows.map((one) => html`<li><div><a class="govuk-link" href="${openingPath(one.id)}">${one.byName}, <span class="es-reference">${one.reference}</span></a><p class="govuk-hint">${t(one.team)} · ${moment(one.at, all.now)} · ${reasonWords(reader, one.reason)}</p><p class="govuk-body">${standing(reader, one)}</p></div></li>`)}</ul>`
          }${pagination(reader, { page: all.page, pages: all.page + (all.more ? 1 : 0), href: (n) => `${OPENINGS_PATH}?page=${n}`, name: t('Pages of what was opened') })}`
    }`,
  }
}

interface One {
  readonly one: Shown
  /** Whoever looks opened it themselves: somebody else must look. */
  readonly own: boolean
  readonly typed: { readonly finding: string; readonly note: string }
  readonly faults: readonly FieldFault[]
  readonly csrf: Html
  readonly now: Date
}

/** One opening, and what was found. */
export const openingPage = (reader: Reader, { one, own, typed, faults, csrf, now }: One): StaffPage => {
  const { t } = reader
  const title = t('Opened: {reference}', { reference: one.reference })
  return {
    title: titled(reader, title, faults),
    before: backLink(OPENINGS_PATH, t('All that was opened')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title}</h1>${facts([
      [t('Who'), one.byName],
      [t('As'), t(one.team)],
      [t('When'), t('{from}, until {to}', { from: moment(one.at, now), to: moment(one.until, now) })],
      [t('Looked for by'), foundBySaid(t, one.foundBy)],
      [t('Why'), reasonWords(reader, one.reason)],
      [t('In their words'), html`<span class="es-own-words">${one.words}</span>`],
      [t('Where it stands'), standing(reader, one)],
      [
        t('Looked at'),
        one.review &&
          html`${one.review.by}, ${moment(one.review.at, now)}${one.review.note && html`<br><span class="es-own-words">${one.review.note}</span>`}`,
      ],
    ])}${
      own
        ? html`<p class="govuk-body">${t('You opened it yourself: somebody else looks at it.')}</p>`
        : html`<form class="es-staff-form" method="post" action="${openingPath(one.id)}" novalidate>${csrf}${govukOnce(
            'Radios',
            {
              name: 'finding',
              idPrefix: 'finding',
              fieldset: {
                legend: { text: t('What did you find?'), classes: 'govuk-fieldset__legend--m' },
              },
              items: FINDINGS.map((each) => ({
                value: each,
                text: findingSaid(t, each),
                checked: typed.finding === each,
              })),
              ...faultOf(faults, 'finding'),
            },
          )}${govukOnce('Textarea', { id: 'note', name: 'note', label: { text: t('What was not right, or what to look at') }, rows: 4, value: typed.note, ...faultOf(faults, 'note') })}${submit(t('It is looked at'))}</form>`
    }`,
  }
}
