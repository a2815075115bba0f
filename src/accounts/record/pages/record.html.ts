import type { ChainedEntry } from '../../../audit/index.ts'
import { listTable, type Reader, type StaffPage } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { momentInWords } from '../../staff/when.ts'
import { ACCOUNT_PATHS } from '../../urls.ts'

export interface RecordFilter {
  readonly actor: string
  readonly action: string
  readonly from: string
  readonly to: string
}

interface Shown {
  readonly entries: readonly ChainedEntry[]
  readonly people: readonly { id: string; name: string }[]
  readonly actions: readonly string[]
  readonly filter: RecordFilter
  /** The id after which older entries begin; null: these are the oldest. */
  readonly older: string | null
}

/** What was done and read, by whom: ids and coded values, names only of those who work here. */
export function recordPage(reader: Reader, { entries, people, actions, filter, older }: Shown): StaffPage {
  const { t } = reader
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const option = (value: string, text: string, chosen: string) => ({
    value,
    text,
    selected: value === chosen,
  })
  const kept = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  return {
    title: t('Record'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Record')}</h1>
<p class="govuk-body">${t('Who did or read what. Nobody can change it; that nobody has is checked with: {command}', { command: 'npx early-signs audit verify' })}</p>
<form class="es-find" method="get" action="${ACCOUNT_PATHS.audit}" role="search">
${govukOnce('Select', {
  id: 'actor',
  name: 'actor',
  label: { text: t('Who') },
  items: [
    option('', t('Anybody'), filter.actor),
    ...people.map(({ id, name }) => option(id, name, filter.actor)),
  ],
})}
${govukOnce('Select', {
  id: 'action',
  name: 'action',
  label: { text: t('What') },
  items: [
    option('', t('Anything'), filter.action),
    ...actions.map((action) => option(action, action, filter.action)),
  ],
})}
${govukOnce('Input', { id: 'from', name: 'from', type: 'date', label: { text: t('From') }, value: filter.from, classes: 'govuk-input--width-10' })}
${govukOnce('Input', { id: 'to', name: 'to', type: 'date', label: { text: t('To') }, value: filter.to, classes: 'govuk-input--width-10' })}
<button class="govuk-button govuk-button--secondary" type="submit">${t('Show')}</button></form>
${entries.length === 0 ? html`<p class="govuk-body">${t('Nothing was found.')}</p>` : table(reader, entries, names)}
${older !== null && html`<p class="govuk-body"><a class="govuk-link" href="${ACCOUNT_PATHS.audit}?${new URLSearchParams([...kept, ['before', older]]).toString()}">${t('Older entries')}</a></p>`}`,
  }
}

function table(
  reader: Reader,
  entries: readonly ChainedEntry[],
  names: ReadonlyMap<string, string>,
): Content {
  const { t } = reader
  const labels = [t('When'), t('Who'), t('What'), t('Of'), t('More')]
  const who = (id: string | null) => (id === null ? t('Nobody signed in') : (names.get(id) ?? id))
  return listTable(
    t('Record'),
    labels,
    entries.map((entry) => [
      html`<span class="es-table__when">${momentInWords(reader, entry.at)}</span>`,
      who(entry.actor_id),
      html`<code>${entry.action}</code>`,
      html`${entry.of_kind} <code class="es-table__id">${names.get(entry.of_id) ?? entry.of_id}</code>`,
      Object.entries(entry.detail)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
    ]),
  )
}
