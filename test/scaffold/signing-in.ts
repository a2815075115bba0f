import { issueInvitation } from '../../src/accounts/people/invitations.ts'
import { addPerson, type NewPerson } from '../../src/accounts/people/people.ts'
import { codeAt } from '../../src/accounts/sign-in/one-time-code.ts'
import type { StaffService } from './staff.ts'

/** A person who has joined as people do: by a link, with a password and an app. */
export interface Joined {
  readonly personId: string
  readonly email: string
  readonly password: string
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

/** A browser's store of cookies, without its scopes. */
export class Jar {
  readonly cookies = new Map<string, string>()

  async send(service: { url: string }, path: string, fields?: Record<string, string>): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(service.url + path, {
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}

export const field = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''

const PASSWORD = 'lantern harbour violet nine'

/** Adds a person and goes through the pages of their link. */
export async function join(
  service: StaffService,
  person: Omit<NewPerson, 'by'>,
  now: () => Date = () => new Date(),
): Promise<Joined> {
  const { personId, token } = await service.database.transaction(service, async (tx) => {
    const id = (await addPerson(tx, { ...person, by: null })) as string
    return { personId: id, ...(await issueInvitation(tx, { personId: id, by: null, now: now() })) }
  })
  return { ...(await follow(service, token, now)), personId, email: person.email }
}

/** Goes through the pages of a link. */
export async function follow(
  service: StaffService,
  token: string,
  now: () => Date = () => new Date(),
): Promise<Pick<Joined, 'password' | 'secret' | 'recoveryCodes'>> {
  const jar = new Jar()
  const page = await (await jar.send(service, `/invitation/${token}`)).text()
  const secret = (/es-secret__key"><code>([^<]+)/.exec(page)?.[1] ?? '').replace(/ /g, '')
  const done = await jar.send(service, `/invitation/${token}`, {
    'new-password': PASSWORD,
    secret: field(page, 'secret'),
    code: codeAt(secret, now()),
  })
  const recoveryCodes = [...(await done.text()).matchAll(/<li><code>([\w-]+)/g)].map(
    ([, code]) => code as string,
  )
  if (done.status !== 200) throw new Error(`The link led to ${done.status}.`)
  return { password: PASSWORD, secret, recoveryCodes }
}

/** Signs in with both steps; the answer to the last. */
export async function signIn(
  service: { url: string },
  jar: Jar,
  { email, password, to = '' }: { email: string; password: string; to?: string },
  second: { code: string } | { recovery: string },
): Promise<Response> {
  const first = await jar.send(service, '/sign-in', { email, password, to })
  const page = await first.clone().text()
  if (first.status !== 200) return first
  return jar.send(service, '/sign-in/code', {
    halfway: field(page, 'halfway'),
    to: field(page, 'to'),
    ...second,
  })
}
