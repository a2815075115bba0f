import './schema.ts'
import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import type { AccountKeys } from '../keys.ts'
import { type Provider, providerOf } from './provider-queries.ts'

export interface ProviderSettings
  extends Pick<
    Provider,
    'organisationId' | 'issuer' | 'clientId' | 'domains' | 'secondStep' | 'acr' | 'joining'
  > {
  /** Empty: the one that is there stays, where the issuer and the client do. */
  readonly secret: string
}

interface By {
  readonly by: { readonly personId: string }
  readonly now: Date
}

/**
 * Sets how the people of an organisation sign in elsewhere. Another issuer or client is another provider: who was linked
 * before must be linked anew, since what a subject means belongs to both.
 */
export async function saveProvider(
  tx: Tx,
  keys: AccountKeys,
  given: ProviderSettings,
  { by, now }: By,
): Promise<void> {
  const before = await providerOf(tx, keys, given.organisationId)
  const same = before?.issuer === given.issuer && before.clientId === given.clientId ? before : null
  if (before && !same) await endProvider(tx, before, { by, now })
  const id = same?.id ?? (await addProvider(tx, given, { by, now }))
  const secret = given.secret || same?.secret
  if (!secret) throw new Error('A new provider needs a secret.')
  await sql`
    insert into openid_setting (partnership_id, provider_id, sealed_secret, domains, second_step, acr, joining, set_by,
      set_at)
    select partnership_id, id, ${keys.secrets.seal(secret, id)}, ${[...given.domains]}::text[], ${given.secondStep},
      ${given.acr}, ${given.joining}, ${by.personId}, ${now} from openid_provider where id = ${id}`.execute(
    tx,
  )
  const detail = {
    provider: id,
    'second-step': given.secondStep,
    joining: given.joining ? 1 : 0,
    domains: given.domains.length,
    secret: given.secret ? 1 : 0,
  }
  const of = { kind: 'organisation', id: given.organisationId }
  await record(tx, { actor: by, action: 'openid.set', of, detail })
}

async function addProvider(
  tx: Tx,
  { organisationId, issuer, clientId }: ProviderSettings,
  { by, now }: By,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into openid_provider (partnership_id, organisation_id, issuer, client_id, added_by, added_at)
    select partnership_id, id, ${issuer}, ${clientId}, ${by.personId}, ${now} from organisation
    where id = ${organisationId} returning id`.execute(tx)
  return (rows[0] as { id: string }).id
}

/** Nobody comes in through it any more; whoever has is signed out. */
export async function endProvider(
  tx: Tx,
  { id, organisationId }: Pick<Provider, 'id' | 'organisationId'>,
  { by, now }: By,
): Promise<void> {
  await sql`update openid_provider set ended_by = ${by.personId}, ended_at = ${now} where id = ${id}`.execute(
    tx,
  )
  await sql`
    update openid_link set ended_by = ${by.personId}, ended_at = ${now}
    where provider_id = ${id} and ended_at is null`.execute(tx)
  await sql`
    update session set ended_by = ${by.personId}, ended_at = ${now}
    where provider_id = ${id} and ended_at is null`.execute(tx)
  const of = { kind: 'organisation', id: organisationId }
  await record(tx, { actor: by, action: 'openid.ended', of, detail: { provider: id } })
}
