import { faultSummary, type Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import type { Content, Html } from '../../kit/html.ts'
import type { Problem } from '../../kit/result.ts'

/** What is wrong, listed and linked; nothing where nothing is. `where` is the id of the field. */
export const errors = (reader: Reader, faults: readonly Problem[]): Content =>
  faultSummary(
    reader,
    faults.map(({ where, what }) => ({ field: where, says: reader.t(what) })),
  )

/** The fault of one field, as its control wants it. */
export const errorOf = (
  { t }: Reader,
  faults: readonly Problem[],
  where: string,
): { errorMessage?: { text: string } } => {
  const fault = faults.find((one) => one.where === where)
  return fault ? { errorMessage: { text: t(fault.what) } } : {}
}

export const submit = (words: string, more: { name?: string; value?: string; classes?: string } = {}): Html =>
  govukOnce('Button', { text: words, preventDoubleClick: true, ...more })
