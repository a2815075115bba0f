/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** An answer of the device, as the script of the sign-in page would send it, and the browser's cookie of the try. */
export interface Answered {
  readonly response: string
  readonly cookie: string
}

interface Asked {
  /** Where the device is asked; by default the page that is open. */
  readonly at?: string
  readonly userVerification?: string
}

/** Asks the service for a challenge and the device for its answer, and sends nothing. */
export async function answerOf(
  page: Page,
  origin: string,
  { at, userVerification }: Asked = {},
): Promise<Answered> {
  const found = await fetch(`${origin}/sign-in/passkey/options`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(),
  })
  const cookie = found.headers.getSetCookie().map((one) => one.split(';', 1)[0])[0] as string
  const options = { ...((await found.json()) as object), ...(userVerification && { userVerification }) }
  if (at) await page.goto(at)
  const response = await page.evaluate(async (json) => {
    const kind = PublicKeyCredential as unknown as {
      parseRequestOptionsFromJSON(json: object): PublicKeyCredentialRequestOptions
    }
    const publicKey = kind.parseRequestOptionsFromJSON(json)
    return JSON.stringify(await navigator.credentials.get({ publicKey }))
  }, options)
  return { response, cookie }
}

/** Sends it to the service: the answer's status and page. */
export async function sendAnswer(
  origin: string,
  { response, cookie }: Answered,
): Promise<{ status: number; text: string; cookies: string[] }> {
  const sent = await fetch(`${origin}/sign-in/passkey`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', cookie },
    body: new URLSearchParams({ response }),
    redirect: 'manual',
  })
  return { status: sent.status, text: await sent.text(), cookies: sent.headers.getSetCookie() }
}
