import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Opened } from '../../briefing-queries.ts'
import { figure } from '../../figure.html.ts'
import { count, dayInWords } from '../../figures.ts'
import type { TeamBriefs, TeamChange } from '../../team/team-briefs.ts'
import { briefingPath } from '../../urls.ts'
import type { Desk } from '../desk.ts'

/** Who took a briefing to how many, and what a minute before and after showed. */
export const teamBriefsPage = (
  visit: Visit,
  { styles }: Desk,
  opened: Opened,
  { teams, people, logs, changes }: TeamBriefs,
): StaffPage => {
  const { t } = visit.reader
  return {
    title: t('Team briefs'),
    wide: true,
    before: backLink(briefingPath(opened.id), opened.name),
    main: html`<link rel="stylesheet" href="${styles.path}"><h1 class="govuk-heading-l">${t('Teams that took it up')}</h1><p class="govuk-body-l">${
      teams === 0
        ? t('No team has told us yet.')
        : t(
            teams === 1
              ? '1 team, {people} people, as whoever led it told.'
              : '{teams} teams, {people} people, as those who led it told.',
            {
              teams: count(teams),
              people: count(people),
            },
          )
    }</p><section aria-labelledby="change"><h2 class="govuk-heading-m" id="change">${t('One minute before and after')}</h2><p class="govuk-body">${t('Of those who took part and answered: a measure of its own, beside the survey and never mixed with it. Before and after are not the same people one by one. Answers of today are counted from tomorrow, and nothing is shown of fewer than ten.')}</p><div class="briefing">${changes.map((one) => changed(visit, one))}</div></section>${
      logs.length > 0 &&
      html`<section aria-labelledby="logs" class="es-log"><h2 class="govuk-heading-m" id="logs">${t('Who told us')}</h2>${govukOnce(
        'Table',
        {
          head: [
            { text: t('Team or organisation') },
            { text: t('Led by') },
            { text: t('Day') },
            { text: t('People'), format: 'numeric' },
          ],
          rows: logs.map(({ team, role, heldOn, people: many }) => [
            { text: team },
            { text: role },
            { text: dayInWords(heldOn) },
            { text: count(many), format: 'numeric' },
          ]),
        },
      )}</section>`
    }`,
  }
}

const changed = ({ reader: { t } }: Visit, { measure, name, before, after, change }: TeamChange): Html => {
  const rows = [
    ...(before ? [{ name: t('Before'), figure: before }] : []),
    ...(after ? [{ name: t('After'), figure: after }] : []),
  ]
  const points = (share: number): string =>
    `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(Math.round(share * 100))}`
  return html`<div class="point"><h3>${t(name)}</h3>${
    rows.length > 0
      ? figure(`team-${measure}`, t(name), t('When'), rows, null)
      : html`<p>${t('Too few answered for it to be shown.')}</p>`
  }${
    change &&
    html`<p><strong>${t('{points} percentage points', { points: points(change.estimate) })}</strong> (${t('95% interval {low} to {high}', { low: points(change.low), high: points(change.high) })}). ${
      change.low > 0
        ? t('More got it right after than before.')
        : change.high < 0
          ? t('Fewer got it right after than before.')
          : t('No change was found that is sure.')
    }</p>`
  }</div>`
}
