import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { OrganisationKind } from '../roles.ts'
import { HAS_A_ROLE } from '../sign-in/queries.ts'
import type { Scope } from './scopes.ts'

export interface ListedKey {
  readonly id: string
  readonly madeAt: Date
  readonly until: Date | null
  readonly lastUsedAt: Date | null
}

export interface Program {
  readonly id: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind }
  readonly scopes: readonly Scope[]
  readonly addedAt: Date
  readonly endedAt: Date | null
  /** Who answers for it. `here` false: they have left, and somebody else must. */
  readonly keeper: { readonly id: string; readonly name: string; readonly here: boolean }
  /** Those that open something now, the newest first. */
  readonly keys: readonly ListedKey[]
}

interface Row extends Omit<Program, 'keys'> {
  readonly keys: readonly { id: string; madeAt: string; until: string | null; lastUsedAt: string | null }[]
}

const programs = (now: Date) => sql`
  select x.id, q.name, json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) as organisation, x.scopes,
    x.added_at as "addedAt", x.ended_at as "endedAt",
    json_build_object('id', p.id, 'name', p.name, 'here', ${HAS_A_ROLE}) as keeper,
    coalesce((select json_agg(json_build_object('id', y.id, 'madeAt', y.made_at, 'until', y.until,
        'lastUsedAt', y.last_used_at) order by y.made_at desc)
      from program_key y where y.partnership_id = x.partnership_id and y.program_id = x.id
        and (y.until is null or y.until > ${now})), '[]') as keys
  from program x
  join person q on q.partnership_id = x.partnership_id and q.id = x.id
  join organisation o on o.partnership_id = x.partnership_id and o.id = x.organisation_id
  join lateral (select person_id from program_keeper h where h.partnership_id = x.partnership_id
    and h.program_id = x.id order by h.since desc limit 1) k on true
  join person p on p.partnership_id = x.partnership_id and p.id = k.person_id`

const whole = ({ keys, ...row }: Row): Program => ({
  ...row,
  keys: keys.map(({ id, madeAt, until, lastUsedAt }) => ({
    id,
    madeAt: new Date(madeAt),
    until: until === null ? null : new Date(until),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
  })),
})

/** Programs that were not ended, of one organisation or of one keeper or of all, by name: the first 200. */
export async function programsOf(
  tx: Tx,
  now: Date,
  {
    organisationId = null,
    keeperId = null,
  }: { organisationId?: string | null; keeperId?: string | null } = {},
): Promise<Program[]> {
  const { rows } = await sql<Row>`
    select * from (${programs(now)} where x.ended_at is null
      and (${organisationId}::uuid is null or x.organisation_id = ${organisationId})
      and (${keeperId}::uuid is null or p.id = ${keeperId})) as f order by lower(name), id limit 200`.execute(
    tx,
  )
  return rows.map(whole)
}

/** One program, ended or not; null: there is none. */
export async function programOf(tx: Tx, id: string, now: Date): Promise<Program | null> {
  const { rows } = await sql<Row>`${programs(now)} where x.id = ${id}`.execute(tx)
  return rows[0] ? whole(rows[0]) : null
}

export interface KeptKey {
  readonly secretHash: Buffer
  readonly programId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly organisation: Program['organisation']
  readonly partnershipId: string
  readonly lastUsedAt: Date | null
}

/** The key that opens something now: not revoked or expired, its program not ended, its organisation not closed. */
export async function keyInForce(tx: Tx, id: string, now: Date): Promise<KeptKey | null> {
  const { rows } = await sql<KeptKey>`
    select y.secret_hash as "secretHash", x.id as "programId", q.name, x.scopes, x.partnership_id as "partnershipId",
      json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) as organisation, y.last_used_at as "lastUsedAt"
    from program_key y
    join program x on x.partnership_id = y.partnership_id and x.id = y.program_id and x.ended_at is null
    join person q on q.partnership_id = x.partnership_id and q.id = x.id
    join organisation o on o.partnership_id = x.partnership_id and o.id = x.organisation_id
    where y.id = ${id} and (y.until is null or y.until > ${now})
      and not exists (select from organisation_closing z where z.partnership_id = x.partnership_id
        and z.organisation_id = x.organisation_id and z.reopened_at is null)`.execute(tx)
  return rows[0] ?? null
}

/** Whether a person stands for a program: nobody whom one could invite, or give a role. */
export const IS_PROGRAM = sql`exists (select from program x where x.partnership_id = p.partnership_id and x.id = p.id)`
