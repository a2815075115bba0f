import type { Provider } from './provider-queries.ts'

/**
 * Whether the provider has said what its settings ask of a second step. `amr` holding `mfa`: RFC 8176; `acr`: OpenID
 * Connect Core, section 2; `acrs` is what Entra ID calls the same.
 */
export function secondStepShown(
  { secondStep, acr }: Pick<Provider, 'secondStep' | 'acr'>,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  if (secondStep === 'trusted') return true
  if (secondStep === 'amr') return Array.isArray(claims.amr) && claims.amr.includes('mfa')
  return acr !== null && (claims.acr === acr || [claims.acrs].flat().includes(acr))
}

/** Whether the provider vouches for the e-mail address: by the standard's claim, or by Entra ID's. */
export const vouchedFor = (claims: Readonly<Record<string, unknown>>): boolean =>
  claims.email_verified === true || [true, 1, '1', 'true'].includes(claims.xms_edov as boolean)
