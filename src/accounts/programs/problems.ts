import { type Static, Type } from 'typebox'

/** What can be refused, each with its status and what it means: the ends of the `type` of a problem. */
export const PROBLEMS = {
  unreadable: [400, 'The request cannot be read', 'The body is no JSON, or a parameter is not as described.'],
  'no-key': [
    401,
    'No key that works',
    'There is no key, or it is unknown, expired or revoked, or its organisation is closed.',
  ],
  'not-in-scope': [403, 'This key may not', 'The key works, and does not have the scope that this needs.'],
  'not-found': [404, 'Not found', 'There is nothing here that this key may see.'],
  'not-a-method': [405, 'Not a method of this address', 'The address knows others: see Allow.'],
  'form-closed': [
    409,
    'The form is closed',
    'Nobody would read it now. Nothing was kept. Telephone instead.',
  ],
  'not-now': [409, 'Not as things stand', 'The step does not fit: it is closed, or it is not for this team.'],
  overtaken: [412, 'Somebody was faster', 'It has changed since. Read it again, look, and send again.'],
  'too-large': [413, 'Too large', 'The body is larger than 320 KiB.'],
  'not-json': [415, 'Not JSON', 'Send application/json in UTF-8.'],
  invalid: [422, 'Not as it must be', 'The body is JSON, and something in it is wrong: see errors.'],
  'needs-if-match': [428, 'If-Match is missing', 'Say which state you saw: the ETag of the concern.'],
  'too-many': [429, 'Too many requests', 'Wait for the seconds of Retry-After.'],
  failed: [500, 'Something of ours failed', 'Nothing was kept. Send the same again.'],
  away: [503, 'The database is away', 'Nothing was kept. Send the same again.'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string, means: string]>>
export type ProblemName = keyof typeof PROBLEMS

/** Where something is wrong (RFC 6901), and what, in a word and a sentence; never what was sent. */
export const Fault = Type.Object(
  { pointer: Type.String(), kind: Type.String(), detail: Type.String() },
  { additionalProperties: false },
)
export type Fault = Static<typeof Fault>

/** Problem details for HTTP APIs (RFC 9457). */
export const ProblemDetails = Type.Object(
  {
    type: Type.String({ description: 'The address of a description, whose end names the problem.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    errors: Type.Optional(Type.Array(Fault)),
  },
  { additionalProperties: false, description: 'A refusal (RFC 9457).' },
)
export type ProblemDetails = Static<typeof ProblemDetails>

export const problemOf = (name: ProblemName, at: string, errors?: readonly Fault[]): ProblemDetails => {
  const [status, title, detail] = PROBLEMS[name]
  return { type: `${at}#${name}`, title, status, detail, ...(errors ? { errors: [...errors] } : {}) }
}
