import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { faults, ok, type Result } from '../../kit/result.ts'
import { readPack } from '../load-pack.ts'
import { TRANSLATIONS_FOLDER } from '../pack-files.ts'
import { type TranslationUpdate, updateTranslation } from '../translations.ts'
import { stringsOf } from './strings.ts'

export interface StringsWritten extends Omit<TranslationUpdate, 'text'> {
  readonly file: string
  readonly strings: number
}

/**
 * Writes every English string of a pack that is missing in `translations/LANGUAGE.po` into it, and begins the file
 * where there is none. A pack with faults is left alone: a string that could not be read would seem unused.
 */
export const updateStrings = async (
  dir: string,
  language: string,
  interfaceStrings: readonly string[] = [],
): Promise<Result<StringsWritten>> => {
  if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(language) || language === 'en') {
    const right = 'Two letters of another language than English: cy, pl, zh-CN.'
    return faults({ where: '--language', what: 'This is not a language to translate to.', right })
  }
  const reading = await readPack(dir)
  if (reading.faults.length > 0) return faults(...reading.faults)
  const strings = [...new Set([...stringsOf(reading.parts), ...interfaceStrings])]
  const file = `${TRANSLATIONS_FOLDER}/${language}.po`
  const { text, ...counts } = updateTranslation(reading.translations.get(language)?.text, language, strings)
  try {
    await mkdir(join(dir, TRANSLATIONS_FOLDER), { recursive: true })
    // Written beside and then renamed, so that a full disk cannot leave half a translation.
    await writeFile(join(dir, `${file}.new`), text)
    await rename(join(dir, `${file}.new`), join(dir, file))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return faults({
      where: file,
      what: `The file could not be written (${code}).`,
      right: 'Is the folder yours, and is there room?',
    })
  }
  return ok({ file, strings: strings.length, ...counts })
}
