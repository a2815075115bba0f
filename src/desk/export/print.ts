import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../../frame/index.ts'
import type { openPress } from '../../pdf/index.ts'
import type { Deliverable } from './deliverable.ts'
import { linesOf } from './formats.ts'

const template = readFileSync(join(import.meta.dirname, 'concern.typ'), 'utf8')

/** The same as a tagged PDF. @throws where this machine cannot print */
export const printDeliverable = async (
  reader: Reader,
  taken: Deliverable,
  press: ReturnType<typeof openPress>,
): Promise<Uint8Array> => {
  const opened = await press
  if (!opened.ok) throw new Error('This machine cannot print.')
  const { t } = reader
  const parts = Map.groupBy(linesOf(reader, taken), ({ part }) => part)
  const data = {
    title: t('Concern {reference}', { reference: taken.reference }),
    partnership: taken.partnership,
    form: t(taken.form.title),
    notice: t(
      'Who told is kept apart, and is not in this document. Keep it where only those see it who must.',
    ),
    parts: [...parts].map(([title, lines]) => ({
      title,
      lines: lines.map(({ asked, answer }) => ({ asked, answer })),
    })),
  }
  const printed = await opened.value.print(template, data, taken.taken_at.slice(0, 10))
  return printed.bytes
}
