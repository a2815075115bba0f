import type { CDPSession, Page } from 'playwright-core'

/** A device that keeps passkeys, made up by Chromium itself: it does the real cryptography. */
export interface Authenticator {
  readonly cdp: CDPSession
  readonly id: string
  credentials(): Promise<Credential[]>
  add(credential: Credential): Promise<void>
  /** Whether the device recognises its person when asked. */
  recognises(yes: boolean): Promise<void>
}

export interface Credential {
  credentialId: string
  isResidentCredential: boolean
  rpId?: string
  privateKey: string
  userHandle?: string
  signCount: number
}

export async function addAuthenticator(
  page: Page,
  options: Record<string, unknown> = {},
): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...options,
    },
  } as Parameters<typeof cdp.send<'WebAuthn.addVirtualAuthenticator'>>[1])
  return {
    cdp,
    id: authenticatorId,
    credentials: async () =>
      (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials as Credential[],
    add: async (credential) =>
      void (await cdp.send('WebAuthn.addCredential', { authenticatorId, credential })),
    recognises: async (isUserVerified) =>
      void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
  }
}
