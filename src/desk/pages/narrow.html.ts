import { type FieldFault, faultOf, type Reader } from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import { AGE_BANDS, type Choices, type Filter, NOBODY, narrowedBy, type Written } from '../cases/filter.ts'
import type { DueWhen } from '../cases/places.ts'
import { ageSaid, formName, harmsSaid, routeName } from '../say.ts'

export interface Narrowing {
  /** The address of the inbox. */
  readonly at: string
  readonly filter: Filter
  readonly choices: Choices
  readonly members: readonly { readonly personId: string; readonly name: string }[]
  readonly faults: readonly FieldFault[]
  readonly typed: Readonly<Record<string, string>>
}

type Item = { readonly value: string; readonly text: string }

/** Choosing some of an inbox: folded until somebody has chosen something. */
export const narrow = (reader: Reader, inbox: Narrowing): Html => {
  const { t } = reader
  const { at, filter, faults, typed } = inbox
  const chosen = narrowedBy(filter)
  const day = (name: 'from' | 'to', label: string): Html =>
    govukOnce('Input', {
      id: name,
      name,
      type: 'date',
      label: { text: label },
      value: filter[name] ?? typed[name] ?? '',
      classes: 'govuk-input--width-10',
      ...faultOf(faults, name),
    })
  const all = fields(reader, inbox)
  return html`<details class="govuk-details es-narrow es-no-print"${faults.length > 0 && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Choose some of them')}</span></summary><div class="govuk-details__text">
<form method="get" action="${at}" novalidate>${filter.showing !== 'open' && html`<input type="hidden" name="show" value="${filter.showing}">`}<div class="es-narrow__fields">
${all.map(({ name, label, items }) => (name === 'holder' ? govukOnce : govuk)('Select', { id: name, name, label: { text: label }, value: filter[name] ?? '', items: [{ value: '', text: t('All') }, ...items] }))}
${day('from', t('Told from'))}${day('to', t('Told until'))}</div>
${govuk('Button', { text: t('Show these'), classes: 'govuk-button--secondary' })}</form></div></details>
${chosen > 0 && html`<p class="govuk-body es-narrow__chosen"><strong>${t('Only these')}:</strong> ${chosenSaid(reader, filter, all).join(' · ')} <a class="govuk-link es-no-print" href="${filter.showing === 'open' ? at : `${at}?show=${filter.showing}`}">${t('Show all again')}</a></p>`}`
}

/** What was chosen, in words. */
const chosenSaid = ({ t }: Reader, filter: Filter, all: ReturnType<typeof fields>): string[] => [
  ...all.flatMap(({ name, label, items }) => {
    const found = items.find(({ value }) => value === filter[name])
    return found ? [`${label}: ${found.text}`] : []
  }),
  ...(filter.from ? [t('told from {day}', { day: filter.from })] : []),
  ...(filter.to ? [t('told until {day}', { day: filter.to })] : []),
]

const fields = (
  reader: Reader,
  { choices, members }: Narrowing,
): readonly { readonly name: keyof Filter; readonly label: string; readonly items: readonly Item[] }[] => {
  const { t, pack } = reader
  const due: Record<DueWhen, string> = {
    late: t('Overdue'),
    day: t('Within a day, or overdue'),
    week: t('Within a week, or overdue'),
    none: t('Nothing is due'),
  }
  const written: Record<Written, string> = {
    yes: t('Yes'),
    no: t('Not yet'),
    unwanted: t('They want no reply'),
  }
  const of = (all: Readonly<Record<string, string>>): Item[] =>
    Object.entries(all).map(([value, text]) => ({ value, text }))
  const named = (ids: readonly string[], name: (id: string) => string): Item[] =>
    ids.map((value) => ({ value, text: name(value) }))
  const all = [
    {
      name: 'team',
      label: t('Team'),
      items: choices.teams.map(({ id, name }) => ({ value: id, text: t(name) })),
    },
    { name: 'form', label: t('Form'), items: named(choices.forms, (id) => formName(pack, t, id)) },
    { name: 'route', label: t('Route'), items: named(choices.routes, (id) => routeName(pack, t, id)) },
    { name: 'harm', label: t('Harm'), items: named(choices.harms, (id) => harmsSaid(t, [id])) },
    { name: 'age', label: t('Age of the child'), items: named(AGE_BANDS, (id) => ageSaid(t, id)) },
    {
      name: 'gender',
      label: t('Gender of the child'),
      items: choices.genders.map(({ id, say }) => ({ value: id, text: t(say) })),
    },
    {
      name: 'holder',
      label: t('Who has it'),
      items: [
        { value: NOBODY, text: t('Nobody yet') },
        ...members.map(({ personId, name }) => ({ value: personId, text: name })),
      ],
    },
    { name: 'due', label: t('When it is due'), items: of(due) },
    { name: 'written', label: t('Written to the one who told'), items: of(written) },
  ] as const
  return all.filter(({ name, items }) => items.length > (name === 'team' ? 1 : 0))
}
