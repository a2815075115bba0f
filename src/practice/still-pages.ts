import { type Page, page, type Reader, readerOf } from '../frame/index.ts'
import { type Body, readyBody, type Server, sendBody } from '../http/index.ts'
import { Recent } from '../kit/recent.ts'
import type { PracticeParts } from './practice-parts.ts'

/** Serves pages that are the same for everybody for a minute: somebody opens or closes. */
export function stillPages(
  server: Server,
  { pack, assets, clock }: Pick<PracticeParts, 'pack' | 'assets' | 'clock'>,
  language: string,
): (path: string, make: (reader: Reader) => Page) => void {
  const kept = new Recent<Body>(100)
  const around = (): string => (assets.footerLinks?.() ?? []).map(({ path }) => path).join()
  return (path, make) => {
    server.get(path, (request, reply) => {
      const now = clock()
      const body = kept.get(`${path} ${around()} ${Math.floor(now.getTime() / 60_000)}`, () => {
        const reader = readerOf(pack, language, now)
        return readyBody(page(reader, assets, make(reader)))
      })
      return sendBody(request, reply.header('cache-control', 'no-cache'), body)
    })
  }
}
