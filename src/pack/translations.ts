import { po } from 'gettext-parser'
import type { Problem } from '../kit/result.ts'

export interface TranslationRead {
  readonly strings: ReadonlyMap<string, string>
  readonly faults: readonly Problem[]
}

/** Reads `translations/LANGUAGE.po`. Strings without a translation, and those marked fuzzy, are left out. Never throws. */
export const readTranslation = (file: string, text: string): TranslationRead => {
  const strings = new Map<string, string>()
  try {
    for (const context of Object.values(po.parse(text).translations)) {
      for (const { msgid, msgstr, comments } of Object.values(context)) {
        if (msgid && msgstr[0] && !comments?.flag?.includes('fuzzy')) strings.set(msgid, msgstr[0])
      }
    }
    return { strings, faults: [] }
  } catch (error) {
    const line = (error as { lineNumber?: number }).lineNumber
    const where = line ? `${file}:${line}` : file
    const right = 'Each string is: msgid "English" and, on the next line, msgstr "the translation".'
    return { strings, faults: [{ where, what: 'This is not a gettext file that can be read.', right }] }
  }
}
