import { momentInWords } from '../../accounts/index.ts'
import {
  backLink,
  dayInWords,
  type FieldFault,
  faultOf,
  faultSummary,
  listTable,
  pagesNav,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { dateBoxes, keepingTabs, whoFields } from '../pages/parts.html.ts'
import { ADD_HOLD, HOLDS, holdPath } from '../urls.ts'
import type { HeldWords } from './held-words.ts'
import type { HoldRow } from './hold-queries.ts'
import { HOLD_KINDS, type TypedHold } from './read-hold.ts'

/** A hold with what is sealed of it; null: it was sealed under another key. */
export interface ShownHold extends HoldRow {
  readonly words: HeldWords | null
  readonly lifted: string | null
}

const KIND: Readonly<Record<HoldRow['kind'], string>> = {
  concern: 'A concern',
  account: 'An account',
  exact: 'Whatever names it exactly',
}

const lines = (text: string): Content =>
  html`<span class="es-lines">${text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`)}</span>`

/** What nothing deletes, and what was held before. */
export const holdsPage = (
  reader: Reader,
  { holds, page, more, today }: { holds: readonly ShownHold[]; page: number; more: boolean; today: string },
): StaffPage => {
  const { t } = reader
  return {
    title: t('Holds'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Holds')}</h1>
${keepingTabs(reader, 'holds')}
<p class="govuk-body">${t('What is held is not deleted, whatever its age and whoever asks: for a court, an inquiry, a review, or an investigation. A hold ends only when somebody lifts it.')}</p>
<p class="govuk-body es-no-print">${govuk('Button', { text: t('Put on a hold'), href: ADD_HOLD })}</p>
${
  holds.length === 0
    ? html`<p class="govuk-body">${t('Nothing is held.')}</p>`
    : listTable(
        t('Holds'),
        [t('On'), t('Keeps'), t('By'), t('Look again')],
        holds.map((hold) => [
          html`<a class="govuk-link" href="${holdPath(hold.id)}">${hold.words?.on.split('\n')[0] ?? t(KIND[hold.kind])}</a> <span class="es-quiet">${t(KIND[hold.kind])}</span>`,
          keepsWords(reader, hold),
          html`${hold.by}, ${momentInWords(reader, hold.at)}`,
          when(reader, hold, today),
        ]),
      )
}
${pagesNav(reader, { page, more, at: (to) => `${HOLDS}?page=${to}` })}`,
  }
}

const keepsWords = ({ t }: Reader, { kind, keeps, keepsOthers, lift }: ShownHold): string => {
  if (lift) return t('Nothing')
  if (kind === 'account') return t('The account')
  const concerns = keeps === 1 ? t('1 concern') : t('{n} concerns', { n: keeps })
  return keepsOthers === 0 ? concerns : t('{concerns}, {n} others', { concerns, n: keepsOthers })
}

const keepsNow = ({ t }: Reader, { kind, keeps, keepsOthers }: ShownHold): (readonly [string, Content])[] => [
  [t('Concerns that it keeps now'), kind === 'account' ? t('None: the account itself') : String(keeps)],
  ...(kind === 'exact'
    ? [[t('Other records that it keeps now, as their words name it'), String(keepsOthers)] as const]
    : []),
]

const when = (reader: Reader, { lift, lookAgainOn }: ShownHold, today: string): Content => {
  const { t } = reader
  if (lift) return govuk('Tag', { text: t('Lifted'), classes: 'govuk-tag--grey' })
  if (lookAgainOn === null) return t('No day')
  return lookAgainOn <= today
    ? html`${govuk('Tag', { text: t('Look now'), classes: 'govuk-tag--red' })} ${dayInWords(reader, lookAgainOn)}`
    : dayInWords(reader, lookAgainOn)
}

/** One hold, and the way to lift it. */
export const holdPage = (
  reader: Reader,
  {
    hold,
    csrf,
    today,
    typed,
    faults,
  }: { hold: ShownHold; csrf: Html; today: string; typed: string; faults: readonly FieldFault[] },
): StaffPage => {
  const { t } = reader
  const unread = t('It was written under another key, and cannot be read here.')
  const rows: (readonly [string, Content])[] = [
    [
      t('What is held'),
      html`${hold.words ? lines(hold.words.on) : unread} <span class="es-quiet">${t(KIND[hold.kind])}</span>`,
    ],
    ...(hold.lift === null ? keepsNow(reader, hold) : []),
    [t('Why'), hold.words ? lines(hold.words.reason) : unread],
    [t('Put on'), html`${hold.by}, ${momentInWords(reader, hold.at)}`],
    [t('Look again'), when(reader, hold, today)],
    ...(hold.lift
      ? [
          [t('Lifted by'), html`${hold.lift.by}, ${momentInWords(reader, hold.lift.at)}`] as const,
          [t('Why it was lifted'), lines(hold.lifted ?? unread)] as const,
        ]
      : []),
  ]
  return {
    title: titled(reader, t('A hold'), faults),
    before: backLink(HOLDS, t('Holds')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('A hold')}</h1>
${govuk('SummaryList', { rows: rows.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}`.text } })) })}
${
  hold.lift === null &&
  html`<form class="es-staff-form es-no-print" method="post" action="${holdPath(hold.id)}" novalidate>${csrf}
<h2 class="govuk-heading-m">${t('Lift it')}</h2>
<p class="govuk-body">${t('From then on it is deleted as everything else is: by its age, from a list that somebody approves.')}</p>
${govukOnce('Textarea', { id: 'reason', name: 'reason', label: { text: t('Why it is not needed any more') }, rows: 3, value: typed, ...faultOf(faults, 'reason') })}
${govukOnce('Button', { text: t('Lift the hold'), classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`
}`,
  }
}

/** Puts a hold on a concern, an account, or whatever names somebody or something exactly. */
export const addHoldPage = (
  reader: Reader,
  { typed, faults, csrf }: { typed: TypedHold; faults: readonly FieldFault[]; csrf: Html },
): StaffPage => {
  const { t } = reader
  const input = (name: 'reference' | 'email', label: string): Html =>
    govukOnce('Input', {
      id: name,
      name,
      label: { text: label },
      value: typed[name],
      autocomplete: 'off',
      spellcheck: false,
      ...faultOf(faults, name),
    })
  const inside: Readonly<Record<(typeof HOLD_KINDS)[number], Html>> = {
    concern: input('reference', t('Its reference')),
    account: input('email', t('Its e-mail address')),
    exact: whoFields(reader, typed, faults, { references: false }),
  }
  const says: Readonly<Record<(typeof HOLD_KINDS)[number], string>> = {
    concern: t('One concern'),
    account: t('The account of somebody who works here'),
    exact: t('All that names a person, a number, an account or a car'),
  }
  return {
    title: titled(reader, t('Put on a hold'), faults),
    before: backLink(HOLDS, t('Holds')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-l">${t('Put on a hold')}</h1>
<form class="es-staff-form" method="post" action="${ADD_HOLD}" novalidate>${csrf}${govukOnce('Radios', {
      name: 'kind',
      idPrefix: 'kind',
      fieldset: { legend: { text: t('What is held?'), classes: 'govuk-fieldset__legend--m' } },
      items: HOLD_KINDS.map((kind) => ({
        value: kind,
        text: says[kind],
        checked: typed.kind === kind,
        conditional: { html: inside[kind].text },
      })),
      ...faultOf(faults, 'kind'),
    })}${govukOnce('Textarea', {
      id: 'reason',
      name: 'reason',
      label: { text: t('Why it is held') },
      hint: { text: t('Which court, inquiry, review or investigation, and who asked.') },
      rows: 3,
      value: typed.reason,
      ...faultOf(faults, 'reason'),
    })}${dateBoxes(reader, {
      id: 'look',
      legend: t('When will you look again whether it is needed?'),
      hint: t('The hold does not end by itself then.'),
      value: typed,
      names: ['look-day', 'look-month', 'look-year'],
      faults,
    })}${govukOnce('Button', { text: t('Hold it'), preventDoubleClick: true })}</form>`,
  }
}
