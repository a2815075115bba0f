import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../frame/index.ts'
import { dayOf } from '../pack/index.ts'
import type { openPress, Printable } from '../pdf/index.ts'

/** Opened when somebody wants a document for the first time. */
export type OpenPress = () => ReturnType<typeof openPress>

/** What is printed here: a card to keep, a card for behind the counter, a certificate. */
const TEMPLATES = {
  'parents/card.typ': '',
  'shift/counter.typ': '',
  'certificate/certificate.typ': '',
}
for (const name of Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[])
  TEMPLATES[name] = readFileSync(join(import.meta.dirname, name), 'utf8')

/** A tagged PDF in the colours of the pack; null where this machine cannot print. */
export async function printed(
  { pack, now }: Reader,
  press: OpenPress,
  name: keyof typeof TEMPLATES,
  data: { readonly [key: string]: Printable },
): Promise<Buffer | null> {
  const opened = await press()
  if (!opened.ok) return null
  const { accent } = pack.partnership.theme
  const { bytes } = await opened.value.print(TEMPLATES[name], { ...data, accent }, dayOf(now))
  return Buffer.from(bytes)
}
