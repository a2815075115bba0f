import { type Agent, request } from 'node:http'

/** What clients saw: how long each submission took in milliseconds, how many were refused, in how many seconds. */
export interface Seen {
  readonly took: number[]
  refused: number
  seconds: number
}

export const nothingSeen = (): Seen => ({ took: [], refused: 0, seconds: 0 })

/** Sends bodies one after another from each client for a while, and adds what they saw. Each keeps its connection. */
export const drive = async (
  url: string,
  agent: Agent,
  clients: number,
  ms: number,
  next: () => string | undefined,
  seen: Seen,
): Promise<void> => {
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < began + ms) {
        const body = next()
        if (body === undefined) return
        const from = performance.now()
        if ((await sent(url, agent, body)) !== 200) seen.refused++
        seen.took.push(performance.now() - from)
      }
    }),
  )
  seen.seconds += (performance.now() - began) / 1000
}

const sent = (url: string, agent: Agent, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    asked.on('error', reject)
    asked.end(body)
  })

const tenths = (value: number): number => Math.round(value * 10) / 10

/** How many a second, and how long the middle one and the slowest of a hundred took, in milliseconds. */
export const figures = ({ took, refused, seconds }: Seen) => {
  const sorted = took.toSorted((a, b) => a - b)
  const quantile = (share: number): number => tenths(sorted[Math.floor(sorted.length * share)] ?? 0)
  return {
    perSecond: Math.round(took.length / seconds),
    p50: quantile(0.5),
    p99: quantile(0.99),
    refused,
  }
}
