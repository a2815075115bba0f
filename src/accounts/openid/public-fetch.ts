import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { CustomFetch } from 'openid-client'
import { isLoopback, isPublicAddress } from './public-address.ts'

/** Where a provider may be asked; on a trial run also on this machine itself, then without https too. */
export interface Reach {
  readonly loopback: boolean
}

/** The address is none that this service asks. Its message holds nothing of it. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic'
  constructor() {
    super('It is no public address.')
  }
}

/** The most that a provider's answer may hold, in bytes. */
const LONGEST = 2 ** 20
/** How long it may take, in milliseconds. */
const PATIENCE = 8000

/** Whether such an address may be asked at all, as far as it can be told without looking its name up. */
export function mayBeAsked(url: URL, { loopback }: Reach): boolean {
  if (url.username || url.password) return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const here = loopback && (host === 'localhost' || (isIP(host) > 0 && isLoopback(host)))
  if (here) return url.protocol === 'http:' || url.protocol === 'https:'
  if (url.protocol !== 'https:') return false
  return isIP(host) > 0 ? isPublicAddress(host) : host.includes('.') && !host.endsWith('.')
}

/**
 * Asks providers, whose addresses an administrator typed or a provider told: https to the public internet. The address
 * that a name leads to is judged in the moment in which it is connected to, so that no name changes in between.
 * Redirections are not followed. `look` finds the addresses of a name.
 */
export function publicFetch(reach: Reach, look: typeof lookup = lookup): CustomFetch {
  const allowed = (address: string) => isPublicAddress(address) || (reach.loopback && isLoopback(address))
  const judged: LookupFunction = (host, options, done) =>
    look(host, { ...options, all: true }, (fault, found) => {
      if (fault) return done(fault, '', 0)
      if (found.length === 0 || !found.every(({ address }) => allowed(address)))
        return done(new NotPublic() as NodeJS.ErrnoException, '', 0)
      if (options.all) return done(null, found)
      const first = found[0] as { address: string; family: number }
      done(null, first.address, first.family)
    })
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address)
    if (!mayBeAsked(url, reach)) throw new NotPublic()
    const sent =
      body === null || body === undefined
        ? null
        : Buffer.from(await new Response(body as ConstructorParameters<typeof Response>[0]).arrayBuffer())
    return new Promise<Response>((answer, fail) => {
      const asked = (url.protocol === 'http:' ? http : https).request(url, {
        method,
        headers: { ...headers, ...(sent && { 'content-length': String(sent.length) }) },
        lookup: judged,
        agent: false,
        timeout: PATIENCE,
        signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]),
      })
      asked.on('error', fail)
      asked.on('timeout', () => asked.destroy(new Error('It took too long.')))
      asked.on('response', (response) => {
        const parts: Buffer[] = []
        let length = 0
        response.on('error', fail)
        response.on('data', (part: Buffer) => {
          length += part.length
          if (length > LONGEST) asked.destroy(new Error('It was too long.'))
          else parts.push(part)
        })
        response.on('end', () => {
          const status = response.statusCode ?? 502
          const given = Object.entries(response.headers).flatMap(([name, values]) =>
            [values ?? []].flat().map((value): [string, string] => [name, value]),
          )
          const empty = [204, 205, 304].includes(status)
          answer(new Response(empty ? null : Buffer.concat(parts), { status, headers: given }))
        })
      })
      asked.end(sent)
    })
  }
}
