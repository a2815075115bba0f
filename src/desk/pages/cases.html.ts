import { listTable, type Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import type { TeamId } from '../../pack/index.ts'
import type { CaseRow } from '../cases/case-queries.ts'
import { nextDue } from '../rules/due.ts'
import { nextRung } from '../rules/ladder.ts'
import { ageSaid, formName, harmsSaid, moment, tellerSaid } from '../say.ts'
import { deskUrls } from '../urls.ts'
import { dueTag } from './parts.html.ts'

export interface Cases<Row extends CaseRow> {
  readonly rows: readonly Row[]
  /** The reader's teams, of which rows are. */
  readonly teams: readonly { readonly id: string; readonly name: string; readonly receives: TeamId }[]
  readonly caption: string
  readonly me: string
  readonly now: Date
  /** A column more. */
  readonly also?: { readonly head: string; readonly of: (row: Row) => Content }
}

/** Concerns as lines of a list: codes and times, and nothing that anybody said. */
export const casesTable = <Row extends CaseRow>(reader: Reader, cases: Cases<Row>): Html => {
  const { t } = reader
  const { rows, teams, caption, me, now, also } = cases
  const several = teams.length > 1
  const heads = [
    t('Reference'),
    t('What is due'),
    t('What it is'),
    t('Who has it'),
    ...(several ? [t('Team')] : []),
    ...(also ? [also.head] : []),
  ]
  const line = (row: Row): readonly Content[] => {
    const team = teams.find(({ id }) => id === row.teamId)
    return [
      html`<a class="govuk-link es-reference" href="${deskUrls.concern(row.reference)}">${row.reference}</a>`,
      dueCell(reader, row, team?.receives, now),
      what(reader, row, now),
      who(t, row, me),
      ...(several ? [team && t(team.name)] : []),
      ...(also ? [also.of(row)] : []),
    ]
  }
  return listTable(caption, heads, rows.map(line), 'es-desk-table')
}

const what = ({ t, pack }: Reader, row: CaseRow, now: Date): Html => {
  const about = [
    tellerSaid(t, row.tellerKind),
    t('told {when}', { when: moment(row.toldAt, now) }),
    row.harms.length > 0 && harmsSaid(t, row.harms),
    row.ageBand && t('age: {age}', { age: ageSaid(t, row.ageBand) }),
    row.capacity === 'copy' && t('a copy'),
  ]
  return html`<strong>${formName(pack, t, row.form)}</strong>${row.significant && html` <span class="es-flag"><span aria-hidden="true">! </span>${t('Significant harm feared')}</span>`}${row.flooding && html` <span class="es-flag es-flag--quiet">${t('One of many at once')}</span>`}<br><span class="es-quiet">${about.filter(Boolean).join(' · ')}</span>`
}

const dueCell = (reader: Reader, row: CaseRow, receives: TeamId | undefined, now: Date): Content => {
  const { t, pack } = reader
  const due = nextDue(row)
  const decided = pack.desk?.outcomes.find(({ id }) => id === row.decided)
  const written =
    row.answers > 0 &&
    html`<span class="es-flag es-flag--new">${row.answers === 1 ? t('They have written') : t('They have written {n} times', { n: row.answers })}</span>`
  if (row.closedAt) return html`${t('Closed {when}', { when: moment(row.closedAt, now) })} ${written}`
  const rung =
    due?.kind === 'open' && receives && nextRung(pack.receiving.get(receives)?.ladder ?? [], due.at, now)
  if (due)
    return html`${dueTag(reader, due, now)} ${written}${rung && html`<br><span class="es-quiet">${t('Next to hear, {when}: {whom}', { when: moment(rung.at, now), whom: t(rung.say) })}</span>`}`
  return html`${decided ? html`<span class="es-quiet">${t('Decided: {what}', { what: t(decided.say) })}</span>` : html`<span class="es-quiet">${t('Nothing is due')}</span>`} ${written}`
}

const who = (t: Translate, { claimedBy, claimedById }: CaseRow, me: string): Content => {
  if (claimedBy === null) return html`<span class="es-quiet">${t('Nobody yet')}</span>`
  return claimedById === me ? html`<strong>${t('You')}</strong>` : claimedBy
}
