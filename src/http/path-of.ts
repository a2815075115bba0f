import type { FastifyRequest } from 'fastify'

/** Where a request goes, without what stands after the `?`. */
export const pathOf = (request: FastifyRequest): string => (request.raw.url ?? '/').split('?', 1)[0] as string
