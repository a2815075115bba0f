import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a form was sent from a page of ours. Browsers say so themselves (`Sec-Fetch-Site`); where they do not (plain
 * http on a trial), the `Origin` must be ours. What says neither is refused.
 */
export function fromOurselves(headers: IncomingHttpHeaders, url: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const origin = headers.origin
  if (origin === undefined) return false
  return origin === url || URL.parse(origin)?.host === headers.host
}
