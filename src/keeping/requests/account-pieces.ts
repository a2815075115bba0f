import { sql } from 'kysely'
import { momentInWords, ROLE_WORDS, type Role, type Visit } from '../../accounts/index.ts'
import { findEntries, record } from '../../audit/index.ts'
import { PARTNERSHIP } from '../../db/index.ts'
import type { Pieces } from './piece.ts'

/** The most lines of the record of what somebody did that are given; the newest. */
const MOST = 2000

interface Row {
  readonly name: string
  readonly email: string
  readonly addedAt: Date
  readonly roles: { role: Role; organisation: string; from: string; until: string | null }[]
  readonly sessions: { device: string; from: string; last: string }[]
  readonly passkeys: { name: string; from: string }[]
}

/** What is kept about somebody who works here; null: there is no such account. */
export const accountPieces = async (
  { tx, actor, reader }: Pick<Visit, 'tx' | 'actor' | 'reader'>,
  id: string,
): Promise<Pieces | null> => {
  const { t } = reader
  const { rows } = await sql<Row>`
    select p.name, p.email, p.added_at as "addedAt",
      coalesce((select json_agg(json_build_object('role', g.role, 'organisation', o.name, 'from', g.granted_at, 'until', g.revoked_at)
          order by g.granted_at) from membership m
        join organisation o on o.partnership_id = m.partnership_id and o.id = m.organisation_id
        join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id
        where m.partnership_id = p.partnership_id and m.person_id = p.id), '[]') as roles,
      coalesce((select json_agg(json_build_object('device', s.device, 'from', s.began_at, 'last', s.last_seen_at)
          order by s.began_at desc) from session s
        where s.partnership_id = p.partnership_id and s.person_id = p.id), '[]') as sessions,
      coalesce((select json_agg(json_build_object('name', k.name, 'from', k.added_at) order by k.added_at) from passkey k
        where k.partnership_id = p.partnership_id and k.person_id = p.id), '[]') as passkeys
    from person p where p.partnership_id = ${PARTNERSHIP} and p.id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return null
  await record(tx, { actor, action: 'person.read', of: { kind: 'person', id } })
  const at = (moment: string | Date): string => momentInWords(reader, new Date(moment))
  const entries = await findEntries(tx, { actor: id }, MOST)
  const lines = (list: readonly string[]): string => (list.length > 0 ? list.join('\n') : t('Nothing'))
  return {
    title: t('Account of {name}', { name: row.name }),
    pieces: [
      {
        key: 'account',
        part: t('Account'),
        text: [row.name, row.email, t('Added {moment}', { moment: at(row.addedAt) })].join('\n'),
      },
      {
        key: 'roles',
        part: t('Roles'),
        text: lines(
          row.roles.map(({ role, organisation, from, until }) =>
            until
              ? t('{role}, {organisation}: {from} to {until}', {
                  role: t(ROLE_WORDS[role] ?? role),
                  organisation,
                  from: at(from),
                  until: at(until),
                })
              : t('{role}, {organisation}: since {from}', {
                  role: t(ROLE_WORDS[role] ?? role),
                  organisation,
                  from: at(from),
                }),
          ),
        ),
      },
      {
        key: 'sessions',
        part: t('Signed in'),
        text: lines(
          row.sessions.map(({ device, from, last }) =>
            t('{device}: {from} to {last}', { device, from: at(from), last: at(last) }),
          ),
        ),
      },
      {
        key: 'passkeys',
        part: t('Passkeys'),
        text: lines(row.passkeys.map(({ name, from }) => `${name}: ${at(from)}`)),
      },
      {
        key: 'done',
        part: t('What they did here, the newest first'),
        text: lines(entries.map((one) => `${at(one.at)}: ${one.action}`)),
      },
    ],
  }
}
