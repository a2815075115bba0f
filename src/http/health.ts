import type { Server } from './server.ts'

/** Whether the service can do all its work; `why` is a word for the operator, without a secret. */
export interface Readiness {
  readonly ready: boolean
  readonly why?: string
}

/** `/health/live`: the process answers. `/health/ready`: its database does too (503 while not; public pages go on). */
export function serveHealth(server: Server, ready: () => Promise<Readiness>): void {
  server.get('/health/live', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ live: true }),
  )
  server.get('/health/ready', async (_request, reply) => {
    const state = await ready()
    return reply
      .header('cache-control', 'no-store')
      .code(state.ready ? 200 : 503)
      .send(state)
  })
}
