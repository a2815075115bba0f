import type { Server } from '../http/index.ts'
import type { GuideParts } from './shelf.ts'

/** How long what it says may be relied on, in days: RFC 9116 asks for less than a year. */
const HOLDS_DAYS = 180

/** Where whoever finds a weakness reports it (RFC 9116). A pack that names nobody has none. */
export function serveSecurityTxt(server: Server, { pack, publicUrl, clock }: GuideParts): void {
  const contact = pack.partnership.security_contact
  if (!contact) return
  server.get('/.well-known/security.txt', async (_request, reply) => {
    const day = Math.floor(clock().getTime() / 86_400_000) + HOLDS_DAYS
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${new Date(day * 86_400_000).toISOString()}`,
      `Preferred-Languages: ${pack.partnership.languages.join(', ')}`,
      `Canonical: ${publicUrl}/.well-known/security.txt`,
    ]
    return reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/plain; charset=utf-8')
      .send(`${lines.join('\n')}\n`)
  })
}
