import { randomUUID } from 'node:crypto'
import type { OrganisationKind, Role } from '../../src/accounts/index.ts'
import { addPerson } from '../../src/accounts/people/people.ts'
import { Jar } from '../scaffold/signing-in.ts'
import type { StaffClient, StaffService } from '../scaffold/staff.ts'
import { type Account, startProvider, type TestProvider } from './openid-provider.ts'

/** An organisation with its own sign-in. */
export interface OwnSignIn {
  readonly id: string
  readonly name: string
  readonly provider: TestProvider
}

export const SETTINGS = { domains: 'school.example', 'second-step': 'amr' }

/** Adds an organisation, starts its provider, and sets it as an administrator does. */
export async function withOwnSignIn(
  service: StaffService,
  administrator: StaffClient,
  { kind = 'school', origin = 'http://localhost', ...settings }: Record<string, string> = {},
): Promise<OwnSignIn> {
  const name = `Organisation ${randomUUID().slice(0, 8)}`
  const id = await service.organisation(name, kind as OrganisationKind)
  const provider = await startProvider([`${origin}/sign-in/organisation/${id}/done`])
  const own = { id, name, provider }
  const set = await setProvider(administrator, own, settings)
  if (set.status !== 303) throw new Error(`The provider was not taken: ${await set.text()}`)
  return own
}

export const setProvider = (
  administrator: StaffClient,
  { id, provider }: OwnSignIn,
  settings: Record<string, string> = {},
): Promise<Response> =>
  administrator.post(`/people/organisations/${id}/sign-in`, {
    issuer: provider.issuer,
    'client-id': provider.clientId,
    secret: provider.secret,
    ...SETTINGS,
    ...settings,
  })

/** Somebody of an organisation, with an account of theirs there that the provider vouches for. */
export async function worker(
  service: StaffService,
  { id }: OwnSignIn,
  role: Role = 'professional',
): Promise<{ personId: string; email: string; account: Account }> {
  const email = `${randomUUID().slice(0, 8)}@school.example`
  const personId = await service.database.transaction(service, (tx) =>
    addPerson(tx, { name: 'Mina Ferris', email, roles: [role], organisationId: id, by: null }),
  )
  const account = { sub: randomUUID(), email, email_verified: true, name: 'Mina Ferris', amr: ['pwd', 'mfa'] }
  return { personId: personId as string, email, account }
}

/** Goes to the provider and comes back as far as to the address that it sends the browser to. */
export async function goThere(
  service: StaffService,
  jar: Jar,
  { id, provider }: OwnSignIn,
  account: Account,
  query = '',
): Promise<string> {
  provider.account = account
  const gone = await jar.send(service, `/sign-in/organisation/${id}${query}`)
  if (gone.status !== 303) throw new Error(`${gone.status}: ${await gone.text()}`)
  const back = await provider.signIn(gone.headers.get('location') ?? '')
  return back.pathname + back.search
}

export interface Came {
  readonly status: number
  readonly text: string
  readonly jar: Jar
}

/** All the way there and back. */
export async function comeThrough(
  service: StaffService,
  own: OwnSignIn,
  account: Account,
  { jar = new Jar(), query = '' }: { jar?: Jar; query?: string } = {},
): Promise<Came> {
  const response = await jar.send(service, await goThere(service, jar, own, account, query))
  return { status: response.status, text: await response.text(), jar }
}
