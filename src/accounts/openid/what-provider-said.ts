import type { Configuration } from 'openid-client'
import { openId, type Providers } from './open-providers.ts'
import type { Provider } from './provider-queries.ts'
import type { NotSaid } from './refusals.ts'
import { secondStepShown, vouchedFor } from './second-step.ts'
import type { Said } from './who-comes-in.ts'

type Answer =
  | { readonly ok: true; readonly said: Said }
  | { readonly ok: false; readonly why: NotSaid; readonly code: string }

/**
 * Redeems what the browser brought back, and checks whom the provider says it is: state, its own name, signature,
 * audience, nonce and time (by openid-client), then the second step. Nothing of it is kept.
 */
export async function whatProviderSaid(
  providers: Providers,
  provider: Provider,
  back: URL,
  expected: Readonly<Record<string, string>>,
): Promise<Answer> {
  const client = await openId()
  let config: Configuration
  try {
    config = await providers.of(provider)
  } catch (error) {
    return { ok: false, why: 'away', code: codeOf(error) }
  }
  try {
    const tokens = await client.authorizationCodeGrant(config, back, {
      expectedState: expected.state as string,
      expectedNonce: expected.nonce as string,
      pkceCodeVerifier: expected.verifier as string,
      idTokenExpected: true,
    })
    const claims: Record<string, unknown> = { ...tokens.claims() }
    const subject = String(claims.sub)
    if (!secondStepShown(provider, claims)) return { ok: false, why: 'second-step', code: 'second-step' }
    // Many tell the address apart from who it is.
    if (claims.email === undefined && config.serverMetadata().userinfo_endpoint) {
      const { email, email_verified, name } = await client.fetchUserInfo(config, tokens.access_token, subject)
      Object.assign(claims, { email, email_verified, name: claims.name ?? name })
    }
    const { email, name } = claims
    return {
      ok: true,
      said: {
        subject,
        email: typeof email === 'string' && email !== '' ? email : null,
        vouched: vouchedFor(claims),
        name: typeof name === 'string' ? name : null,
      },
    }
  } catch (error) {
    const code = codeOf(error)
    return { ok: false, why: whyOf(error, code), code }
  }
}

function whyOf(error: unknown, code: string): NotSaid {
  const { name, status } = (error ?? {}) as { name?: string; status?: number }
  if (name === 'AuthorizationResponseError') return 'said-no'
  if (/timestamp/i.test(code)) return 'stale'
  if ((status ?? 0) >= 500 || /timeout|abort/i.test(code) || /^E[A-Z]+$/.test(code)) return 'away'
  return 'wrong'
}

/** A coded kind of fault, for the record: never a word of what was said. */
function codeOf(error: unknown): string {
  const { code, name, cause } = (error ?? {}) as { code?: unknown; name?: string; cause?: unknown }
  const inner = (cause as { code?: unknown } | undefined)?.code
  const said = [inner, code, name].find((one) => typeof one === 'string' && /^[A-Za-z_-]{2,60}$/.test(one))
  return (said as string | undefined) ?? 'unknown'
}
