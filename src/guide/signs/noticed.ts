import type { Reader } from '../../frame/index.ts'
import type { Sent } from '../../kit/sent.ts'
import type { Sign } from '../../pack/index.ts'
import type { Sealing } from '../../vault/index.ts'
import type { Reply } from '../shelf.ts'
import type { DoorPlace } from '../urls.ts'
import { openKept, sealNoticed, words } from '../whom-to-tell/whom-to-tell.ts'
import { findSigns } from './find-signs.ts'
import { noticedPage } from './noticed.html.ts'
import { noticedAnswerPage } from './noticed-answer.html.ts'
import { settingsOf } from './noticers.ts'

/** The most that is read of the search box, in characters: a sentence or two. */
const MOST_TYPED = 200

/**
 * "What have you noticed?" by one door. What is ticked travels in the page: as ticks while the list is searched, sealed
 * once it is answered. Nothing is counted or weighed.
 */
export function notice(reader: Reader, sealing: Sealing, place: DoorPlace, sent: Sent | null): Reply {
  const list = (view: Omit<Parameters<typeof noticedPage>[1], 'place'>): Reply => ({
    status: view.fault ? 422 : 200,
    page: noticedPage(reader, { place, ...view }),
  })
  if (!sent) return list({ ticked: [] })

  const [sealed, another] = words(sent.sealed)
  if (another !== undefined) return { refused: 400 }
  if (sealed) {
    const kept = openKept(reader, sealing, sealed)
    return 'refused' in kept ? kept : list({ ticked: kept.noticed })
  }

  const ticked = inOrder(reader, words(sent.noticed))
  const typed = (words(sent.find)[0] ?? '').slice(0, MOST_TYPED).trim()
  const [go = ''] = words(sent.go)
  if (go === 'find') return list({ ticked, ...(typed ? { typed, found: findSigns(reader, typed) } : {}) })
  if (go === 'all') return list({ ticked })
  if (go.startsWith('by ')) {
    const [noticer] = settingsOf(reader).find(([id]) => go === `by ${id}`) ?? []
    if (!noticer) return { refused: 400 }
    const found = [...reader.pack.signs.values()].filter(({ noticed_by }) => noticed_by.includes(noticer))
    return list({ ticked, noticer, found })
  }
  if (ticked.length === 0) return list({ ticked, fault: true })
  const signs = ticked.flatMap((id) => reader.pack.signs.get(id) ?? [])
  return {
    status: 200,
    page: noticedAnswerPage(reader, { place, signs, sealed: sealNoticed(reader, sealing, ticked) }),
  }
}

/** Those of the ids that are signs of today's pack, in its order and each once. */
const inOrder = ({ pack }: Reader, ids: readonly string[]): Sign['id'][] =>
  [...pack.signs.keys()].filter((id) => ids.includes(id))
