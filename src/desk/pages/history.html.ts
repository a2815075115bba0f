import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { TeamId } from '../../pack/index.ts'
import type { Look, StepSeen } from '../look.ts'
import { BECAME, type Became } from '../rules/state.ts'
import { becameSaid, moment, supportSaid, teamName } from '../say.ts'

/** One step in words, without who and when. */
export const stepSaid = (
  { t, pack }: Reader,
  { kind, what, how, person }: Pick<StepSeen, 'kind' | 'what' | 'how' | 'person'>,
): string => {
  const outcome = pack.desk?.outcomes.find(({ id }) => id === what)
  const support = pack.desk?.supports.find(({ id }) => id === what)
  switch (kind) {
    case 'claimed':
      return t('Taken')
    case 'handed-over':
      return t('Handed over to {name}', { name: person?.name ?? '' })
    case 'put-back':
      return t('Put back: nobody has it')
    case 'acknowledged':
      return t('Acknowledged')
    case 'replied':
      return t('A reply was written')
    case 'asked':
      return t('A question was asked')
    case 'noted':
      return t('A note')
    case 'decided':
      return t('Decided: {what}', { what: outcome ? t(outcome.say) : (what ?? '') })
    case 'supported':
      return t('{support}: {how}', {
        support: support ? t(support.say) : (what ?? ''),
        how: how ? supportSaid(t, how) : '',
      })
    case 'referenced':
      return t('The reference in your own system')
    case 'became':
      return t('What became of it: {what}', {
        what: BECAME.includes(what as Became) ? becameSaid(t, what as Became) : '',
      })
    case 'sent-on':
      return t('Sent on to {team}', { team: teamName(pack, t, what as TeamId) })
    case 'rerouted':
      return t('Passed to {team}', { team: teamName(pack, t, what as TeamId) })
    case 'closed':
      return t('Closed')
    case 'reopened':
      return t('Reopened')
  }
}

/** What happened, the first first: told, opened, and every step of every team. Only one's own team's words are shown. */
export const history = (reader: Reader, look: Look, now: Date): Html => {
  const { t } = reader
  const lines: { at: Date; says: Content; who: string; text?: string | null }[] = [
    { at: look.toldAt, says: t('Told'), who: '' },
    ...look.seenBy.flatMap(({ team, openedAt, since, endedAt, why }) => [
      ...(why === 'rerouted' || why === 'sent-on'
        ? [{ at: since, says: t('It came to the team'), who: team }]
        : []),
      ...(openedAt ? [{ at: openedAt, says: t('Opened first'), who: team }] : []),
      ...(endedAt ? [{ at: endedAt, says: t('No longer with the team'), who: team }] : []),
    ]),
    ...look.steps.map((step) => ({
      at: step.at,
      says: stepSaid(reader, step),
      who:
        step.teamId === look.team.teamId
          ? step.by.name
          : t('{name}, {team}', { name: step.by.name, team: step.team }),
      text: step.text,
    })),
  ]
  return html`<section aria-labelledby="history"><h2 class="govuk-heading-m" id="history">${t('What has happened')}</h2><ol class="es-history">${lines
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(
      ({ at, says, who, text }) =>
        html`<li><p class="es-history__what"><strong>${says}</strong></p><p class="es-quiet"><time datetime="${at.toISOString()}">${moment(at, now)}</time>${who && html` · ${who}`}</p>${text && html`<p class="es-own-words">${text}</p>`}</li>`,
    )}</ol></section>`
}
