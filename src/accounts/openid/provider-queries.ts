import './schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { AccountKeys } from '../keys.ts'

/** `amr`, `acr`: the provider must say that there was a second step. `trusted`: it is taken on trust. */
export const SECOND_STEPS = ['amr', 'acr', 'trusted'] as const
export type SecondStep = (typeof SECOND_STEPS)[number]

/** How the people of one organisation sign in elsewhere. */
export interface Provider {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  readonly issuer: string
  readonly clientId: string
  /** Which settings these are: others may be read anew. */
  readonly settingId: string
  readonly secret: string
  /** Of e-mail addresses that the organisation has, in small letters. */
  readonly domains: readonly string[]
  readonly secondStep: SecondStep
  readonly acr: string | null
  /** It may bring people who were not invited, as professionals. */
  readonly joining: boolean
  readonly setAt: Date
}

const OPEN = sql`not exists (select from organisation_closing c where c.partnership_id = o.partnership_id
  and c.organisation_id = o.id and c.reopened_at is null)`

/** The provider of an organisation that is not closed; null: it has none. */
export async function providerOf(
  tx: Tx,
  keys: AccountKeys,
  organisationId: string,
): Promise<Provider | null> {
  const { rows } = await sql<Omit<Provider, 'secret'> & { sealed: Buffer }>`
    select v.id, o.id as "organisationId", o.name as organisation, v.issuer, v.client_id as "clientId",
      s.id as "settingId", s.sealed_secret as sealed, s.domains, s.second_step as "secondStep", s.acr, s.joining,
      s.set_at as "setAt"
    from openid_provider v join organisation o on o.partnership_id = v.partnership_id and o.id = v.organisation_id
    join lateral (select * from openid_setting t where t.partnership_id = v.partnership_id and t.provider_id = v.id
      order by t.set_at desc, t.id limit 1) s on true
    where v.organisation_id = ${organisationId} and v.ended_at is null and ${OPEN}`.execute(tx)
  const row = rows[0]
  if (!row) return null
  const { sealed, ...provider } = row
  const secret = keys.secrets.unseal(sealed, row.id)
  return secret === null ? null : { ...provider, secret }
}

export const PROVIDERS_A_PAGE = 50

/** A page of the organisations that have their own sign-in, by name, and how many there are. */
export async function organisationsWithSignIn(
  tx: Tx,
  page: number,
): Promise<{ organisations: { id: string; name: string }[]; total: number }> {
  const from = sql`from openid_provider v
    join organisation o on o.partnership_id = v.partnership_id and o.id = v.organisation_id
    where v.ended_at is null and ${OPEN}`
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name ${from} order by lower(o.name), o.id
    limit ${PROVIDERS_A_PAGE} offset ${(page - 1) * PROVIDERS_A_PAGE}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(tx)
  return { organisations: rows, total: counted.rows[0]?.total ?? 0 }
}

/** Those that a person has a role in, and that have their own sign-in. */
export async function ownSignInsOf(tx: Tx, personId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct o.id, o.name from membership m
    join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id and g.revoked_at is null
    join organisation o on o.partnership_id = m.partnership_id and o.id = m.organisation_id
    join openid_provider v on v.partnership_id = o.partnership_id and v.organisation_id = o.id and v.ended_at is null
    where m.person_id = ${personId} and ${OPEN} order by o.name limit 20`.execute(tx)
  return rows
}
