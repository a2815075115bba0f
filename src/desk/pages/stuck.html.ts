import type { StaffPage } from '../../accounts/index.ts'
import type { Stuck } from '../../concern/index.ts'
import { listTable, type Reader } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import { teamPath } from '../../teams/urls.ts'
import { moment, teamName } from '../say.ts'
import { deskUrls } from '../urls.ts'
import { pagination } from './parts.html.ts'

export const STUCK_A_PAGE = 50

/** Why something does not go on by itself, and what would help. */
const said = ({ t, pack }: Reader, one: Stuck): { why: string; help: string } => {
  const rung = (id: string): string =>
    id === 'inbox'
      ? t('the inbox')
      : t(pack.receiving.get(one.receives)?.ladder.find((each) => each.id === id)?.say ?? id)
  switch (one.why) {
    case 'unopened':
      return {
        why: t('Nobody of the team has opened it'),
        help:
          one.told.length > 0
            ? t('Told so far: {whom}. Telephone the team.', { whom: one.told.map(rung).join(', ') })
            : t('Nobody above the team has been told yet. Telephone the team.'),
      }
    case 'overdue':
      return one.clock === 'acknowledge'
        ? { why: t('It is not acknowledged'), help: t('The one who told does not know that it was read.') }
        : { why: t('Nothing is decided'), help: t('Ask the team what it waits for.') }
    case 'notice-waits':
      return {
        why: t('A notice was not posted yet'),
        help: t('The work in the background may be standing still. Look whether the service is well.'),
      }
    case 'notice-nobody':
      return {
        why: t('There is nobody to write to: {rung}', { rung: rung(one.rung) }),
        help: t('Add an address to the team.'),
      }
    case 'letter-fails':
      return {
        why: t('A letter waits for the mail server'),
        help: t('It is tried again by itself. {code}', {
          code: one.reason ? t('The server says {code}.', { code: one.reason }) : '',
        }),
      }
    case 'letter-refused':
      return {
        why: t('The mail server refused a letter'),
        help: t('The address may be wrong: mend it at the team.'),
      }
  }
}

/**
 * What is stuck and why: references, teams and codes, and nothing of what was told.
 * @param mends whoever looks can change the addresses and the ladder of a team
 */
export const stuckPage = (
  reader: Reader,
  {
    rows,
    page,
    more,
    mends,
    now,
  }: { rows: readonly Stuck[]; page: number; more: boolean; mends: boolean; now: Date },
): StaffPage => {
  const { t, pack } = reader
  return {
    title: t('What is stuck'),
    wide: true,
    main: html`<h1 class="govuk-heading-l">${t('What is stuck')}</h1><p class="govuk-body">${t('What was told and does not go on by itself, the longest first. Nothing of what was told is shown here.')}</p>${
      rows.length === 0
        ? html`<p class="govuk-body es-desk-empty">${t('Nothing is stuck.')}</p>`
        : listTable(
            t('What is stuck'),
            [t('Reference'), t('Team'), t('Since'), t('Why'), t('What helps')],
            rows.map((one) => {
              const { why, help } = said(reader, one)
              return [
                html`<span class="es-reference">${one.reference}</span>`,
                html`${mends ? html`<a class="govuk-link" href="${teamPath(one.teamId)}">${t(one.team)}</a>` : t(one.team)}${one.team !== teamName(pack, t, one.receives) && html` <span class="es-quiet">(${teamName(pack, t, one.receives)})</span>`}`,
                moment(one.since, now),
                html`<strong>${why}</strong>`,
                help,
              ]
            }),
          )
    }${pagination(reader, { page, pages: page + (more ? 1 : 0), href: (n) => `${deskUrls.stuck}?page=${n}`, name: t('Pages of what is stuck') })}`,
  }
}
