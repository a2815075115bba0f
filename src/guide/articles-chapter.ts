import { articlesOf } from './articles.ts'
import { articlePage } from './pages/article.html.ts'
import type { Chapter } from './shelf.ts'
import { articlePath, DOORS } from './urls.ts'

/** The guidance of each door. */
export const articles: Chapter = ({ pack, still }) => {
  for (const place of DOORS)
    for (const article of articlesOf(pack, place))
      still(articlePath(place, article.id), (reader) => articlePage(reader, place, article))
}
