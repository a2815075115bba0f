import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type ApiAnswer, type ApiService, startApi } from '../../../test/scaffold/api.ts'
import { MONDAY, SHARED } from '../../../test/scaffold/desk.ts'
import { partnershipId } from '../../db/index.ts'
import { secretHash } from './key-text.ts'
import { SCOPES } from './scopes.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly security: readonly object[]
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: object }[]
  readonly requestBody?: { content: Record<string, { schema: object; example?: unknown; examples?: object }> }
  readonly responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
interface Document {
  readonly openapi: string
  readonly info: { title: string; version: string }
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { securitySchemes: Record<string, { type: string; scheme: string }> }
}

let api: ApiService
let document: Document
let reference = ''

before(async () => {
  api = await startApi()
  document = await (await fetch(`${api.desk.url}/api/openapi.json`)).json()
  reference = await api.desk.tell(SHARED, { form: 'information-sharing' })
  api.desk.at(new Date(MONDAY.getTime() + 60_000))
})
after(() => api?.stop())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
type One = ReturnType<typeof operations>[number]

const scopeOf = ({ operation }: One): string => /Scope: `([a-z:]+)`/.exec(operation.description)?.[1] ?? ''
const judge = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(judge)

test('the description is OpenAPI 3.1: every address, its parameters, and schemas that compile', () => {
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual(document.components.securitySchemes.key, { type: 'http', scheme: 'bearer' })
  const all = operations()
  assert.ok(all.length >= 11, String(all.length))
  assert.equal(new Set(all.map(({ operation }) => operation.operationId)).size, all.length)
  for (const one of all) {
    const said = `${one.method} ${one.path}`
    const { operation, path } = one
    assert.match(path, /^\/api\/v1\/[a-z/{}-]+$/, said)
    assert.ok((SCOPES as readonly string[]).includes(scopeOf(one)), said)
    assert.deepEqual(operation.security, [{ key: [] }], said)
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    assert.deepEqual(
      declared.map(({ name, required }) => [name, required]),
      inPath.map((name) => [name, true]),
      said,
    )
    assert.equal(one.method !== 'GET', operation.requestBody !== undefined, said)
    const bodies = Object.values(operation.requestBody?.content ?? {})
    for (const { schema } of [...(operation.parameters ?? []), ...bodies]) judge.compile(schema)
    for (const [status, response] of Object.entries(operation.responses)) {
      assert.match(status, /^[2-5]\d\d$/, said)
      assert.ok(response.description.length > 0, said)
      const type = Number(status) < 300 ? 'application/json' : 'application/problem+json'
      assert.deepEqual(Object.keys(response.content), [type], said)
      judge.compile(response.content[type]?.schema as object)
    }
    for (const status of ['401', '403', '429', '500', '503']) assert.ok(operation.responses[status], said)
  }
})

/** Every answer is one that is described, in its type and form. */
const asDescribed = ({ operation, method, path }: One, { status, headers, body }: ApiAnswer): void => {
  const said = `${method} ${path}: ${status} ${JSON.stringify(body)}`
  const described = operation.responses[String(status)]
  assert.ok(described, said)
  const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(described.content)
  assert.equal(headers.get('content-type')?.split(';')[0], type, said)
  assert.equal(headers.get('cache-control'), 'no-store', said)
  assert.ok(judge.validate(schema, body), `${said} ${judge.errorsText()}`)
}

const addressOf = ({ path }: One): string =>
  path
    .replace('/api/v1', '')
    .replace('{reference}', reference)
    .replace('{form}', 'worry')
    .replace('{briefing}', 'none')

const exampleOf = ({ operation }: One): unknown => {
  const { content } = operation.requestBody ?? {}
  const { schema, example } = content?.['application/json'] ?? {}
  return example ?? (schema as { examples?: unknown[] } | undefined)?.examples?.[0]
}

const send = (one: One, key: string | null, headers: Record<string, string> = {}): Promise<ApiAnswer> =>
  api.ask(key, one.method, addressOf(one), {
    ...(one.operation.requestBody ? { body: exampleOf(one) } : {}),
    headers: { 'if-match': '"0"', 'idempotency-key': 'the-same-again', ...headers },
  })

test('each address answers as it is described, also what is sent wrongly', async () => {
  const key = await api.key(await api.organisation('Merrowby Police'), SCOPES)
  const seen = new Map<string, number[]>()
  for (const one of operations()) {
    const answered = await send(one, key)
    asDescribed(one, answered)
    seen.set(`${one.method} ${one.path}`, [answered.status])
    if (one.method === 'GET') continue
    for (const [status, sent] of [
      [422, { body: { nothing: 'of ours' } }],
      [415, { headers: { 'content-type': 'text/plain' }, body: {} }],
    ] as const) {
      const headers = {
        'if-match': '"0"',
        'idempotency-key': 'another-one',
        ...('headers' in sent && sent.headers),
      }
      const refused = await api.ask(key, one.method, addressOf(one), { body: sent.body, headers })
      asDescribed(one, refused)
      assert.equal(refused.status, status, `${one.method} ${one.path}`)
    }
    if (one.path.includes('{reference}')) {
      const blind = await api.ask(key, one.method, addressOf(one), { body: exampleOf(one) })
      asDescribed(one, blind)
      assert.equal(blind.status, 428)
    }
  }
  assert.equal(seen.get('GET /api/v1/concerns/{reference}')?.[0], 200)
  assert.equal(seen.get('POST /api/v1/concerns')?.[0], 201)
  assert.equal(seen.get('GET /api/v1/status')?.[0], 200)
})

test('no key, and a key that is malformed, wrong, revoked, expired, ended, or of elsewhere: 401 for every address', async () => {
  const police = await api.organisation('Merrowby Police')
  const right = await api.key(police, SCOPES)
  const revoked = await api.program(police, SCOPES)
  await api.administrator.post(`/people/programs/${revoked.id}/keys/revoke`, {
    key: revoked.key.split('_')[1] ?? '',
  })
  const ended = await api.program(police, SCOPES)
  await api.administrator.post(`/people/programs/${ended.id}/end`)
  const expired = await api.program(police, SCOPES)
  await api.desk.owner(`update program_key set until = $2 where program_id = $1`, [expired.id, MONDAY])
  const closed = await api.desk.organisation('A closed school', 'school')
  const ofClosed = await api.key(closed, SCOPES)
  await api.administrator.post(`/people/organisations/${closed}/close`)
  const wrong = `${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`
  const keys = {
    none: null,
    malformed: 'es_x',
    wrong,
    revoked: revoked.key,
    ended: ended.key,
    expired: expired.key,
  }
  const all = { ...keys, ofClosed, elsewhere: await keyOfElsewhere() }
  for (const one of operations())
    for (const [name, key] of Object.entries(all)) {
      const refused = await send(one, key)
      assert.equal(refused.status, 401, `${one.method} ${one.path} ${name}`)
      assert.match(refused.headers.get('www-authenticate') ?? '', /^Bearer/)
      asDescribed(one, refused)
    }
})

/** A key that is right in another partnership of the same database. */
const keyOfElsewhere = async (): Promise<string> => {
  const elsewhere = partnershipId('elsewhere')
  const secret = 'e'.repeat(43)
  await api.desk.database.transaction({ partnershipId: elsewhere }, async (tx) => {
    const whose = { partnership_id: elsewhere }
    await tx
      .insertInto('partnership')
      .values({ id: elsewhere, slug: 'elsewhere', name: 'Elsewhere' })
      .execute()
    const person = await tx
      .insertInto('person')
      .values({ ...whose, name: 'A program', email: 'program@elsewhere.invalid' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const organisation = await tx
      .insertInto('organisation')
      .values({ ...whose, name: 'A council', kind: 'council' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const by = person.id
    await tx
      .insertInto('program')
      .values({ ...whose, id: by, organisation_id: organisation.id, scopes: [...SCOPES], added_by: by })
      .execute()
    await tx
      .insertInto('program_key')
      .values({
        ...whose,
        id: 'e'.repeat(12),
        program_id: by,
        secret_hash: secretHash(secret),
        made_by: by,
        made_at: MONDAY,
      })
      .execute()
  })
  return `es_${'e'.repeat(12)}_${secret}`
}

test('a key without the scope is told so, whatever it asks; with the scope, another organisation’s concern is not there', async () => {
  const school = await api.organisation('Merrowby High School')
  const council = await api.organisation('Merrowby designated officers')
  for (const one of operations()) {
    const scope = scopeOf(one)
    const without = await api.key(
      school,
      SCOPES.filter((other) => other !== scope),
    )
    const refused = await send(one, without)
    assert.equal(refused.status, 403, `${one.method} ${one.path}`)
    asDescribed(one, refused)
    if (!one.path.includes('{reference}')) continue
    const other = await api.key(council, SCOPES)
    const hidden = await send(one, other)
    assert.equal(hidden.status, 404, `${one.method} ${one.path}`)
    asDescribed(one, hidden)
  }
  const [{ n } = { n: -1 }] = await api.desk.owner<{ n: number }>(
    'select count(*)::int as n from desk_step where kind = $1',
    ['decided'],
  )
  assert.equal(n, 0)
})

test('what is no address, or no method of it, is told as JSON; the page to read is valid and sets no cookie', async () => {
  const nowhere = await api.ask(null, 'GET', '/nowhere')
  assert.deepEqual([nowhere.status, nowhere.body.title], [404, 'Not found'])
  const method = await api.ask(null, 'DELETE', '/concerns')
  assert.deepEqual([method.status, method.headers.get('allow')?.split(', ').sort()], [405, ['GET', 'POST']])
  const page = await fetch(`${api.desk.url}/api`)
  const text = await page.text()
  assert.equal(page.status, 200)
  assert.equal(page.headers.get('set-cookie'), null)
  assert.doesNotMatch(text, /<script(?![^>]* src="\/assets\/)/)
  for (const { operation } of operations()) assert.ok(text.includes(`id="${operation.operationId}"`))
})
