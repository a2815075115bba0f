import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Body, dynamicBody, pathOf, sendBody } from '../http/index.ts'
import type { Surroundings } from './assets.ts'
import { type Page, page } from './page.html.ts'
import type { Reader } from './reader.ts'

/** What a public page answers to what was sent: a page, or the status of a refusal. */
export type Answer =
  | {
      readonly page: Page
      /** 200 where it is absent. */
      readonly status?: number
      /** How the page may be kept; absent: `private, no-cache`, with which the browser's own Back finds it again. */
      readonly cache?: string
    }
  | Refused

/** 400: forged or unknown; 404: not there; 410: sealed too long ago, or over; 413: too much; 503: away. */
export interface Refused {
  readonly refused: 400 | 404 | 410 | 413 | 503
}

export interface AnswerParts {
  readonly assets: Surroundings
  readonly refuse: (status: number, path: string) => Body
}

/** Sends a page that was made for one visitor, or its refusal, which nobody keeps. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  reader: Reader,
  { assets, refuse }: AnswerParts,
  answer: Answer,
): FastifyReply {
  if ('refused' in answer) {
    const { refused } = answer
    return sendBody(
      request,
      reply.header('cache-control', 'no-store'),
      refuse(refused, pathOf(request)),
      refused,
    )
  }
  reply.header('cache-control', answer.cache ?? 'private, no-cache')
  return sendBody(request, reply, dynamicBody(page(reader, assets, answer.page)), answer.status)
}
