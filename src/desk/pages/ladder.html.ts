import type { Climbed } from '../../concern/index.ts'
import type { Reader } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'
import { MY_TEAMS, teamPath } from '../../teams/urls.ts'
import type { Look } from '../look.ts'
import { rungTimes } from '../rules/ladder.ts'
import { moment } from '../say.ts'

/** Who hears of it if a team does not open it: who has heard, and who hears when. */
export const ladder = (
  { t, pack }: Reader,
  { look, climbed, now }: { look: Look; climbed: readonly Climbed[]; now: Date },
): Content => {
  if (climbed.length === 0) return null
  const administers = look.me.roles.includes('administrator')
  return html`<section class="es-no-print" aria-labelledby="ladder"><h2 class="govuk-heading-m" id="ladder">${t('If nobody opens it')}</h2>
${climbed.map(({ teamId, team, receives, openDueAt, openedAt, told }) => {
  const rungs = rungTimes(pack.receiving.get(receives)?.ladder ?? [], openDueAt)
  // Opened before anybody above the team had to hear of it: there is nothing to climb.
  if (openedAt && told.length === 0)
    return html`<p class="govuk-body"><strong>${t(team)}</strong>: ${t('opened {when}. Nobody above the team had to be told.', { when: moment(openedAt, now) })}</p>`
  return html`<h3 class="govuk-heading-s">${t(team)}</h3><p class="es-quiet">${openedAt ? t('Opened {when}. It was to be opened by {due}.', { when: moment(openedAt, now), due: moment(openDueAt, now) }) : t('To be opened by {due}.', { due: moment(openDueAt, now) })}</p>
<ol class="govuk-list es-ladder">${rungs.map((rung) => {
    const heard = told.find((one) => one.rung === rung.id)
    return html`<li>${t(rung.say)}<br><span class="es-quiet">${heard ? t('Told {when}', { when: moment(heard.at, now) }) : openedAt ? t('Did not need to be told') : rung.at > now ? t('Hears {when}', { when: moment(rung.at, now) }) : t('Is being told')}</span></li>`
  })}</ol>${administers && html`<p><a class="govuk-link" href="${teamPath(teamId)}">${t('Change who is on each rung')}</a></p>`}`
})}${!administers && html`<p class="es-quiet">${t('The pack of the partnership says when; an administrator says who.')} <a class="govuk-link" href="${MY_TEAMS}">${t('My teams')}</a></p>`}</section>`
}
