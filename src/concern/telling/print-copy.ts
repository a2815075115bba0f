import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../../frame/index.ts'
import { dayInWords } from '../../frame/index.ts'
import { dayOf } from '../../pack/index.ts'
import { openPress, type Press, type Printable } from '../../pdf/index.ts'
import { type Answers, inWords } from '../../questionnaire/index.ts'
import type { CompiledForm } from '../forms/compiled.ts'

let opened: ReturnType<typeof openPress> | undefined

/** Typst takes a while to load: not before somebody wants a copy. */
const pressOnce = async (): Promise<Press | null> => {
  opened ??= openPress()
  const press = await opened
  return press.ok ? press.value : null
}

/** What was sent as a tagged PDF (PDF/UA-1), made for one person and kept nowhere; null where this machine cannot print. */
export async function printCopy(
  reader: Reader,
  { form, compiled }: CompiledForm,
  { answers, sentAt, trial }: { answers: Answers; sentAt: Date; trial: boolean },
): Promise<Uint8Array | null> {
  const press = await pressOnce()
  if (!press) return null
  const { t, pack } = reader
  const day = dayOf(sentAt)
  const data: Printable = {
    title: t(form.title),
    partnership: t(pack.partnership.name),
    sent: t('Sent on {day}', { day: dayInWords(reader, day) }),
    page: t('Page'),
    trial: trial
      ? t(
          'This is a trial copy. Nobody real receives what you send here. If you are worried about a real child, telephone.',
        )
      : null,
    parts: inWords(t, compiled, answers).map(({ title, rows }) => ({
      title,
      rows: rows.map(({ ask, lines }) => ({ ask, lines })),
    })),
  }
  const template = readFileSync(join(import.meta.dirname, 'copy.typ'), 'utf8')
  return (await press.print(template, data, day)).bytes
}
