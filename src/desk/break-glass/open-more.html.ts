import { OPENED_BY, type Openable, type OpenedBy, type OpeningRow } from '../../concern/index.ts'
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
import { type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import type { Desk } from '../../pack/index.ts'
import { press, submit } from '../pages/parts.html.ts'
import { formName, moment } from '../say.ts'
import { deskUrls } from '../urls.ts'
import { SEARCH_FIELDS, type Typed } from './read-search.ts'
import { OPEN_MORE, openedPath } from './urls.ts'

type Rules = NonNullable<Desk['opens_more']>

export const foundBySaid = (t: Translate, by: OpenedBy): string =>
  ({
    reference: t('Its reference'),
    plate: t('A whole number plate'),
    phone: t('A whole telephone number'),
    account: t('An account online'),
    person: t('A whole name with a date of birth'),
  })[by]

const title = (t: Translate): string => t('Open what another team has')

export const mayNotPage = ({ t }: Reader): StaffPage => ({
  title: title(t),
  before: backLink(deskUrls.inbox, t('Back to the inbox')),
  main: html`<h1 class="govuk-heading-l">${title(t)}</h1><p class="govuk-body">${t('Here your team may not open what another team has. Telephone that team.')}</p>`,
})

/** Looking for one concern, exactly, and saying why. */
export const openMorePage = (
  reader: Reader,
  {
    rules,
    csrf,
    faults,
    typed,
    open,
    now,
  }: {
    rules: Rules
    csrf: Html
    faults: readonly FieldFault[]
    typed?: Typed
    /** What they have open already. */
    open: readonly Pick<OpeningRow, 'id' | 'reference' | 'until'>[]
    now: Date
  },
): StaffPage => {
  const { t } = reader
  const input = (name: 'what' | 'service', label: string, hint: string): Html =>
    govukOnce('Input', {
      id: name,
      name,
      label: { text: label },
      hint: { text: hint },
      value: typed?.[name] ?? '',
      autocomplete: 'off',
      spellcheck: false,
      ...faultOf(faults, name),
    })
  return {
    title: titled(reader, title(t), faults),
    before: backLink(deskUrls.inbox, t('Back to the inbox')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${title(t)}</h1>
<p class="govuk-body">${t('For a child who cannot wait until that team is reached. It opens for {n} minutes, to you alone, and only to be read.', { n: rules.minutes })}</p>
<p class="govuk-body">${t('Your name, your reason and what you open are written into the record. The team that has it is told at once, and somebody looks at it afterwards. Who told is never shown.')}</p>
${open.length > 0 && html`<h2 class="govuk-heading-m">${t('Open to you now')}</h2><ul class="govuk-list">${open.map(({ id, reference, until }) => html`<li><a class="govuk-link es-reference" href="${openedPath(id)}">${reference}</a> <span class="es-quiet">${t('until {when}', { when: moment(until, now) })}</span></li>`)}</ul>`}
<form class="es-staff-form" method="post" action="${OPEN_MORE}" novalidate>${csrf}${govukOnce('Radios', {
      name: 'by',
      idPrefix: 'by',
      fieldset: { legend: { text: t('By what do you look for it?'), classes: 'govuk-fieldset__legend--m' } },
      items: OPENED_BY.map((one) => ({
        value: one,
        text: foundBySaid(t, one),
        checked: typed?.by === one,
      })),
      ...faultOf(faults, 'by'),
    })}${input('what', t('What you look for'), t('Whole and exactly: part of it finds nothing.'))}${input('service', t('Of an account: on which service'), t('Snapchat, for example'))}${govukOnce(
      'DateInput',
      {
        id: 'born',
        fieldset: {
          legend: { text: t('Of a name: the date of birth'), classes: 'govuk-fieldset__legend--s' },
        },
        items: [
          {
            id: 'born-day',
            name: 'day',
            label: t('Day'),
            value: typed?.day ?? '',
            classes: 'govuk-input--width-2',
          },
          {
            id: 'born-month',
            name: 'month',
            label: t('Month'),
            value: typed?.month ?? '',
            classes: 'govuk-input--width-2',
          },
          {
            id: 'born-year',
            name: 'year',
            label: t('Year'),
            value: typed?.year ?? '',
            classes: 'govuk-input--width-4',
          },
        ],
        ...faultOf(faults, 'born-day'),
      },
    )}${govukOnce('Radios', {
      name: 'reason',
      idPrefix: 'reason',
      fieldset: { legend: { text: t('Why?'), classes: 'govuk-fieldset__legend--m' } },
      items: rules.reasons.map(({ id, say }) => ({ value: id, text: t(say), checked: typed?.reason === id })),
      ...faultOf(faults, 'reason'),
    })}${govukOnce('Textarea', {
      id: 'words',
      name: 'words',
      label: { text: t('Why you need to see it now') },
      hint: {
        text: t('The team that has it reads this, and whoever looks at it afterwards. Name no child.'),
      },
      rows: 3,
      value: typed?.words ?? '',
      ...faultOf(faults, 'words'),
    })}${submit(t('Look for it'))}</form>`,
  }
}

/** What was found: which there are and who has them, and nothing of what was told. */
export const foundPage = (
  reader: Reader,
  {
    rules,
    csrf,
    typed,
    found,
    now,
  }: { rules: Rules; csrf: Html; typed: Typed; found: readonly Openable[]; now: Date },
): StaffPage => {
  const { t, pack } = reader
  const fields = Object.fromEntries(SEARCH_FIELDS.map((name) => [name, typed[name]]))
  return {
    title: title(t),
    before: backLink(OPEN_MORE, t('Look for something else')),
    main: html`<h1 class="govuk-heading-l">${title(t)}</h1>${
      found.length === 0
        ? html`<p class="govuk-body es-desk-empty">${t('Nothing was found that you could open. That you looked is in the record.')}</p>`
        : html`<p class="govuk-body">${t('Open only what you need. Each is told to the team that has it.')}</p><ul class="es-linked-list">${found.map(
            ({ reference, form, toldAt, team, own }) =>
              html`<li class="es-linked"><p class="es-linked__which">${own ? html`<a class="govuk-link es-reference" href="${deskUrls.concern(reference)}">${reference}</a>` : html`<strong class="es-reference">${reference}</strong>`} <span class="es-quiet">${formName(pack, t, form)} · ${t('told {when}', { when: moment(toldAt, now) })}${team && html` · ${t(team)}`}</span></p>${own ? html`<p class="es-quiet">${t('Your team sees it already.')}</p>` : press(OPEN_MORE, t('Open {reference} for {n} minutes', { reference, n: rules.minutes }), { csrf, fields: { ...fields, open: reference } })}</li>`,
          )}</ul>`
    }`,
  }
}
