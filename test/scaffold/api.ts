import assert from 'node:assert/strict'
import { type DeskService, startDesk } from './desk.ts'
import type { StaffClient } from './staff.ts'

/** What came back: `body` is parsed where it is JSON. */
export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever was sent
  readonly body: any
}

interface Sent {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The whole service with teams, an administrator, and keys for programs made on the administrator's pages. */
export interface ApiService {
  readonly desk: DeskService
  readonly administrator: StaffClient
  /** Every key that was made. */
  readonly keys: readonly string[]
  organisation(name: string): Promise<string>
  program(
    organisation: string,
    scopes: readonly string[],
    months?: string,
  ): Promise<{ id: string; key: string }>
  key(organisation: string, scopes: readonly string[]): Promise<string>
  /** The key on a page that shows it. */
  keyIn(response: Response): Promise<string>
  /** @param path under /api/v1 */
  ask(key: string | null, method: string, path: string, sent?: Sent): Promise<ApiAnswer>
  stop(): Promise<void>
}

export async function startApi(): Promise<ApiService> {
  const desk = await startDesk()
  const administrator = await desk.signIn('administrator', 'Sam Holloway')
  const keys: string[] = []
  const keyIn = async (response: Response): Promise<string> => {
    const page = await response.text()
    assert.equal(response.status, 200, page)
    const key = /es_[a-z0-9]{12}_[\w-]{43}/.exec(page)?.[0]
    assert.ok(key, 'the page shows a key')
    keys.push(key)
    return key
  }
  const program: ApiService['program'] = async (organisation, scopes, months = '12') => {
    const name = `Program ${keys.length + 1}`
    const sent = { name, organisation, scopes: [...scopes], months }
    const key = await keyIn(await administrator.post('/people/programs/add', sent))
    const [row] = await desk.owner<{ id: string }>('select program_id as id from program_key where id = $1', [
      key.split('_')[1],
    ])
    return { id: row?.id ?? '', key }
  }
  return {
    desk,
    administrator,
    keys,
    keyIn,
    program,
    key: async (organisation, scopes) => (await program(organisation, scopes)).key,
    async organisation(name) {
      const rows = await desk.owner<{ id: string }>('select id from organisation where name = $1', [name])
      return rows[0]?.id ?? ''
    },
    async ask(key, method, path, { body, headers = {} } = {}) {
      const response = await fetch(`${desk.url}/api/v1${path}`, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const json = (response.headers.get('content-type') ?? '').includes('json')
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: json ? JSON.parse(text) : null,
      }
    },
    stop: () => desk.stop(),
  }
}
