import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'
import { freePort } from '../scaffold/free-port.ts'

/** Whom the provider takes everybody for who signs in there. */
export interface Account {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
  amr?: string[]
  acr?: string
}

/** A real provider of OpenID Connect on this machine, of one organisation. */
export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  account: Account
  /** It lets nobody in. */
  refuses: boolean
  /** It signs something else than the truth: claims put over those of each ID token. */
  lies: Record<string, unknown> | null
  /** It signs with a key that it does not publish. */
  otherKey: boolean
  /** Goes to where a service sent a browser, signs in, and comes back: the address that the browser is sent to. */
  signIn(address: string): Promise<URL>
  stop(): Promise<void>
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

function resigned(token: string, lies: Record<string, unknown>, key: KeyObject): string {
  const [head = '', body = ''] = token.split('.')
  const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...lies }
  const signed = `${head}.${encoded(claims)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}

/** @param returnTo the addresses that it may send people back to */
export async function startProvider(returnTo: readonly string[]): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  const [key, unpublished] = [pair(), pair()]
  const [clientId, secret] = ['early-signs', 'a secret of the test, long enough']
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: secret, redirect_uris: [...returnTo] }],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key of the test'] },
    acrValues: ['urn:two'],
    claims: {
      openid: ['sub', 'amr', 'acr'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_ctx, { uid }) => `/here/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...test.account, sub }) }),
    async loadExistingGrant({ oidc }: KoaContextWithOIDC) {
      const accountId = oidc.session?.accountId
      if (!oidc.client || !accountId) return undefined
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/here/')) {
      await next()
      const sent = ctx.body as { id_token?: string } | undefined
      if (ctx.path === '/token' && sent?.id_token && (test.lies || test.otherKey))
        sent.id_token = resigned(sent.id_token, test.lies ?? {}, test.otherKey ? unpublished : key)
      return
    }
    const { sub: accountId, amr, acr } = test.account
    const login = { accountId, ...(amr && { amr }), ...(acr && { acr }) }
    const result = test.refuses ? { error: 'access_denied' } : { login }
    ctx.respond = false
    await provider.interactionFinished(ctx.req, ctx.res, result)
  })
  const server = createServer(provider.callback()).listen(Number(new URL(issuer).port), '127.0.0.1')
  const test: TestProvider = {
    issuer,
    clientId,
    secret,
    account: { sub: 'nobody' },
    refuses: false,
    lies: null,
    otherKey: false,
    async signIn(address) {
      const cookies = new Map<string, string>()
      let at = new URL(address)
      for (let i = 0; i < 8 && at.origin === issuer; i++) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(at, { headers: { cookie }, redirect: 'manual' })
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          cookies.set(name, value)
        }
        const to = response.headers.get('location')
        if (!to) throw new Error(`The provider answered ${response.status}: ${await response.text()}`)
        at = new URL(to, at)
      }
      return at
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
  return test
}
