import { guideUrl, PATHS, type Place } from '../guide/urls.ts'
import { type Translate, translator } from '../kit/translate.ts'
import type { Pack, Teller, TextByTeller } from '../pack/index.ts'

/** For whom a page is made: which pack, which language, at which moment. Nothing about the person. */
export interface Reader {
  readonly pack: Pack
  readonly language: string
  /** '' for the default language, '/cy' for another. */
  readonly prefix: string
  readonly now: Date
  readonly t: Translate
  /** The path of a place of the guide, in this reader's language. */
  url(place: Place): string
  /** The same for any other path of the guide. */
  at(path: string): string
}

export function readerOf(pack: Pack, language: string, now: Date): Reader {
  const prefix = language === pack.partnership.languages[0] ? '' : `/${language}`
  return {
    pack,
    language,
    prefix,
    now,
    t: translator(pack.translations.get(language)),
    url: (place) => guideUrl(prefix, place),
    at: (path) => prefix + path,
  }
}

/** The language that a path asks for; the default one where it names none. */
export function languageOf(pack: Pack, path: string): string {
  const first = path.split('/', 2)[1] ?? ''
  const [standard = 'en', ...others] = pack.partnership.languages
  return others.includes(first) ? first : standard
}

/** A pack's text as it is said to one who tells, in English; `t` translates it. */
export function byTeller(text: TextByTeller, teller: Teller | undefined): string {
  if (typeof text === 'string') return text
  return (teller && text[teller]) ?? text.default ?? Object.values(text)[0] ?? ''
}

export { PATHS }
