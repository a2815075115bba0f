import type { Visit } from '../../accounts/index.ts'
import { readReference } from '../../concern/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import { isDay } from '../../pack/index.ts'
import { dayIn, exactlyOf, NOBODY, WHO_FIELDS, type Who, whoFaults } from '../exactly.ts'
import type { HoldKind } from '../schema.ts'

export const HOLD_KINDS = ['concern', 'account', 'exact'] as const
const OWN = ['kind', 'reference', 'email', 'reason', 'look-day', 'look-month', 'look-year'] as const
export type TypedHold = Who & Readonly<Record<(typeof OWN)[number], string>>

export const LONGEST_REASON = 2000

export const typedHold = (form: Visit['form']): TypedHold =>
  Object.fromEntries([...WHO_FIELDS, ...OWN].map((name) => [name, typedText(form, name)])) as TypedHold

/** A hold as it is to be put on. */
export interface ReadHold {
  readonly kind: HoldKind
  readonly reference: string | null
  readonly email: string
  readonly who: Who
  readonly on: string
  readonly reason: string
  readonly lookAgainOn: string | null
}

/** What was typed, or what is wrong with it. Whether the concern or the account is there is asked later. */
export const readHold = (
  { reader: { t } }: Pick<Visit, 'reader'>,
  typed: TypedHold,
): ReadHold | FieldFault[] => {
  const faults: FieldFault[] = []
  const wrong = (field: string, says: string): void => void faults.push({ field, says })
  const kind = HOLD_KINDS.find((one) => one === typed.kind)
  const reference = readReference(typed.reference)
  const who = kind === 'exact' ? pick(typed) : NOBODY
  if (!kind) wrong('kind', t('Choose what is held'))
  if (kind === 'concern' && !reference) wrong('reference', t('Write the whole reference'))
  if (kind === 'account' && typed.email === '') wrong('email', t('Write the e-mail address of the account'))
  if (kind === 'exact') {
    faults.push(...whoFaults(t, who))
    if (faults.length === 0 && exactlyOf(who).texts.length === 0)
      wrong(
        'names',
        t(
          'Write something that names exactly one person or thing: a name with the date of birth, a number, an account or a plate',
        ),
      )
  }
  if (typed.reason === '') wrong('reason', t('Write why it is held'))
  if (typed.reason.length > LONGEST_REASON)
    wrong('reason', t('Write {n} characters or fewer', { n: LONGEST_REASON }))
  const day = dayIn({ day: typed['look-day'], month: typed['look-month'], year: typed['look-year'] })
  if (day !== '' && !isDay(day)) wrong('look-day', t('Write the whole day, or none'))
  if (faults.length > 0 || !kind) return faults
  return {
    kind,
    reference,
    email: typed.email.toLowerCase(),
    who,
    on: onWords(kind, typed, reference),
    reason: typed.reason,
    lookAgainOn: day === '' ? null : day,
  }
}

const pick = (typed: TypedHold): Who => ({
  ...(Object.fromEntries(WHO_FIELDS.map((name) => [name, typed[name]])) as Who),
  // A concern by its reference is held as one.
  references: '',
})

const onWords = (kind: HoldKind, typed: TypedHold, reference: string | null): string =>
  kind === 'concern'
    ? (reference ?? '')
    : kind === 'account'
      ? typed.email.toLowerCase()
      : [
          [typed.names, dayIn(typed)].filter(Boolean).join(', '),
          typed.phones,
          typed.emails,
          typed.accounts,
          typed.plates,
        ]
          .filter(Boolean)
          .join('\n')
