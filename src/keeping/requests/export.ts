import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Visit } from '../../accounts/index.ts'
import { compiledForms } from '../../concern/index.ts'
import { toldWords } from '../../desk/index.ts'
import type { Reader } from '../../frame/index.ts'
import { dayOf } from '../../pack/index.ts'
import type { openPress } from '../../pdf/index.ts'
import type { Answers } from '../../questionnaire/index.ts'
import { sealedSource } from './find-queries.ts'
import type { RequestKeys } from './keys.ts'
import { SOURCE } from './piece.ts'
import { piecesOf } from './pieces.ts'
import { type Found, foundBy } from './request-queries.ts'
import { aboutReview, reviewWords } from './review.ts'

/** Raised when a reader of the file must be changed. */
const GIVEN_VERSION = 1

/** What somebody is given about themselves. Documented in docs/keeping.md; fields may be added within a version. */
export interface Given {
  readonly format: 'early-signs-subject-access'
  readonly version: typeof GIVEN_VERSION
  readonly partnership: string
  /** yyyy-mm-dd */
  readonly made_on: string
  readonly records: readonly {
    readonly kind: Found['kind']
    readonly title: string
    readonly parts: readonly { readonly part: string; readonly text: string }[]
    /** Something of it was left out, or words were taken out. */
    readonly shortened: boolean
  }[]
}

type Giving = Pick<Visit, 'tx' | 'actor' | 'reader' | 'now'>

/** Everything that was decided to be given, as it was decided. Who told is read where that was decided, and recorded. */
export const givenTo = async (visit: Giving, keys: RequestKeys, requestId: string): Promise<Given> => {
  const { tx, reader, now } = visit
  const records: Given['records'][number][] = []
  for (const found of await foundBy(tx, requestId)) {
    if (found.verdict !== 'give') continue
    const words = reviewWords(keys, aboutReview(requestId, found.kind, found.ofId), found.sealed)
    const pieces = words && (await piecesOf(visit, keys, requestId, found))
    if (!words || !pieces) continue
    const choices = new Map(words.choices.map((one) => [one.key, one]))
    const parts: { part: string; text: string }[] = []
    for (const { key, part, text } of pieces.pieces) {
      // What came to the record after it was read is not given unread.
      const { choice, text: left = '' } = choices.get(key) ?? {}
      if (choice !== 'give' && choice !== 'shorten') continue
      if (key === SOURCE) {
        const source = found.withSource ? await sourceText(visit, keys, requestId, found) : null
        if (source) parts.push({ part, text: source })
      } else if (text !== null) parts.push({ part, text: choice === 'shorten' ? left : text })
    }
    const shortened = pieces.pieces.some(({ key }) => key !== SOURCE && choices.get(key)?.choice !== 'give')
    records.push({ kind: found.kind, title: pieces.title, parts, shortened })
  }
  return {
    format: 'early-signs-subject-access',
    version: GIVEN_VERSION,
    partnership: reader.pack.partnership.name,
    made_on: dayOf(now),
    records,
  }
}

const sourceText = async (
  { tx, actor, reader }: Giving,
  keys: RequestKeys,
  requestId: string,
  { ofId }: Found,
): Promise<string | null> => {
  const sealed = await sealedSource(tx, { requestId, reader: actor.personId }, ofId)
  const open = sealed && keys.concern.source.unseal(sealed, ofId)
  if (!open) return null
  const { answers } = JSON.parse(open) as { answers: Answers }
  // In the words of whichever form asked it.
  const lines = [...compiledForms(reader.pack).values()]
    .map(({ form, compiled }) => toldWords(reader.t, form, compiled, answers))
    .toSorted((a, b) => a.earlier.length - b.earlier.length)[0]
  return [
    ...(lines?.parts ?? []).flatMap(({ rows }) =>
      rows.map(({ ask, lines: said }) => `${ask}\n${said.join('\n')}`),
    ),
    ...(lines?.earlier ?? []).map(({ question, text }) => `${question}\n${text}`),
  ].join('\n\n')
}

const template = readFileSync(join(import.meta.dirname, 'given.typ'), 'utf8')

/** The same as a tagged PDF. @throws where this machine cannot print */
export const printGiven = async (
  { t }: Reader,
  given: Given,
  press: ReturnType<typeof openPress>,
): Promise<Uint8Array> => {
  const opened = await press
  if (!opened.ok) throw new Error('This machine cannot print.')
  const data = {
    title: t('What is kept about you'),
    partnership: given.partnership,
    notice: t(
      'Keep it where only you see it. You may ask that what is wrong is put right, and you may complain to the Information Commissioner (ico.org.uk).',
    ),
    shortened: t('Parts of this were left out, to protect somebody.'),
    nothing: t('Nothing that can be given was found.'),
    records: given.records.map(({ title, parts, shortened }) => ({
      title,
      shortened,
      parts: parts.map(({ part, text }) => ({ part, text })),
    })),
  }
  return (await opened.value.print(template, data, given.made_on)).bytes
}
