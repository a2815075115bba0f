import { peopleTabs, type StaffPage } from '../../accounts/index.ts'
import { listTable, type Reader } from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Form } from '../../pack/index.ts'
import type { FormState, Team, TeamState } from '../team-rules.ts'
import { TEAMS_PATH, teamPath } from '../urls.ts'
import { RECEIVES_WORDS, SHUT_WORDS, STATE_WORDS } from '../words.ts'

interface Shown {
  readonly teams: readonly (readonly [Team, TeamState])[]
  readonly forms: readonly (readonly [Form, FormState])[]
  /** The one whose teams alone are shown. */
  readonly organisation: { readonly name: string } | null
  readonly csrf: Html
}

/** Who receives, and which forms are open: for administrators. */
export function teamsPage(reader: Reader, { teams, forms, organisation, csrf }: Shown): StaffPage {
  const { t } = reader
  return {
    title: t('Teams and forms'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('Teams and forms')}</h1>
${peopleTabs(reader, 'teams')}
<h2 class="govuk-heading-m">${organisation ? t('Teams of {name}', { name: organisation.name }) : t('Teams')}</h2>
${organisation && html`<p class="govuk-body"><a class="govuk-link" href="${TEAMS_PATH}">${t('All teams')}</a></p>`}
<p class="govuk-body">${t('A team is the inbox that receives something. It is asked to answer a test message before its forms open.')}</p>
${teams.length > 0 ? teamTable(reader, teams) : html`<p class="govuk-body">${t('There is no team yet: nothing can be told here.')}</p>`}
${govuk('Button', { text: t('Add a team'), href: `${TEAMS_PATH}/add` })}
<h2 class="govuk-heading-m" id="forms">${t('Forms')}</h2>
<p class="govuk-body">${t('A form is open while every team that may receive it is there. It closes by itself when nobody looks, and then says whom to telephone.')}</p>
${forms.length > 0 ? formList(reader, forms, csrf) : html`<p class="govuk-body">${t('The content of this service has no form.')}</p>`}`,
  }
}

const teamTable = ({ t }: Reader, teams: Shown['teams']): Content =>
  listTable(
    t('Teams'),
    [t('Team'), t('Receives'), t('Organisation'), t('Standing')],
    teams.map(([team, state]) => [
      html`<a class="govuk-link" href="${teamPath(team.id)}">${team.name}</a>`,
      t(RECEIVES_WORDS[team.receives]),
      team.organisation,
      stateTag({ t }, state),
    ]),
  )

export const stateTag = ({ t }: Pick<Reader, 't'>, state: TeamState): Content =>
  govuk('Tag', { text: t(STATE_WORDS[state][0]), classes: STATE_WORDS[state][1] })

const formList = ({ t }: Reader, forms: Shown['forms'], csrf: Html): Content =>
  html`<ul class="es-forms">${forms.map(([form, state]) => {
    const title = t(form.title)
    const opens = !state.open && state.why === 'closed'
    const says = state.open
      ? state.trial
        ? t('A trial run: it can be tried out, and nobody real receives it.')
        : t('It can be sent.')
      : t(SHUT_WORDS[state.why])
    const act = opens ? t('Open it') : t('Close it')
    return html`<li><h3 class="govuk-heading-s">${title} ${govuk('Tag', { text: state.open ? t('Open') : t('Closed'), classes: state.open ? 'govuk-tag--green' : 'govuk-tag--red' })}</h3>
<p class="govuk-body">${says}</p>
<form method="post" action="${TEAMS_PATH}/forms/${form.id}">${csrf}<input type="hidden" name="turn" value="${opens ? 'opened' : 'closed'}">
${govukOnce('Button', { html: html`${act}<span class="govuk-visually-hidden">: ${title}</span>`.text, classes: opens ? 'govuk-button--secondary' : 'govuk-button--secondary', preventDoubleClick: true })}</form></li>`
  })}</ul>`
