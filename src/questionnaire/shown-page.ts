import type { Html } from '../kit/html.ts'
import type {} from '../kit/sent.ts'
import type { Answers, ShownPage } from './answers.ts'
import { type PageFault, typedOf } from './read-page.ts'
import type { Typed } from './typed.ts'
import { entriesOf, type Way } from './walk.ts'

/** What stands on a page beside what is asked: faults, what was typed, what has happened. */
export interface Showing {
  readonly faults?: readonly PageFault[]
  readonly typed?: Typed
  readonly notice?: Html
}

/** After one person, vehicle or place: the next that is needed, or the list of them. */
export const pageAfter = ({ pages }: Way, at: number): ShownPage | undefined => {
  const here = pages[at]
  if (here?.item === undefined) return pages[at + 1]
  return pages.find(({ page, list, done }) => page === here.page && (list || !done))
}

/** What a page shows of the answers before: those to its own questions. */
export function typedOnPage({ page, item, questions }: ShownPage, answers: Answers): Typed {
  const from = item === undefined ? answers : (entriesOf(answers, page)[item] ?? {})
  return Object.assign({}, ...questions.map((question) => typedOf(question, from)))
}

/** What holds a narrative is kept by no browser; of all else, Back finds the page again. */
export function cacheOf(shown: ShownPage | undefined, way: Way): 'no-store' | 'private, no-cache' {
  const pages = way.pages.filter(
    ({ page, key }) => !shown || key === shown.key || (shown.list && page === shown.page),
  )
  return pages.some(({ questions }) => questions.some(({ open }) => open)) ? 'no-store' : 'private, no-cache'
}
