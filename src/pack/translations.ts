import { type PoFile, po } from 'gettext-parser'
import type { Problem } from '../kit/result.ts'

export interface TranslationRead {
  /** The file as it was read. */
  readonly text: string
  /** English → the other language; only what is translated and not marked “fuzzy”. */
  readonly strings: ReadonlyMap<string, string>
  readonly faults: readonly Problem[]
}

/** Reads `translations/LANGUAGE.po`. Never throws. */
export const readTranslation = (file: string, text: string): TranslationRead => {
  const strings = new Map<string, string>()
  try {
    for (const context of Object.values(po.parse(text).translations)) {
      for (const { msgid, msgstr, comments } of Object.values(context)) {
        if (msgid && msgstr[0] && !comments?.flag?.includes('fuzzy')) strings.set(msgid, msgstr[0])
      }
    }
    return { text, strings, faults: [] }
  } catch (error) {
    const line = (error as { lineNumber?: number }).lineNumber
    const where = line ? `${file}:${line}` : file
    const right = 'Each string is: msgid "English" and, on the next line, msgstr "the translation".'
    return { text, strings, faults: [{ where, what: 'This is not a gettext file that can be read.', right }] }
  }
}

/** The places of a text that are filled in: `{number}`. */
export const placeholdersOf = (text: string): string[] => text.match(/\{\w+\}/g) ?? []

/** How many strings a translation gained, has no translation of yet, and has that nobody uses any more. */
export interface TranslationUpdate {
  readonly text: string
  readonly added: number
  readonly missing: number
  readonly unused: number
}

/**
 * A translation file with every given English string in it. What it has already stays as it is, even where nobody
 * uses it any more: the work of a translator is never thrown away.
 * @throws SyntaxError where `text` is not a gettext file.
 */
export const updateTranslation = (
  text: string | undefined,
  language: string,
  strings: readonly string[],
): TranslationUpdate => {
  const file: PoFile = text === undefined ? emptyFile(language) : po.parse(text)
  const own = file.translations[''] ?? {}
  file.translations[''] = own
  const added = strings.filter((one) => !Object.hasOwn(own, one))
  for (const msgid of added) own[msgid] = { msgid, msgstr: [''] }
  const wanted = new Set(strings)
  return {
    text: `${po.compile(file, { foldLength: 100 }).toString('utf8').trimEnd()}\n`,
    added: added.length,
    missing: strings.filter((one) => !own[one]?.msgstr[0]).length,
    unused: Object.keys(own).filter((one) => one !== '' && !wanted.has(one)).length,
  }
}

const emptyFile = (language: string): PoFile => ({
  charset: 'utf-8',
  headers: {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    Language: language,
    'MIME-Version': '1.0',
  },
  translations: {},
})
