import { newToken } from '../keys.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import type { StaffDesk } from '../staff/desk.ts'
import { openIdPath } from '../urls.ts'
import { openId, type Providers } from './open-providers.ts'
import type { Provider } from './provider-queries.ts'

/** Where a provider sends people back to: each organisation has an address of its own, so that none answers for another. */
export const returnAddress = (url: string, organisationId: string): string =>
  `${url}${openIdPath(organisationId)}/done`

/**
 * The provider's address at which somebody signs in, and what their browser keeps meanwhile. Code flow with PKCE, state
 * and nonce. Errors: the provider cannot be reached, or is not what it should be.
 */
export async function goToProvider(
  desk: StaffDesk,
  providers: Providers,
  { provider, to, invitation }: { provider: Provider; to: string; invitation: string },
): Promise<{ address: string; browser: string }> {
  const config = await providers.of(provider)
  const client = await openId()
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ]
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: returnAddress(desk.url, provider.organisationId),
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(provider.acr && { acr_values: provider.acr }),
  })
  const browser = newToken()
  const expected = { provider: provider.id, state, nonce, verifier, to, invitation }
  await desk.database.transaction(desk, (tx) =>
    beginAttempt(tx, desk.keys, { kind: 'openid', browser, now: desk.clock(), expected }),
  )
  return { address: address.href, browser }
}
