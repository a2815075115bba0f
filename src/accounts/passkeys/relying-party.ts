/** What a passkey is bound to: a browser gives it to this site alone. */
export interface RelyingParty {
  /** The host of the public address, without its port. */
  readonly id: string
  readonly origin: string
}

/** @param url where people reach the service: scheme, host and port */
export const relyingParty = (url: string): RelyingParty => ({ id: new URL(url).hostname, origin: url })

/** The library takes 0.2 s to load: not before somebody has a passkey. */
export const webauthn = () => import('@simplewebauthn/server')

/** EdDSA, ES256 and RS256 (COSE): what devices have, and Node checks without being asked for experiments. */
export const ALGORITHMS = [-8, -7, -257]
