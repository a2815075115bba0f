import { isUtf8 } from 'node:buffer'
import { parse } from 'node:querystring'
import type { FastifyRequest } from 'fastify'

export const FORM = 'application/x-www-form-urlencoded'

/** Why a body was refused; nothing of the body itself. */
class Refused extends Error {
  readonly statusCode: 400 | 415

  constructor(statusCode: 400 | 415) {
    super('This body is not a form in UTF-8.')
    this.statusCode = statusCode
  }
}

/**
 * The fields of a form, each once or as a list. What is not plain UTF-8 is refused, as nothing else gives back what
 * was typed: with 415 if its headers say so, with 400 if its bytes or percent-escapes do.
 */
export function formOf({ headers }: FastifyRequest, bytes: Buffer): Record<string, unknown> {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new Refused(415)
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) throw new Refused(415)
  const text = bytes.toString()
  if (!isUtf8(bytes) || !isDecodable(text)) throw new Refused(400)
  return fieldsIn(text)
}

/** The fields of a form's text, or of an address after its `?`, each once or as a list. */
export const fieldsIn = (text: string): Record<string, unknown> =>
  parse(asTyped(text), '&', '=', { maxKeys: 0 })

/** Whether the path of an address has a control character in it, as no address of ours does. */
export const hasControl = (path: string): boolean => asTyped(path) !== path

/**
 * Line breaks, which each system sends in its own way; and control characters, with those that turn what follows around
 * (U+202D, U+202E), raw or as the escapes of their bytes.
 */
const LINE_BREAK = /%0D(?:%0A)?|\r\n?/gi
const CONTROL = /[^\P{Cc}\n\t]|[\u202D\u202E]|%E2%80%A[DE]|%0[0-8BCEF]|%1[\dA-F]|%7F|%C2%[89][\dA-F]/giu

/**
 * Nobody types a control character: they come along with what is pasted, and PostgreSQL keeps no U+0000 in a text. A
 * number after U+202E would be read backwards by whoever rings it; text from right to left is written without.
 */
const asTyped = (text: string): string => text.replace(LINE_BREAK, '%0A').replace(CONTROL, '')

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
