import type { FastifySchema } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { ApiRoute } from './api-route.ts'
import { PROBLEMS, ProblemDetails, type ProblemName } from './problems.ts'

/** What every address may answer, whatever it is. */
const ALWAYS: readonly ProblemName[] = ['no-key', 'not-in-scope', 'too-many', 'failed', 'away']
const OF_BODIES: readonly ProblemName[] = ['unreadable', 'too-large', 'not-json', 'invalid']

/** The tags under which addresses stand together, by the noun of their scope. */
export const TAGS = [
  {
    name: 'concerns',
    title: 'Concerns',
    description: 'What the organisation’s teams receive, what they answer, and what it tells.',
  },
  { name: 'figures', title: 'Figures', description: 'Published figures, small numbers left out.' },
  { name: 'status', title: 'Status', description: 'How the service stands.' },
] as const

export const tagOf = ({ scope }: ApiRoute): string => scope.split(':')[0] as string

/** Every problem that an address may answer with. */
export const problemsOf = (route: ApiRoute): ProblemName[] => [
  ...new Set<ProblemName>([
    ...(route.query ? (['unreadable'] as const) : []),
    ...(route.body ? OF_BODIES : []),
    ...(route.needs === 'if-match' ? (['needs-if-match', 'overtaken'] as const) : []),
    ...(route.needs === 'idempotency-key' ? (['unreadable'] as const) : []),
    ...route.refuses,
    ...ALWAYS,
  ]),
]

/** The schema by which a route is described: what it takes, all that it may answer, and which scope it needs. */
export function describedAs(route: ApiRoute): FastifySchema {
  const refusals = Map.groupBy(problemsOf(route), (name) => PROBLEMS[name][0])
  const headers = route.needs && NEEDS[route.needs]
  return {
    operationId: operationOf(route),
    tags: [tagOf(route)],
    summary: route.summary,
    description: `${route.description}\n\nScope: \`${route.scope}\`.`,
    security: [{ key: [] }],
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(headers && { headers }),
    ...(route.body && { body: withExample(route.body, route.example) }),
    response: {
      ...route.answers,
      ...Object.fromEntries(
        [...refusals].map(([status, names]) => [
          status,
          {
            description: names.map((name) => `${name}: ${PROBLEMS[name][2]}`).join(' '),
            content: { 'application/problem+json': { schema: ProblemDetails } },
          },
        ]),
      ),
    },
  } as FastifySchema
}

const NEEDS: Readonly<Record<NonNullable<ApiRoute['needs']>, TSchema>> = {
  'if-match': Type.Object({
    'if-match': Type.String({ description: 'The ETag of the concern as it was read: "3".' }),
  }),
  'idempotency-key': Type.Object({
    'idempotency-key': Type.String({
      minLength: 8,
      maxLength: 200,
      description: 'One for each thing that is told: sent again with it, it is the same concern.',
    }),
  }),
}

const withExample = (body: TSchema, example: unknown): TSchema =>
  example === undefined ? body : ({ ...body, examples: [example] } as TSchema)

/** A name for programs that are made from the description: `getConcernsByReference`. */
export const operationOf = ({ method, path }: ApiRoute): string =>
  method.toLowerCase() +
  path
    .split('/')
    .filter(Boolean)
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part))
    .flatMap((part) => part.split('-'))
    .map((part) => part[0]?.toUpperCase() + part.slice(1))
    .join('')
