import { isUtf8 } from 'node:buffer'
import swagger from '@fastify/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseAway } from '../../db/index.ts'
import { logFailure, pathOf, type Server } from '../../http/index.ts'
import { staffDesk } from '../staff/desk.ts'
import type { StaffParts } from '../staff/parts.ts'
import { ACCOUNT_PATHS, API_V1 } from '../urls.ts'
import { type Answered, answerApi } from './answer-api.ts'
import { type ApiRoute, apiRoutesOf } from './api-route.ts'
import { describedAs, TAGS } from './open-api.ts'
import { apiPage } from './pages/api.html.ts'
import { type Fault, PROBLEMS, type ProblemName, problemOf } from './problems.ts'
import { openRate } from './rate.ts'

const PROBLEM = 'application/problem+json; charset=utf-8'

/** Raised with a field that goes, or means something else; then there is a /api/v2 beside it. */
const API_VERSION = '1.0.0'

/**
 * Serves what rooms have added with `apiRoutes`, its description, and a page to read it. It reads no cookie and sets
 * none: a key is all that opens it.
 */
export function serveApi(server: Server, parts: StaffParts): void {
  const desk = staffDesk(server, parts)
  const rate = openRate()
  const { api, openApi } = ACCOUNT_PATHS
  const routes = apiRoutesOf(server)

  const refuse = (
    reply: FastifyReply,
    name: ProblemName,
    { errors, retryAfter }: { errors?: readonly Fault[]; retryAfter?: number } = {},
  ): FastifyReply => {
    if (name === 'no-key') reply.header('www-authenticate', 'Bearer realm="Early Signs"')
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return reply
      .header('cache-control', 'no-store')
      .code(PROBLEMS[name][0])
      .type(PROBLEM)
      .serializer((body: unknown) => JSON.stringify(body))
      .send(problemOf(name, desk.url + api, errors))
  }

  const answer = async (
    route: ApiRoute,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const answered: Answered = await answerApi(desk, rate, route, request)
    if ('refused' in answered) return refuse(reply, answered.refused, answered)
    reply.header('cache-control', 'no-store').code(answered.status)
    if (answered.after !== undefined) reply.header('etag', `"${answered.after}"`)
    if (answered.location !== undefined) reply.header('location', desk.url + answered.location)
    return reply.type('application/json; charset=utf-8').send(answered.body)
  }

  server.register(async (place) => {
    await place.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Early Signs',
          version: API_VERSION,
          description: 'For programs of organisations of the partnership. Who told is never given.',
        },
        servers: [{ url: desk.url }],
        tags: TAGS.map(({ name, description }) => ({ name, description })),
        components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      },
    })
    place.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
      try {
        if (!isUtf8(bytes as Buffer)) return done(withStatus(400))
        done(null, JSON.parse(bytes.toString()))
      } catch {
        done(withStatus(400))
      }
    })
    // Asked after the key, and told with where each fault is: see answer-api.ts.
    place.setValidatorCompiler(() => () => true)
    place.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      if (error instanceof DatabaseAway) return refuse(reply, 'away')
      const { statusCode = 500 } = error
      if (statusCode === 413) return refuse(reply.header('connection', 'close'), 'too-large')
      if (statusCode === 415) return refuse(reply, 'not-json')
      if (statusCode < 500) return refuse(reply, 'unreadable')
      logFailure(request, error)
      return refuse(reply, 'failed')
    })
    for (const route of routes)
      place.route({
        method: route.method,
        url: API_V1 + route.path,
        schema: describedAs(route),
        handler: (request, reply) => answer(route, request, reply),
      })
    const hidden = { schema: { hide: true } }
    place.get(openApi, hidden, (_request, reply) => {
      void reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8')
      return reply.send(JSON.stringify(place.swagger()))
    })
    place.get(api, hidden, (request, reply) =>
      desk.send(request, reply, apiPage(desk.reader(), routes, desk.url), { actor: null }),
    )
    const known = routes.map(({ method, path }) => ({ method, at: patternOf(API_V1 + path) }))
    place.all(`${api}/*`, hidden, (request, reply) => {
      const path = pathOf(request)
      const methods = known.filter(({ at }) => at.test(path)).map(({ method }) => method)
      if (methods.length === 0) return refuse(reply, 'not-found')
      return refuse(reply.header('allow', methods.join(', ')), 'not-a-method')
    })
  })
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`)

const withStatus = (statusCode: number): Error =>
  Object.assign(new Error('This body is not JSON.'), { statusCode })
