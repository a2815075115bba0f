import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { type Body, sendBody } from './body.ts'
import { drain } from './drain.ts'
import { FORM, fieldsIn, formOf, hasControl } from './form-body.ts'
import { pathOf } from './path-of.ts'
import { refusalsOfSockets, unmetStatus } from './refusals.ts'

export type Server = FastifyInstance

/** The most that a form may send, in bytes: a sealed page of 256 KiB, percent-encoded at worst, and its answers. */
const BODY_LIMIT = 320 * 1024

/** How long a request may take to arrive whole, and how often that is looked at, in milliseconds. */
const PATIENCE = 30_000
const LOOK_EVERY = 5000

const headersOf = (https: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; " +
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'x-robots-tag': 'noai',
  ...(https && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
})

interface Options {
  readonly log: FastifyBaseLogger
  /** HTTP Strict Transport Security, where the service is served over https. */
  readonly https: boolean
  /** Who may say from which address a request came; nobody by default. */
  readonly proxies?: readonly string[]
  /** The page for a refusal: what to do in an emergency, and what went wrong, for this path and status. */
  readonly problemPage: (status: number, path: string) => Body
}

/**
 * The server that every room hangs its routes on. Every refusal, also of what is not HTTP at all, is a page; no
 * refusal repeats what was sent.
 */
export async function createServer({ log, https, proxies = [], problemPage }: Options): Promise<Server> {
  const headers = headersOf(https)
  const sockets = refusalsOfSockets({ log, headers, problemPage })
  const draining = drain()
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: proxies.length > 0 ? [...proxies] : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200, querystringParser: fieldsIn },
    // Who still asks while we close is answered, and told to take another connection: a restart is no fault of theirs.
    return503OnClosing: false,
    requestTimeout: PATIENCE,
    http: {
      requestTimeout: PATIENCE,
      // Node takes the longer of the two for the whole request: its own for the headers is a minute.
      headersTimeout: PATIENCE,
      connectionsCheckingInterval: LOOK_EVERY,
      requireHostHeader: false,
    },
    // After the drain below: nobody waits for a browser that keeps its connection.
    forceCloseConnections: true,
    frameworkErrors: (_error, request, reply) => {
      void refuse(request as FastifyRequest, reply as unknown as FastifyReply, 400)
    },
    clientErrorHandler: sockets.onClientError,
  }) as unknown as Server
  server.server.on('checkExpectation', server.routing)
  server.server.on('connect', sockets.onConnect)

  const methodsOf = new Map<string, Set<string>>()
  server.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url) ?? new Set()
    for (const one of Array.isArray(method) ? method : [method]) methods.add(one)
    methodsOf.set(url, methods)
  })

  function refuse(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
    reply.headers(headers).header('cache-control', 'no-store')
    return sendBody(request, reply, problemPage(status, pathOf(request)), status)
  }

  server.addHook('onRequest', (request, reply, done) => {
    sockets.begun(reply)
    draining.begun(reply.raw)
    const unmet = unmetStatus(request.raw)
    if (unmet !== null) return void refuse(request, reply.header('connection', 'close'), unmet)
    if (hasControl(pathOf(request))) return void refuse(request, reply, 404)
    reply.headers(headers)
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    if (sockets.isCutOff(reply)) return done()
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
    done()
  })

  server.addHook('preClose', () => draining.ended())

  server.setNotFoundHandler((request, reply) => {
    const path = pathOf(request)
    const methods = methodsOf.get(path.length > 1 ? path.replace(/\/$/, '') : path)
    if (!methods) return refuse(request, reply, 404)
    return refuse(request, reply.header('allow', [...methods].join(', ')), 405)
  })

  server.setErrorHandler((error: { statusCode?: number; code?: string; name?: string }, request, reply) => {
    const status =
      error.statusCode && error.statusCode >= 400 && error.statusCode < 600 ? error.statusCode : 500
    if (status >= 500) logFailure(request, error)
    return refuse(request, reply, status)
  })

  // A form is the only thing that pages send: anything else is refused before it is read.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(FORM, { parseAs: 'buffer' }, (request, bytes, done) =>
    done(null, formOf(request, bytes as Buffer)),
  )
  return server
}

/** Logs that an answer failed. The message may hold what a person typed: the log gets its kind, and our own place in the code. */
export function logFailure(request: FastifyRequest, error: unknown): void {
  const { code, name } = (error ?? {}) as { code?: string; name?: string }
  request.log.error({ kind: code ?? name, route: request.routeOptions.url, at: place(error) }, 'failed')
}

/** The first line of our own code in a stack, without the message. */
const place = (error: unknown): string | undefined =>
  error instanceof Error
    ? error.stack
        ?.split('\n')
        .find((line) => /\/src\/.*\.ts:\d+/.test(line))
        ?.replace(/^.*\/src\//, 'src/')
    : undefined
