import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy as stands before a service: takes its processes in turn, goes on to the next where one does not answer. */
export interface TestProxy {
  readonly url: string
  /** The ports that it sends requests to, and how many each of them has answered. */
  readonly answered: Map<number, number>
  stop(): Promise<void>
}

export async function startProxy(): Promise<TestProxy> {
  const answered = new Map<number, number>()
  let turn = 0
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const ports = [...answered.keys()]
    const attempt = (left: number): void => {
      const port = ports[turn++ % ports.length]
      const headers = { ...incoming.headers, 'x-forwarded-for': '203.0.113.7' }
      const passed = request(
        { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers, agent: false },
        (response) => {
          answered.set(port as number, (answered.get(port as number) ?? 0) + 1)
          outgoing.writeHead(response.statusCode ?? 502, response.headers)
          response.pipe(outgoing)
        },
      )
      passed.on('error', () => {
        if (left > 0 && !outgoing.headersSent) attempt(left - 1)
        else outgoing.destroy()
      })
      passed.end(Buffer.concat(chunks))
    }
    attempt(ports.length - 1)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    answered,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
