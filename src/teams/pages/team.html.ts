import { momentInWords } from '../../accounts/index.ts'
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
import type { Receives } from '../../pack/index.ts'
import { INBOX, type TeamAddress } from '../address-queries.ts'
import type { Member } from '../team-queries.ts'
import type { Team, TeamState } from '../team-rules.ts'
import { TEAMS_PATH, teamPath } from '../urls.ts'
import { RECEIVES_WORDS } from '../words.ts'
import { stateTag } from './teams.html.ts'

interface Shown {
  readonly team: Team
  readonly state: TeamState
  readonly receives: Receives
  /** Whose hours it keeps. */
  readonly contact: string
  readonly members: readonly Member[]
  readonly addresses: readonly TeamAddress[]
  readonly waitingSince: Date | null
  readonly csrf: Html
  /** What was typed, where something is wrong; by `name` and the rungs. */
  readonly typed?: Readonly<Record<string, string>>
  readonly faults?: readonly FieldFault[]
}

const back = ({ t }: Reader): Content => backLink(TEAMS_PATH, t('Teams and forms'))

/** One team: is somebody there, who is in it, and who is written to. */
export function teamPage(reader: Reader, shown: Shown): StaffPage {
  const { t } = reader
  const { team, state, receives, contact, members, waitingSince, csrf, faults = [] } = shown
  const path = teamPath(team.id)
  const moment = (at: Date | null) => (at ? momentInWords(reader, at) : t('Never'))
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return {
    title: titled(reader, t('A team'), faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${team.name}</h1>
${govukOnce('SummaryList', {
  rows: [
    { key: { text: t('Is somebody there?') }, value: { html: html`${stateTag(reader, state)}`.text } },
    row(t('Receives'), t(RECEIVES_WORDS[team.receives])),
    row(t('Organisation'), team.organisation),
    row(t('Hours'), t('Those of {contact}', { contact })),
    row(t('Test message answered'), moment(team.answeredAt)),
    row(t('Last look into the inbox'), moment(team.watchedAt)),
  ],
})}
<h2 class="govuk-heading-m">${t('Test message')}</h2>
<p class="govuk-body">${t('A letter goes to each address of the inbox, with a link that somebody of the team answers. It can be answered for {hours} hours, and holds for {days} days.', { hours: receives.test.answer_within, days: receives.test.holds })}</p>
${waitingSince && html`<p class="govuk-body">${t('One was sent on {moment} and waits for an answer.', { moment: momentInWords(reader, waitingSince) })}</p>`}
<form method="post" action="${path}/test">${csrf}${govuk('Button', { text: t('Send a test message'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
<h2 class="govuk-heading-m">${t('Who is in it')}</h2>
${
  members.length > 0
    ? html`<ul class="govuk-list">${members.map(({ name, since }) => html`<li>${name}, ${t('since {moment}', { moment: momentInWords(reader, since) })}</li>`)}</ul>`
    : html`<p class="govuk-body">${t('Nobody: nobody can answer for it.')}</p>`
}
<p class="govuk-body">${t('Whoever has its role in {name} is in it.', { name: team.organisation })}</p>
${settings(reader, shown, path)}
<h2 class="govuk-heading-m">${t('End this team')}</h2>
<p class="govuk-body">${t('Nothing comes to it any more, and forms that lead to it close until another team receives them.')}</p>
${govuk('Button', { text: t('End this team'), href: `${path}/end`, classes: 'govuk-button--warning' })}`,
  }
}

function settings(reader: Reader, shown: Shown, path: string): Content {
  const { t } = reader
  const { team, receives, addresses, csrf, typed, faults = [] } = shown
  const lines = (rung: string) =>
    typed?.[rung] ??
    addresses
      .filter((one) => one.rung === rung)
      .map(({ email }) => email)
      .join('\n')
  const field = (rung: string, label: string, hint: string) =>
    govukOnce('Textarea', {
      id: rung,
      name: rung,
      label: { text: label },
      hint: { text: hint },
      rows: 2,
      value: lines(rung),
      spellcheck: false,
      ...faultOf(faults, rung),
    })
  const urgent = receives.out_of_hours ?? []
  return html`<h2 class="govuk-heading-m">${t('Name and addresses')}</h2>
<p class="govuk-body">${t('Letters to these addresses say that something waits, never what. One address a line.')}</p>
<form class="es-staff-form" method="post" action="${path}" novalidate>${csrf}
${govukOnce('Input', { id: 'name', name: 'name', label: { text: t('Name') }, value: typed?.name ?? team.name, autocomplete: 'off', spellcheck: false, ...faultOf(faults, 'name') })}
${field(INBOX, t('The inbox'), t('An address that several people read.'))}
${receives.ladder.map(({ id, say, after }) =>
  field(
    id,
    t(say),
    [
      ...(urgent.includes(id) ? [t('Out of hours, at once where significant harm is feared.')] : []),
      after === 0
        ? t('As soon as something should have been opened and was not.')
        : t('{minutes} minutes after something should have been opened and was not.', { minutes: after }),
    ].join(' '),
  ),
)}
${govukOnce('Button', { text: t('Save'), preventDoubleClick: true })}
</form>`
}

/** Asked before a team is ended. */
export function endTeamPage({ t }: Reader, { team, csrf }: Pick<Shown, 'team' | 'csrf'>): StaffPage {
  const path = teamPath(team.id)
  return {
    title: t('End this team'),
    before: backLink(path, team.name),
    main: html`<h1 class="govuk-heading-l">${t('End {name}?', { name: team.name })}</h1>
<p class="govuk-body">${t('Its people no longer see what it received. This cannot be undone: another team can be added in its place.')}</p>
<form method="post" action="${path}/end">${csrf}${govuk('Button', { text: t('End this team'), classes: 'govuk-button--warning', preventDoubleClick: true })}
<p class="govuk-body"><a class="govuk-link" href="${path}">${t('Keep it')}</a></p></form>`,
  }
}

interface Add {
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly receiving: readonly Receives[]
  readonly csrf: Html
  readonly typed?: { readonly name: string; readonly organisation: string; readonly receives: string }
  readonly faults?: readonly FieldFault[]
}

/** What a team receives, whose it is, and what it is called. */
export function addTeamPage(
  reader: Reader,
  { organisations, receiving, csrf, typed, faults = [] }: Add,
): StaffPage {
  const { t } = reader
  const title = t('Add a team')
  return {
    title: titled(reader, title, faults),
    before: back(reader),
    main: html`${faultSummary(reader, faults)}
<h1 class="govuk-heading-l">${title}</h1>
<form class="es-staff-form" method="post" action="${TEAMS_PATH}/add" novalidate>${csrf}
${govukOnce('Radios', {
  name: 'receives',
  idPrefix: 'receives',
  fieldset: { legend: { text: t('What does it receive?'), classes: 'govuk-fieldset__legend--m' } },
  items: receiving.map(({ team, name }) => ({
    value: team,
    text: t(name),
    hint: { text: t(RECEIVES_WORDS[team]) },
    checked: typed?.receives === team,
  })),
  ...faultOf(faults, 'receives'),
})}
${govukOnce('Select', {
  id: 'organisation',
  name: 'organisation',
  label: { text: t('Whose is it?') },
  items: [
    { value: '', text: t('Choose an organisation') },
    ...organisations.map(({ id, name }) => ({
      value: id,
      text: name,
      selected: typed?.organisation === id,
    })),
  ],
  ...faultOf(faults, 'organisation'),
})}
${govukOnce('Input', { id: 'name', name: 'name', label: { text: t('Name') }, value: typed?.name ?? '', autocomplete: 'off', spellcheck: false, ...faultOf(faults, 'name') })}
${govuk('Button', { text: t('Add it'), preventDoubleClick: true })}
</form>`,
  }
}
