import type { Reader } from '../../frame/index.ts'
import type { Answers } from '../../questionnaire/index.ts'
import { openField, type Sealing } from '../../vault/index.ts'
import type { CompiledForm } from '../forms/compiled.ts'
import type { FormId } from '../told.ts'
import { copyPage } from './pages/copy.html.ts'
import { printCopy } from './print-copy.ts'
import type { Reply } from './reply.ts'

const copyOf = (form: FormId): string => `tell/copy/${form}`

/** What travels in the page after sending, for who asks to see it: exactly what was sent, and when. */
interface Copy {
  readonly answers: Answers
  readonly sentAt: string
}

export const sealCopy = (
  sealing: (journey: string) => Sealing,
  form: FormId,
  answers: Answers,
  now: Date,
): string => sealing(copyOf(form)).seal({ answers, sentAt: now.toISOString() } satisfies Copy, now)

/** What was sent, as a page to print or as a PDF. It comes sealed with who asks: nothing is looked up. */
export async function answerCopy(
  reader: Reader,
  made: CompiledForm,
  sealing: (journey: string) => Sealing,
  { sealed, trial, asPdf }: { sealed: string; trial: boolean; asPdf: boolean },
): Promise<Reply> {
  const opened = openField(sealing(copyOf(made.form.id)), sealed, reader.now)
  if ('refused' in opened) return opened
  const { answers, sentAt } = opened.value as Copy
  const pdf = asPdf ? await printCopy(reader, made, { answers, sentAt: new Date(sentAt), trial }) : null
  if (pdf) return { pdf }
  const page = copyPage(reader, made, { answers, trial, sealed: asPdf ? null : sealed })
  return { page, status: 200, cache: 'no-store' }
}
