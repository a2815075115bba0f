import type { Visit } from '../../accounts/index.ts'
import { accountsNamed, lookedUpBy, OPENED_BY, type OpenedBy, readReference } from '../../concern/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import type { Desk } from '../../pack/index.ts'

/** What somebody typed who looks for a concern of another team. */
export const SEARCH_FIELDS = ['by', 'what', 'service', 'day', 'month', 'year', 'reason', 'words'] as const
export type Typed = Readonly<Record<(typeof SEARCH_FIELDS)[number], string>>

/** What is looked for: by its reference, or by a text of `lookedUpBy`. */
export interface Search {
  readonly by: OpenedBy
  readonly reference: string | null
  readonly texts: readonly string[]
  readonly reason: string
  readonly words: string
}

const LONGEST_WORDS = 1000

export const typedOf = (form: Visit['form']): Typed =>
  Object.fromEntries(SEARCH_FIELDS.map((name) => [name, typedText(form, name)])) as Typed

/** Reads it; where something is missing, or would match more than exactly one thing, that is said. */
export const readSearch = (
  { reader: { t } }: Pick<Visit, 'reader'>,
  rules: NonNullable<Desk['opens_more']>,
  typed: Typed,
): Search | FieldFault[] => {
  const by = OPENED_BY.find((one) => one === typed.by)
  const reference = by === 'reference' ? readReference(typed.what) : null
  const born = [typed.year, typed.month.padStart(2, '0'), typed.day.padStart(2, '0')].join('-')
  const texts = by ? textsOf(by, typed, born) : []
  const faults: FieldFault[] = []
  const wrong = (field: string, says: string): void => void faults.push({ field, says })
  if (!by) wrong('by', t('Choose by what you look'))
  else if (typed.what === '') wrong('what', t('Write what you look for'))
  else if (!reference && texts.length === 0)
    wrong(
      by === 'person' && textsOf(by, typed, '2000-01-01').length > 0 ? 'born-day' : 'what',
      {
        reference: t('Write the whole reference: five letters or figures, a dash, and five more'),
        plate: t('Write the whole number plate: part of one finds nothing'),
        phone: t('Write the whole telephone number'),
        account: t('Write the name of the account, without gaps'),
        person: t('Write the whole name and the whole date of birth'),
      }[by],
    )
  if (!rules.reasons.some(({ id }) => id === typed.reason)) wrong('reason', t('Choose why'))
  if (typed.words === '') wrong('words', t('Write why you need to see it now'))
  if (typed.words.length > LONGEST_WORDS)
    wrong('words', t('Write {n} characters or fewer', { n: LONGEST_WORDS }))
  return faults.length > 0 || !by
    ? faults
    : { by, reference, texts, reason: typed.reason, words: typed.words }
}

const textsOf = (by: OpenedBy, { what, service }: Typed, born: string): readonly string[] => {
  if (by === 'plate') return lookedUpBy({ kind: 'vehicle', said: { plate: what } })
  if (by === 'phone') return lookedUpBy({ kind: 'phone', said: { number: what } }).slice(0, 1)
  if (by === 'account') return accountsNamed(what, service)
  return by === 'person'
    ? lookedUpBy({ kind: 'person', said: { name: what, born } }).filter((text) => text.startsWith('person:'))
    : []
}
