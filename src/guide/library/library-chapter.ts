import type { Sent } from '../../kit/sent.ts'
import { AUDIENCES, type Audience } from '../../pack/index.ts'
import type { Chapter } from '../shelf.ts'
import { harmPath, PATHS, posterPath, tradePath } from '../urls.ts'
import { harmPage } from './harm.html.ts'
import { harmsPage } from './harms.html.ts'
import { posterPage } from './poster.html.ts'
import { resourcesPage, siftedBy } from './resources.html.ts'
import { tradePage } from './trade.html.ts'
import { tradesPage } from './trades.html.ts'

/** In whose words the signs of a harm are told: a parent's, where nobody or something unknown is asked for. */
const audienceOf = (asked: Sent): Audience => AUDIENCES.find((one) => one === asked.for) ?? 'parents'

/** What there is to read: harms, resources, guides for trades and their posters. */
export const library: Chapter = ({ pack, publicUrl, still, varied }) => {
  still(PATHS.harms, harmsPage)
  for (const harm of pack.harms.values())
    varied(harmPath(harm.id), audienceOf, (reader, audience) => harmPage(reader, harm, audience))

  varied(PATHS.resources, siftedBy, resourcesPage)

  still(PATHS.trades, tradesPage)
  for (const guide of pack.tradeGuides) {
    still(tradePath(guide.id), (reader) => tradePage(reader, guide))
    still(posterPath(guide.id), (reader) => posterPage(reader, guide, publicUrl))
  }
}
