import { HANDED_OVER, type Page, type Reader } from '../frame/index.ts'
import type { Server } from '../http/index.ts'
import { articles } from './articles/articles-chapter.ts'
import { library } from './library/library-chapter.ts'
import { aboutPage } from './pages/about.html.ts'
import { accessibilityPage } from './pages/accessibility.html.ts'
import { contactsPage } from './pages/contacts.html.ts'
import { doorPage } from './pages/door.html.ts'
import { leavingPage } from './pages/leaving.html.ts'
import { nothingHappenedPage } from './pages/nothing-happened.html.ts'
import { privacyPage } from './pages/privacy.html.ts'
import { startPage } from './pages/start.html.ts'
import { search } from './search/search-chapter.ts'
import { serveSecurityTxt } from './security-txt.ts'
import { type Chapter, type GuideParts, shelfOf } from './shelf.ts'
import { signs } from './signs/signs-chapter.ts'
import { PATHS, type Place } from './urls.ts'
import { howItIsDecidedPage } from './whom-to-tell/how-it-is-decided.html.ts'
import { begin, step } from './whom-to-tell/whom-to-tell.ts'

/** Pages of one place each. */
export const PAGES: Partial<Record<Place, (reader: Reader) => Page>> = {
  start: startPage,
  howItIsDecided: howItIsDecidedPage,
  contacts: contactsPage,
  nothingHappened: nothingHappenedPage,
  youngPeople: (reader) => doorPage(reader, 'youngPeople'),
  parents: (reader) => doorPage(reader, 'parents'),
  practitioners: (reader) => doorPage(reader, 'practitioners'),
  leaving: leavingPage,
  accessibility: accessibilityPage,
  about: aboutPage,
  privacy: privacyPage,
}

const stillPages: Chapter = ({ still }) => {
  for (const [place, make] of Object.entries(PAGES)) still(PATHS[place as Place], make)
}

const whomToTell: Chapter = ({ asked, sealing }) => {
  const seal = sealing(HANDED_OVER)
  asked(PATHS.whomToTell, (reader, sent) => (sent ? step(reader, seal, sent) : begin(reader, seal)))
}

/** The chapters of the guide, each with its own pages. */
const CHAPTERS: readonly Chapter[] = [stillPages, whomToTell, signs, library, articles, search]

export function serveGuide(server: Server, parts: GuideParts): void {
  serveSecurityTxt(server, parts)
  for (const language of parts.pack.partnership.languages) {
    const shelf = shelfOf(server, parts, language)
    for (const chapter of CHAPTERS) chapter(shelf)
  }
}
