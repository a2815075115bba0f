import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileBody, type Server, sendBody } from '../../http/index.ts'
import { type Content, html } from '../../kit/html.ts'

const source = readFileSync(path.join(import.meta.dirname, 'passkey.js'), 'utf8')
const PATH = `/assets/passkey.${createHash('sha256').update(source).digest('base64url').slice(0, 10)}.js`

/** In the pages that have a form for passkeys, and in no other. */
export const passkeyScript: Content = html`<script type="module" src="${PATH}"></script>`

export function servePasskeyScript(server: Server): void {
  const body = fileBody(source, 'text/javascript; charset=utf-8')
  server.get(PATH, (request, reply) =>
    sendBody(request, reply.header('cache-control', 'public, max-age=31536000, immutable'), body),
  )
}
