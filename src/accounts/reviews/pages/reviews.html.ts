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
import type { HeldRole } from '../../movers/grant-queries.ts'
import { peopleTabs } from '../../people/pages/people.html.ts'
import type { Program } from '../../programs/queries.ts'
import { ROLE_WORDS } from '../../roles.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS, reviewPath } from '../../urls.ts'
import type { Reviewed } from '../queries.ts'

interface List {
  readonly reviews: readonly Reviewed[]
  readonly months: number
  readonly now: Date
  readonly administrator: boolean
  readonly page: number
  readonly more: boolean
}

/** Which organisations' roles are to be looked at, the most urgent first. */
export function reviewsPage(
  reader: Reader,
  { reviews, months, now, administrator, page, more }: List,
): StaffPage {
  const { t } = reader
  const heads = [t('Organisation'), t('People'), t('Last signed off'), t('Due')]
  const late = reviews.filter(({ dueAt }) => dueAt <= now).length
  const at = (to: number) => `${ACCOUNT_PATHS.reviews}?page=${to}`
  return {
    title: t('Reviews'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Who still needs what they may?')}</h1>
${administrator && peopleTabs(reader, 'reviews')}
<p class="govuk-body">${t('Every {n} months somebody looks at each organisation: each role and each program is kept or ended, and signed off.', { n: months })}
${administrator && html` <a class="govuk-link" href="${ACCOUNT_PATHS.reviews}/signed.csv">${t('All that was signed off, as CSV')}</a>`}</p>
${late > 0 && html`<p class="govuk-body" role="status">${govuk('Tag', { text: t('Overdue: {n}', { n: late }), classes: 'govuk-tag--red' })}</p>`}
${
  reviews.length === 0
    ? html`<p class="govuk-body">${t('There is nothing to look at.')}</p>`
    : listTable(
        t('Reviews'),
        heads,
        reviews.map((one) => [
          html`<a class="govuk-link" href="${reviewPath(one.id)}">${one.name}</a>`,
          String(one.people),
          one.signedAt ? html`${momentInWords(reader, one.signedAt)}, ${one.signedBy}` : t('Not yet'),
          due(reader, one, now),
        ]),
      )
}
${pagesNav(reader, { page, more, at })}`,
  }
}

const due = (reader: Reader, { dueAt }: Reviewed, now: Date): Content =>
  dueAt <= now
    ? govuk('Tag', { text: reader.t('Overdue'), classes: 'govuk-tag--red' })
    : momentInWords(reader, dueAt).replace(/,.*$/, '')

interface Shown {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly roles: readonly HeldRole[]
  readonly programs: readonly Program[]
  readonly me: string
  readonly csrf: Html
  readonly chosen?: Readonly<Record<string, string>>
  readonly faults?: readonly FieldFault[]
}

/** Everybody with a role in an organisation, and its programs: keep or end each, and sign off. */
export function reviewPage(
  reader: Reader,
  { organisation, roles, programs, me, csrf, chosen = {}, faults = [] }: Shown,
): StaffPage {
  const { t } = reader
  const choice = (id: string, legend: string, hint: string): Content =>
    govukOnce('Radios', {
      name: id,
      idPrefix: id,
      classes: 'govuk-radios--inline govuk-radios--small',
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      hint: { text: hint },
      items: [
        { value: 'keep', text: t('Keep'), checked: chosen[id] === 'keep' },
        { value: 'end', text: t('End'), checked: chosen[id] === 'end' },
      ],
      ...faultOf(faults, id),
    })
  const own = roles.filter(({ personId }) => personId === me)
  return {
    title: titled(reader, t('A review'), faults),
    before: backLink(ACCOUNT_PATHS.reviews, t('Reviews')),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${organisation.name}</h1>
<p class="govuk-body">${t('Does each of them still work here, and still need this? What you end, ends at once; concerns that they had taken go back to the inbox.')}</p>
${
  own.length > 0 &&
  govuk('InsetText', {
    text: t('Your own roles here are for somebody else to confirm: {roles}.', {
      roles: own.map(({ role }) => t(ROLE_WORDS[role])).join(', '),
    }),
  })
}
<form class="es-staff-form" method="post" action="${reviewPath(organisation.id)}" novalidate>${csrf}
${roles
  .filter(({ personId }) => personId !== me)
  .map((one) =>
    choice(
      `role-${one.id}`,
      t('{name}: {role}', { name: one.person, role: t(ROLE_WORDS[one.role]) }),
      one.until
        ? t('Since {moment}; ends {until}.', {
            moment: momentInWords(reader, one.since),
            until: momentInWords(reader, one.until),
          })
        : t('Since {moment}.', { moment: momentInWords(reader, one.since) }),
    ),
  )}
${programs.map((one) =>
  choice(
    `program-${one.id}`,
    t('Program: {name}', { name: one.name }),
    t('It may: {scopes}. {name} answers for it.', { scopes: one.scopes.join(', '), name: one.keeper.name }),
  ),
)}
${govukOnce('Checkboxes', {
  name: 'signed',
  idPrefix: 'signed',
  fieldset: { legend: { text: t('Sign off'), classes: 'govuk-fieldset__legend--m' } },
  items: [{ value: 'yes', text: t('I have looked at each of these, and answer for it') }],
  ...faultOf(faults, 'signed'),
})}
${govuk('Button', { text: t('Sign off'), preventDoubleClick: true })}</form>`,
  }
}
