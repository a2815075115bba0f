import type { StaffRoutes } from '../accounts/index.ts'
import type { Database } from '../db/index.ts'
import type { Assets } from '../frame/index.ts'
import type { Body, Server } from '../http/index.ts'
import type { Pack } from '../pack/index.ts'
import { openPress } from '../pdf/index.ts'
import type { Sealing } from '../vault/index.ts'
import { coloursOf } from './compose-briefing.ts'
import { serveEditor } from './editor/routes.ts'
import { servePublished } from './published/public-routes.ts'
import { openPublishedShelf, type PublishedShelf } from './published/published-shelf.ts'
import { briefingStyles } from './published/style-sheet.ts'
import { serveTeams } from './team/team-routes.ts'
import { BRIEFINGS } from './urls.ts'

export interface BriefingParts {
  readonly sealing: (journey: string) => Sealing
  /** The root of every other key. */
  readonly key: Uint8Array
  readonly pack: Pack
  readonly assets: Assets
  readonly database: Database
  readonly partnershipId: string
  /** The data folder. */
  readonly data: string
  readonly publicUrl: string
  readonly clock: () => Date
  readonly refuse: (status: number, path: string) => Body
}

/** In the footer of every public page while something is published. */
export const BRIEFINGS_LINK = { path: BRIEFINGS, words: 'Briefings' } as const

/** Everything about briefings: what anybody may read, and the editor. */
export const serveBriefings = async (
  server: Server,
  staff: StaffRoutes,
  { pack, assets, database, partnershipId, data, publicUrl, clock, refuse, sealing, key }: BriefingParts,
): Promise<PublishedShelf> => {
  const [styles, shelf] = await Promise.all([
    briefingStyles(coloursOf(pack), `${data}/cache`),
    openPublishedShelf({ database, partnershipId, folder: data }),
  ])
  // Typst takes a second to load, and is needed by few: it is loaded for whoever needs it first.
  let press: ReturnType<typeof openPress> | undefined
  const desk = {
    pack,
    groups: { pack, key, partnershipId },
    styles,
    shelf,
    publicUrl,
    press: () => {
      press ??= openPress()
      return press
    },
  }
  servePublished(server, { pack, assets, styles, shelf, clock, refuse })
  serveTeams(server, {
    pack,
    assets,
    styles,
    shelf,
    database,
    partnershipId,
    sealing,
    publicUrl,
    clock,
    refuse,
  })
  serveEditor(staff, desk)
  server.addHook('onListen', async () => void shelf.refresh())
  server.addHook('onClose', async () => shelf.stop())
  return shelf
}
