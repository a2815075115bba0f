import type { FoundBy } from '../../concern/index.ts'
import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import type { TeamId } from '../../pack/index.ts'
import type { CaseRow } from '../cases/case-queries.ts'
import { deskUrls } from '../urls.ts'
import { casesTable } from './cases.html.ts'

export interface SearchShown {
  readonly teams: readonly { readonly id: string; readonly name: string; readonly receives: TeamId }[]
  readonly back: string
  readonly me: string
  readonly csrf: Html
  readonly now: Date
  readonly typed?: string
  readonly faults?: readonly FieldFault[]
  /** By what: a reference, something that is named, or nothing that could be looked up. Not given: not searched yet. */
  readonly searched?: 'reference' | 'named' | 'nothing'
  readonly rows?: readonly (CaseRow & { readonly by: readonly FoundBy[] })[]
  /** The last that is shown, where there are older ones. */
  readonly older?: string | null
  readonly first?: boolean
}

/** The box, wherever it stands: it says what it finds. */
export const searchBox = (
  { t }: Reader,
  { csrf, typed = '', faults = [] }: Pick<SearchShown, 'csrf' | 'typed' | 'faults'>,
): Html =>
  html`<form class="es-find es-desk-find" method="post" action="${deskUrls.search}" role="search" novalidate>${csrf}${govukOnce(
    'Input',
    {
      id: 'sought',
      name: 'sought',
      label: { text: t('Find a concern') },
      hint: {
        text: t(
          'A reference, a whole number plate, phone number, account or postcode; or a name with the date of birth.',
        ),
      },
      value: typed,
      autocomplete: 'off',
      spellcheck: false,
      ...faultOf(faults, 'sought'),
    },
  )}${govuk('Button', { text: t('Find it'), classes: 'govuk-button--secondary' })}</form>`

const BY: Readonly<Record<FoundBy, string>> = {
  plate: 'Number plate',
  phone: 'Phone number',
  account: 'Account online',
  person: 'Name and date of birth',
  postcode: 'Postcode',
}
const bySaid = (t: Translate, by: readonly FoundBy[]): string => by.map((one) => t(BY[one])).join(', ')

/** Finding a concern by something exact, and what the search can and cannot do. */
export const searchPage = (reader: Reader, shown: SearchShown): StaffPage => {
  const { t } = reader
  const { faults = [], searched } = shown
  return {
    title: titled(reader, t('Find a concern'), faults),
    before: backLink(shown.back, t('Back to the inbox')),
    wide: true,
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('Find a concern')}</h1>${searchBox(reader, shown)}
${searched && results(reader, shown, searched)}
<section aria-labelledby="can"><h2 class="govuk-heading-m" id="can">${t('What is searched')}</h2>
<p class="govuk-body">${t('Only exact and whole things, however they are spaced or written: AB12 CDE finds ab12cde, and 07700 900123 finds +44 7700 900123. A name needs the whole date of birth: Kit Sample 4 March 2012, or 04/03/2012.')}</p>
<p class="govuk-body">${t('Only concerns that your team sees are searched. What was told is encrypted, and its words cannot be searched: nor can half a plate, a first name, or a name without a date of birth. Finding nothing does not mean that nothing is known.')}</p>
<p class="govuk-body es-quiet">${t('That you searched, and for what kind of thing, is written into the record; what you typed is not.')}</p></section>`,
  }
}

const results = (
  reader: Reader,
  { rows = [], older, first, typed, teams, me, csrf, now }: SearchShown,
  searched: NonNullable<SearchShown['searched']>,
): Content => {
  const { t } = reader
  if (rows.length === 0)
    return html`<div class="govuk-inset-text" role="alert">${
      searched === 'nothing'
        ? t(
            'That is nothing that can be looked up: it is not a whole plate, number, account or postcode, and a name needs a date of birth.',
          )
        : searched === 'reference'
          ? t('Nothing that you may see has that reference. Check it, letter by letter.')
          : first
            ? t('Nothing that you may see names exactly that.')
            : t('There are no older ones.')
    }</div>`
  return html`<h2 class="govuk-heading-m">${first ? t('Concerns that name exactly that') : t('Older concerns that name exactly that')}</h2>${casesTable(
    reader,
    {
      rows,
      teams,
      me,
      now,
      caption: t('The newest told stands first'),
      also: { head: t('Found by'), of: ({ by }) => bySaid(t, by) },
    },
  )}${
    older &&
    html`<form method="post" action="${deskUrls.search}">${csrf}<input type="hidden" name="sought" value="${typed ?? ''}"><input type="hidden" name="older" value="${older}">${govuk('Button', { text: t('Show older ones'), classes: 'govuk-button--secondary' })}</form>`
  }`
}
