import type { Visit } from '../../accounts/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import { dayOf, isDay } from '../../pack/index.ts'
import { dayIn, exactlyOf, WHO_FIELDS, type Who, whoFaults } from '../exactly.ts'
import type { RequestKind } from '../schema.ts'
import type { Asked } from './asked.ts'

const OWN = ['id', 'kind', 'asker', 'whose', 'contact', 'got-day', 'got-month', 'got-year'] as const
export type TypedRequest = Who & Readonly<Record<(typeof OWN)[number], string>>
export const WHOSE = ['own', 'child', 'other'] as const
const LONGEST = 1000

export const typedRequest = (form: Visit['form']): TypedRequest =>
  Object.fromEntries([...WHO_FIELDS, ...OWN].map((name) => [name, typedText(form, name)])) as TypedRequest

export interface ReadRequest {
  readonly kind: RequestKind
  readonly receivedOn: string
  readonly asked: Asked
}

/** Who, of what was typed. */
export const whoIn = (typed: Who): Who =>
  Object.fromEntries(WHO_FIELDS.map((name) => [name, typed[name]])) as Who

/** A request, or what is wrong with it. */
export const readRequest = (
  { reader: { t }, now }: Pick<Visit, 'reader' | 'now'>,
  typed: TypedRequest,
): ReadRequest | FieldFault[] => {
  const faults: FieldFault[] = []
  const wrong = (field: string, says: string): void => void faults.push({ field, says })
  const kind = (['access', 'erasure'] as const).find((one) => one === typed.kind)
  const whose = WHOSE.find((one) => one === typed.whose)
  const receivedOn = dayIn({ day: typed['got-day'], month: typed['got-month'], year: typed['got-year'] })
  const who = whoIn(typed)
  if (!kind) wrong('kind', t('Choose what they ask'))
  if (!isDay(receivedOn) || receivedOn > dayOf(now) || receivedOn < '2018-05-25')
    wrong('got-day', t('Write the day on which it came: today or earlier'))
  if (typed.asker === '') wrong('asker', t('Write who asks'))
  if (!whose) wrong('whose', t('Choose for whom they ask'))
  if (typed.contact === '') wrong('contact', t('Write how the answer reaches them'))
  for (const field of ['asker', 'contact'] as const)
    if (typed[field].length > LONGEST) wrong(field, t('Write {n} characters or fewer', { n: LONGEST }))
  faults.push(...findable(t, who))
  if (faults.length > 0 || !kind || !whose) return faults
  return { kind, receivedOn, asked: { asker: typed.asker, whose, contact: typed.contact, who } }
}

/** Whether anything can be found by it. */
export const findable = (t: Visit['reader']['t'], who: Who): FieldFault[] => {
  const faults = whoFaults(t, who)
  const { texts, references, emails } = exactlyOf(who)
  return faults.length > 0 || texts.length + references.length + emails.length > 0
    ? faults
    : [
        {
          field: 'names',
          says: t(
            'Write something by which they are found exactly: a name with the date of birth, a number, an address, an account or a reference',
          ),
        },
      ]
}
