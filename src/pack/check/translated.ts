import type { Problem } from '../../kit/result.ts'
import { didYouMean } from '../did-you-mean.ts'
import { TRANSLATIONS_FOLDER } from '../pack-files.ts'
import type { Parts } from '../parts.ts'
import { placeholdersOf, type TranslationRead } from '../translations.ts'
import type { Page } from './pages.ts'
import { stringsOf } from './strings.ts'

/** Languages without a file, files without a language, strings that are missing or lost a placeholder. */
export const checkTranslations = (
  parts: Parts,
  pages: readonly Page[],
  translations: ReadonlyMap<string, TranslationRead>,
  interfaceStrings: readonly string[],
): { faults: Problem[]; warnings: Problem[] } => {
  const faults: Problem[] = []
  const warnings: Problem[] = []
  if (!parts.partnership) return { faults, warnings }
  const { partnership } = parts
  const [own, ...others] = partnership.value.languages
  if (own !== 'en') {
    faults.push({
      where: partnership.where(['languages', 0]),
      what: `The first language is “${own}”.`,
      right: 'A pack is written in English: “en” comes first.',
    })
  }
  for (const [i, language] of others.entries()) {
    if (translations.has(language)) continue
    faults.push({
      where: partnership.where(['languages', i + 1]),
      what: `There is no ${TRANSLATIONS_FOLDER}/${language}.po.`,
      right: `Begin one: early-signs pack strings DIR --language ${language}`,
    })
  }
  const strings = [...new Set([...stringsOf(parts, pages), ...interfaceStrings])]
  for (const [language, { strings: translated }] of translations) {
    const where = `${TRANSLATIONS_FOLDER}/${language}.po`
    if (!others.includes(language)) {
      const right = didYouMean(language, others) || `Add “${language}” to “languages”, or remove the file.`
      warnings.push({ where, what: `partnership.yaml does not name the language “${language}”.`, right })
    }
    const missing = strings.filter((text) => !translated.has(text)).length
    if (missing > 0) {
      warnings.push({
        where,
        what: `${missing} of ${strings.length} strings have no translation; they are shown in English.`,
        right: `early-signs pack strings DIR --language ${language} writes them into the file.`,
      })
    }
    for (const [english, text] of translated) {
      const kept = placeholdersOf(text)
      // A word of who plays ({friend_they}) may give way to the name: another language needs it elsewhere, or not.
      const lost = placeholdersOf(english).filter(
        (one) => !kept.includes(one) && !kept.includes(one.replace(/_\w+\}$/, '}')),
      )
      if (lost.length === 0) continue
      faults.push({
        where,
        what: `The translation of “${english.slice(0, 40)}…” has lost ${lost.join(', ')}.`,
        right: 'Put it where the number or the name belongs.',
      })
    }
  }
  return { faults, warnings }
}
