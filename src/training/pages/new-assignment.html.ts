import type { ActorOrganisation } from '../../accounts/index.ts'
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
import { type Html, html } from '../../kit/html.ts'
import type { Module } from '../../practice/index.ts'
import { MOST_PEOPLE, type TypedAssignment, type Within } from '../read-assignment.ts'
import { ASSIGNMENTS, NEW_ASSIGNMENT } from '../urls.ts'

export interface NewAssignmentView {
  readonly modules: readonly Module[]
  readonly organisations: readonly ActorOrganisation[]
  readonly typed: TypedAssignment
  readonly faults: readonly FieldFault[]
  readonly csrf: Html
}

/** What is asked, by when, and of whom: people by e-mail, teams by a link. */
export function newAssignmentPage(reader: Reader, view: NewAssignmentView): StaffPage {
  const { t } = reader
  const { modules, organisations, typed, faults, csrf } = view
  const within: readonly [Within, string][] = [
    ['week', t('Within a week')],
    ['two-weeks', t('Within two weeks')],
    ['month', t('Within a month')],
    ['three-months', t('Within three months')],
    ['whenever', t('Whenever they can')],
  ]
  const title = t('Ask people to practise')
  return {
    title: titled(reader, title, faults),
    before: backLink(ASSIGNMENTS, t('Practice for your people')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-xl">${title}</h1>
<form method="post" action="${NEW_ASSIGNMENT}" autocomplete="off" novalidate>${csrf}
${
  organisations.length > 1 &&
  govukOnce('Radios', {
    name: 'organisation',
    idPrefix: 'organisation',
    fieldset: { legend: { text: t('For which organisation?'), classes: 'govuk-fieldset__legend--m' } },
    items: organisations.map(({ id, name }) => ({
      value: id,
      text: name,
      checked: typed.organisation === id,
    })),
    ...faultOf(faults, 'organisation'),
  })
}
${govukOnce('Checkboxes', {
  name: 'modules',
  idPrefix: 'modules',
  fieldset: { legend: { text: t('What do they practise?'), classes: 'govuk-fieldset__legend--m' } },
  items: modules.map(({ id, title, about, minutes }) => ({
    value: id,
    text: `${title(t)} (${t('{minutes} min', { minutes })})`,
    hint: { text: about(t) },
    checked: typed.modules.includes(id),
  })),
  ...faultOf(faults, 'modules'),
})}
${govukOnce('Radios', {
  name: 'within',
  idPrefix: 'within',
  fieldset: { legend: { text: t('By when?'), classes: 'govuk-fieldset__legend--m' } },
  items: within.map(([value, text]) => ({ value, text, checked: typed.within === value })),
  ...faultOf(faults, 'within'),
})}
${whomFields(reader, typed, faults)}
<p class="govuk-body">${t('Tell your people why you ask. Names and e-mails are kept for this alone, and deleted when you end it, after a year at the latest.')}</p>
${govuk('Button', { text: t('Ask them'), preventDoubleClick: true })}</form>`,
  }
}

/** People and teams, as lines of a box each. */
export const whomFields = (
  { t }: Reader,
  typed: Pick<TypedAssignment, 'people' | 'teams'>,
  faults: readonly FieldFault[],
): Html => html`${govukOnce('Textarea', {
  id: 'people',
  name: 'people',
  label: { text: t('People, one a line'), classes: 'govuk-label--m' },
  hint: {
    text: t(
      'Name, e-mail, team. For example: Ada Moss, ada@example.org, Night shift. Up to {most}; each is sent a link of their own.',
      {
        most: MOST_PEOPLE,
      },
    ),
  },
  value: typed.people,
  rows: 8,
  spellcheck: false,
  ...faultOf(faults, 'people'),
})}
${govukOnce('Textarea', {
  id: 'teams',
  name: 'teams',
  label: { text: t('Or a link for a whole team, one a line'), classes: 'govuk-label--m' },
  hint: {
    text: t(
      'Team, how many people. For example: Reception, 12. You pass the link on, and see how many went through it, without names.',
    ),
  },
  value: typed.teams,
  rows: 4,
  spellcheck: false,
  ...faultOf(faults, 'teams'),
})}`
