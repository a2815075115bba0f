import type { Configuration } from 'openid-client'
import type { Provider } from './provider-queries.ts'
import { mayBeAsked, NotPublic, publicFetch, type Reach } from './public-fetch.ts'

/** The library takes a while to load: not before somebody comes that way. */
export const openId = () => import('openid-client')

/** How long what a provider says of itself is kept, in minutes: its keys change now and then. */
const KEPT_MINUTES = 10
/** Whom a provider must name when it is asked about itself, and how long that may take, in seconds. */
const PATIENCE_SECONDS = 8

type Asked = Pick<Provider, 'issuer' | 'clientId' | 'secret'>

export interface Providers {
  readonly reach: Reach
  /** What a provider says of itself, ready to be used. Errors: it cannot be reached, or is not what it should be. */
  describe(provider: Asked): Promise<Configuration>
  /** The same, kept for a while. */
  of(provider: Provider): Promise<Configuration>
}

/** Asks providers, each on the terms of its settings. */
export function openProviders(reach: Reach): Providers {
  const kept = new Map<string, { until: number; config: Promise<Configuration> }>()
  const fetch = publicFetch(reach)

  const describe = async ({ issuer, clientId, secret }: Asked): Promise<Configuration> => {
    const at = new URL(issuer)
    if (!mayBeAsked(at, reach)) throw new NotPublic()
    const client = await openId()
    const config = await client.discovery(
      at,
      clientId,
      undefined,
      // The default of the standard, unless the provider does without it.
      (as, one, body, headers) =>
        (as.token_endpoint_auth_methods_supported?.includes('client_secret_basic') !== false
          ? client.ClientSecretBasic
          : client.ClientSecretPost)(secret)(as, one, body, headers),
      {
        algorithm: 'oidc',
        timeout: PATIENCE_SECONDS,
        [client.customFetch]: fetch,
        execute: [
          // The signature is checked although it came straight from the provider.
          client.enableNonRepudiationChecks,
          ...(reach.loopback ? [client.allowInsecureRequests] : []),
        ],
      },
    )
    const { authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint } = config.serverMetadata()
    const needed = [authorization_endpoint, token_endpoint, jwks_uri]
    for (const one of [...needed, ...(end_session_endpoint ? [end_session_endpoint] : [])])
      if (!one || !URL.canParse(one) || !mayBeAsked(new URL(one), reach)) throw new NotPublic()
    return config
  }

  return {
    reach,
    describe,
    of(provider) {
      const key = `${provider.id}/${provider.settingId}`
      const there = kept.get(key)
      if (there && there.until > Date.now()) return there.config
      const config = describe(provider)
      kept.set(key, { until: Date.now() + KEPT_MINUTES * 60_000, config })
      config.catch(() => kept.delete(key))
      return config
    },
  }
}
