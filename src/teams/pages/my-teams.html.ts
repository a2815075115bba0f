import { momentInWords } from '../../accounts/index.ts'
import { backLink, type Reader, type StaffPage } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Team, TeamState } from '../team-rules.ts'
import { MY_TEAMS, testPath } from '../urls.ts'
import { RECEIVES_WORDS } from '../words.ts'
import { stateTag } from './teams.html.ts'

/** The teams that one is in, and whether they count as there. */
export function myTeamsPage(reader: Reader, teams: readonly (readonly [Team, TeamState])[]): StaffPage {
  const { t } = reader
  return {
    title: t('My teams'),
    main: html`<h1 class="govuk-heading-l">${t('My teams')}</h1>
${teams.length === 0 && html`<p class="govuk-body">${t('You are in no team now. An administrator can add one.')}</p>`}
<ul class="es-forms">${teams.map(
      ([team, state]) => html`<li><h2 class="govuk-heading-s">${team.name} ${stateTag(reader, state)}</h2>
<p class="govuk-body">${team.organisation}. ${t(RECEIVES_WORDS[team.receives])}.</p>
<p class="govuk-body">${team.answeredAt ? t('Test message answered on {moment}.', { moment: momentInWords(reader, team.answeredAt) }) : t('No test message was answered yet. An administrator sends one; the link in it leads here.')}</p></li>`,
    )}</ul>`,
  }
}

/** A test message, to be answered by somebody of the team. */
export function testPage(
  { t }: Reader,
  { team, token, csrf, tooOld }: { team: Team; token: string; csrf: Html; tooOld: boolean },
): StaffPage {
  return {
    title: t('A test message'),
    before: backLink(MY_TEAMS, t('My teams')),
    main: html`<h1 class="govuk-heading-l">${t('A test message for {name}', { name: team.name })}</h1>
${
  tooOld
    ? html`<p class="govuk-body">${t('It is too old, or was answered before. If your team is to be tested, ask an administrator for a new one.')}</p>`
    : html`<p class="govuk-body">${t('Nobody has told anything. By answering you say that letters reach your team, and that somebody looks into its inbox in its hours.')}</p>
<form method="post" action="${testPath(token)}">${csrf}${govuk('Button', { text: t('We are here'), preventDoubleClick: true })}</form>`
}`,
  }
}
