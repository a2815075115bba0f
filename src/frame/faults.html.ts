import { govukOnce } from '../kit/govuk.ts'
import type { Content } from '../kit/html.ts'
import type { Reader } from './reader.ts'

/** What is wrong with a form: the field's id, and a sentence. */
export interface FieldFault {
  readonly field: string
  readonly says: string
}

/** All faults above the form, each a link to its field; nothing where there are none. */
export const faultSummary = ({ t }: Reader, faults: readonly FieldFault[]): Content =>
  faults.length > 0 &&
  govukOnce('ErrorSummary', {
    titleText: t('There is a problem'),
    errorList: faults.map(({ field, says }) => ({ text: says, href: `#${field}` })),
  })

/** The fault of one field, as the GOV.UK macros take it. */
export const faultOf = (
  faults: readonly FieldFault[],
  field: string,
): { errorMessage: { text: string } } | Record<never, never> => {
  const fault = faults.find((one) => one.field === field)
  return fault ? { errorMessage: { text: fault.says } } : {}
}

/** The title of a page, which says first that something is wrong. */
export const titled = ({ t }: Reader, title: string, faults: readonly FieldFault[]): string =>
  faults.length > 0 ? t('Error: {title}', { title }) : title
