import type { Chapter } from '../shelf.ts'
import { articlePath, DOORS } from '../urls.ts'
import { articlePage } from './article.html.ts'
import { articlesOf } from './articles.ts'

/** The guidance of each door. */
export const articles: Chapter = ({ pack, still }) => {
  for (const place of DOORS)
    for (const article of articlesOf(pack, place))
      still(articlePath(place, article.id), (reader) => articlePage(reader, place, article))
}
