import { carriedCookie } from '../../accounts/index.ts'
import { HANDED_OVER } from '../../frame/index.ts'
import { type Body, type Server, sendBody } from '../../http/index.ts'
import type { Pack } from '../../pack/index.ts'
import { openField, type Sealing } from '../../vault/index.ts'
import { DESK_TELL, deskTellPath, goOnSignedInPath } from '../urls.ts'

interface GoOnParts {
  readonly pack: Pack
  readonly sealing: (journey: string) => Sealing
  readonly publicUrl: string
  readonly clock: () => Date
  readonly refuse: (status: number, path: string) => Body
}

/**
 * From "whom should I tell?", in public, to a draft, signed in. What was answered goes along, sealed, in a cookie of
 * the drafts' pages alone that ends when it is read: signing in comes between, and an address is no place for answers.
 */
export const serveGoOn = (server: Server, { pack, sealing, publicUrl, clock, refuse }: GoOnParts): void => {
  const cookie = carriedCookie(publicUrl.startsWith('https:'), DESK_TELL)
  for (const { id, who } of pack.forms.values()) {
    if (who !== 'practitioners') continue
    const path = goOnSignedInPath(id)
    server.get(path, (_request, reply) => reply.redirect(deskTellPath(id), 303))
    server.post(path, (request, reply) => {
      const { carried, sealed } = (request.body ?? {}) as Record<string, unknown>
      const given = carried ?? sealed
      reply.header('cache-control', 'no-store')
      if (typeof given === 'string' && given !== '') {
        const opened = openField(sealing(HANDED_OVER), given, clock())
        if ('refused' in opened) return sendBody(request, reply, refuse(opened.refused, path), opened.refused)
        cookie.keep(reply, given)
      }
      return reply.redirect(deskTellPath(id), 303)
    })
  }
}
