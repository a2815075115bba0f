import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  listTable,
  pagesNav,
  type Reader,
  type StaffPage,
  titled,
} from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { back } from '../../people/pages/people.html.ts'
import { ROLES } from '../../roles.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS, personPath } from '../../urls.ts'
import type { Away } from '../grant-queries.ts'
import { COLUMNS, type JoinerLine, MOST_JOINERS } from '../read-joiners.ts'

/** A file of people who join. */
export function joinersPage(
  reader: Reader,
  { csrf, faults = [] }: { csrf: Html; faults?: readonly FieldFault[] },
): StaffPage {
  const { t } = reader
  const title = t('Invite many people')
  return {
    title: titled(reader, title, faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('A CSV file of up to {n} people, one in each line. You see every line before anybody is invited.', { n: MOST_JOINERS })}</p>
<p class="govuk-body">${t('The first line names the columns:')} <code>${COLUMNS.join(', ')}</code></p>
<ul class="govuk-list govuk-list--bullet"><li>${t('organisation: as it is called here')}</li>
<li>${t('roles: several are parted by “|”. They are: {roles}', { roles: ROLES.join(', ') })}</li>
<li>${t('last_day: like 2027-07-31, or blank')}</li></ul>
<form class="es-staff-form" method="post" action="${ACCOUNT_PATHS.joiners}" enctype="multipart/form-data" novalidate>${csrf}
${govukOnce('FileUpload', { id: 'file', name: 'file', label: { text: t('The file') }, ...faultOf(faults, 'file') })}
${govuk('Button', { text: t('Look at it'), preventDoubleClick: true })}</form>`,
  }
}

interface Preview {
  readonly lines: readonly JoinerLine[]
  /** Of each good line: they have an account already. */
  readonly known: ReadonlySet<string>
  /** The good lines, sealed. */
  readonly sealed: string
  readonly csrf: Html
}

/** Every line of the file, what is wrong in it, and what would be done. */
export function joinersPreview(reader: Reader, { lines, known, sealed, csrf }: Preview): StaffPage {
  const { t } = reader
  const good = lines.filter(({ joiner }) => joiner)
  const wrong = lines.length - good.length
  const does = ({ joiner, faults }: JoinerLine): Content => {
    if (!joiner)
      return html`<ul class="govuk-list es-line-faults">${faults.map((fault) => html`<li>${fault}</li>`)}</ul>`
    return known.has(joiner.email.toLowerCase())
      ? t('They have an account, and get these roles too.')
      : t('They are sent an invitation.')
  }
  return {
    title: t('People in the file'),
    wide: true,
    before: backLink(ACCOUNT_PATHS.joiners, t('Another file')),
    main: html`<h1 class="govuk-heading-l">${t('People in the file')}</h1>
<p class="govuk-body" role="status">${t('Good lines: {good}. Lines with something wrong: {wrong}.', { good: good.length, wrong })}</p>
${wrong > 0 && html`<p class="govuk-body">${t('Lines with something wrong are left out. Mend the file and bring it again; nobody is invited twice.')}</p>`}
${listTable(
  t('People in the file'),
  [t('Name'), t('Line'), t('Roles'), t('What happens')],
  lines.map((one) => [
    one.name || t('No name'),
    String(one.line),
    one.joiner ? one.joiner.roles.join(', ') : '–',
    does(one),
  ]),
)}
${
  good.length > 0 &&
  html`<form method="post" action="${ACCOUNT_PATHS.joiners}/invite">${csrf}<input type="hidden" name="sealed" value="${sealed}">${govuk('Button', { text: t('Invite those of good lines: {n}', { n: good.length }), preventDoubleClick: true })}</form>`
}`,
  }
}

/** For how many days somebody has not been here, to choose from. */
export const AWAY_DAYS = [30, 90, 180, 365] as const
export const AWAY_A_PAGE = 50

interface AwayList {
  readonly people: readonly Away[]
  readonly days: number
  readonly page: number
  readonly more: boolean
}

/** Who has not been here for a while. */
export function awayPage(reader: Reader, { people, days, page, more }: AwayList): StaffPage {
  const { t } = reader
  const at = (to: number) => `${ACCOUNT_PATHS.away}?days=${days}&page=${to}`
  return {
    title: t('Not here for a while'),
    wide: true,
    before: back(reader),
    main: html`<h1 class="govuk-heading-l">${t('Not here for a while')}</h1>
<p class="govuk-body">${t('Whoever has left and kept a role is a way in that nobody watches. Ask, and let them leave.')}</p>
<form class="es-find" method="get" action="${ACCOUNT_PATHS.away}">${govukOnce('Select', {
      id: 'days',
      name: 'days',
      label: { text: t('Not signed in for') },
      items: AWAY_DAYS.map((one) => ({
        value: String(one),
        text: t('{n} days', { n: one }),
        selected: one === days,
      })),
    })}<button class="govuk-button govuk-button--secondary" type="submit">${t('Show')}</button></form>
${
  people.length === 0
    ? html`<p class="govuk-body">${t('Everybody who has a role was here.')}</p>`
    : govukOnce('Table', {
        caption: t('Not here for a while'),
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [{ text: t('Name') }, { text: t('Last here') }],
        rows: people.map((one) => [
          { html: html`<a class="govuk-link" href="${personPath(one.id)}">${one.name}</a>`.text },
          {
            text: one.lastSeenAt
              ? momentInWords(reader, one.lastSeenAt)
              : t('Never; added {moment}', { moment: momentInWords(reader, one.addedAt) }),
          },
        ]),
      })
}
${pagesNav(reader, { page, more, at })}`,
  }
}
