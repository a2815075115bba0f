import type { Reader, StaffPage } from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import { type InboxRow, ROWS_A_PAGE, SHOWING, type Showing } from '../inbox-queries.ts'
import { nextDue } from '../rules/due.ts'
import { ageSaid, formName, harmsSaid, moment, tellerSaid } from '../say.ts'
import { deskUrls } from '../urls.ts'
import { dueTag, pagination } from './parts.html.ts'

export interface Inbox {
  /** Whose: teams that answer, or safeguarding leads. */
  readonly at: string
  readonly title: string
  readonly rows: readonly InboxRow[]
  readonly total: number
  readonly page: number
  readonly counts: Readonly<Record<Showing, number>>
  readonly showing: Showing
  readonly form: string | null
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly team: string | null
  /** What was searched for, and not found. */
  readonly missed?: string
  readonly links?: readonly { readonly href: string; readonly words: string }[]
  readonly me: string
  readonly now: Date
}

const words = (t: Translate): Record<Showing, string> => ({
  open: t('Open'),
  mine: t('With me'),
  unclaimed: t('With nobody'),
  overdue: t('Overdue'),
  answers: t('They have written'),
  closed: t('Closed'),
  all: t('All'),
})

/** What was told to these teams: what is due first stands first. */
export const inboxPage = (reader: Reader, inbox: Inbox): StaffPage => {
  const { t } = reader
  const { at, title, rows, total, page, counts, showing, form, team } = inbox
  const query = (more: Readonly<Record<string, string | null>>): string => {
    const all = { show: showing === 'open' ? null : showing, form, team, ...more }
    const set = Object.entries(all).filter((one): one is [string, string] => Boolean(one[1]))
    return set.length === 0 ? at : `${at}?${new URLSearchParams(set)}`
  }
  const pages = Math.max(1, Math.ceil(total / ROWS_A_PAGE))
  return {
    title,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
<div class="es-tools es-desk-tools">${find(reader, inbox)}${filters(reader, inbox)}</div>
${inbox.missed !== undefined && html`<div class="govuk-inset-text" role="alert">${t('Nothing that you may see has that reference. Check it, letter by letter.')}</div>`}
<nav aria-label="${t('Which ones')}"><ul class="es-tabs es-desk-tabs">${SHOWING.map(
      (one) =>
        html`<li><a class="govuk-link" href="${query({ show: one === 'open' ? null : one })}"${one === showing && html` aria-current="true"`}>${words(t)[one]} <span class="es-desk-count">${counts[one]}</span></a></li>`,
    )}${inbox.links?.map(({ href, words: said }) => html`<li><a class="govuk-link" href="${href}">${said}</a></li>`)}</ul></nav>
${rows.length === 0 ? empty(reader, inbox) : table(reader, inbox)}
${pagination(reader, { page, pages, href: (n) => query({ page: String(n) }), name: t('Pages of the inbox') })}`,
  }
}

const find = ({ t }: Reader, { at, missed }: Inbox): Html =>
  html`<form class="es-find" method="get" action="${at}" role="search">${govukOnce('Input', {
    id: 'reference',
    name: 'reference',
    label: { text: t('Reference') },
    hint: { text: t('Only references are searched: what was told is not.') },
    value: missed ?? '',
    autocomplete: 'off',
    spellcheck: false,
    classes: 'govuk-input--width-10',
  })}${govuk('Button', { text: t('Find it'), classes: 'govuk-button--secondary' })}</form>`

const filters = ({ t, pack }: Reader, { at, showing, form, teams, team }: Inbox): Content => {
  const forms = [...pack.forms.values()]
  if (forms.length < 2 && teams.length < 2) return null
  const all = { value: '', text: t('All') }
  return html`<form class="es-find" method="get" action="${at}">${showing !== 'open' && html`<input type="hidden" name="show" value="${showing}">`}${govukOnce('Select', { id: 'form', name: 'form', label: { text: t('Form') }, value: form ?? '', items: [all, ...forms.map(({ id, title }) => ({ value: id, text: t(title) }))] })}${teams.length > 1 && govukOnce('Select', { id: 'team', name: 'team', label: { text: t('Team') }, value: team ?? '', items: [all, ...teams.map(({ id, name }) => ({ value: id, text: t(name) }))] })}${govuk('Button', { text: t('Show'), classes: 'govuk-button--secondary' })}</form>`
}

const empty = ({ t }: Reader, { teams, counts, showing, form, team }: Inbox): Html =>
  html`<p class="govuk-body es-desk-empty">${
    teams.length === 0
      ? t('You are in no team yet. An administrator puts you in one.')
      : counts.all === 0
        ? t('Nothing has been told here yet. It stands here as soon as something is.')
        : showing === 'open' && !form && !team
          ? t('Everything is closed. There is nothing to do here now.')
          : t('There is none of these.')
  }</p>`

const table = (reader: Reader, { rows, now, me, teams }: Inbox): Html => {
  const { t, pack } = reader
  const several = teams.length > 1
  const heads = [
    t('Reference'),
    t('What is due'),
    t('What it is'),
    t('Who has it'),
    ...(several ? [t('Team')] : []),
  ]
  return html`<table class="govuk-table es-table es-desk-table"><caption class="govuk-visually-hidden">${t('What is due first stands first')}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">${heads.map(
    (head) => html`<th scope="col" class="govuk-table__header">${head}</th>`,
  )}</tr></thead><tbody class="govuk-table__body">${rows.map((row) => {
    const cell = (label: string, content: Content): Html =>
      html`<td class="govuk-table__cell"><span class="es-table__label" aria-hidden="true">${label}</span> ${content}</td>`
    return html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link es-reference" href="${deskUrls.concern(row.reference)}">${row.reference}</a></th>
${cell(t('What is due'), dueCell(reader, row, now))}
${cell(t('What it is'), html`<strong>${formName(pack, t, row.form)}</strong>${row.significant && html` <span class="es-flag"><span aria-hidden="true">! </span>${t('Significant harm feared')}</span>`}${row.flooding && html` <span class="es-flag es-flag--quiet">${t('One of many at once')}</span>`}<br><span class="es-quiet">${about(t, row, now)}</span>`)}
${cell(t('Who has it'), who(t, row, me))}${several && cell(t('Team'), t(row.team))}</tr>`
  })}</tbody></table>`
}

const dueCell = (reader: Reader, row: InboxRow, now: Date): Content => {
  const { t, pack } = reader
  const due = nextDue(row)
  const decided = pack.desk?.outcomes.find(({ id }) => id === row.decided)
  const written =
    row.answers > 0 &&
    html`<span class="es-flag es-flag--new">${row.answers === 1 ? t('They have written') : t('They have written {n} times', { n: row.answers })}</span>`
  if (row.closedAt) return html`${t('Closed {when}', { when: moment(row.closedAt, now) })} ${written}`
  if (due) return html`${dueTag(reader, due, now)} ${written}`
  return html`${decided ? html`<span class="es-quiet">${t('Decided: {what}', { what: t(decided.say) })}</span>` : html`<span class="es-quiet">${t('Nothing is due')}</span>`} ${written}`
}

const about = (t: Translate, row: InboxRow, now: Date): string =>
  [
    tellerSaid(t, row.tellerKind),
    t('told {when}', { when: moment(row.toldAt, now) }),
    row.harms.length > 0 && harmsSaid(t, row.harms),
    row.ageBand && t('age: {age}', { age: ageSaid(t, row.ageBand) }),
    row.capacity === 'copy' && t('a copy'),
  ]
    .filter(Boolean)
    .join(' · ')

const who = (t: Translate, { claimedBy, claimedById }: InboxRow, me: string): Content => {
  if (claimedBy === null) return html`<span class="es-quiet">${t('Nobody yet')}</span>`
  return claimedById === me ? html`<strong>${t('You')}</strong>` : claimedBy
}
