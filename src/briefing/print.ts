import { ok, type Result } from '../kit/result.ts'
import { openPress, type Printed } from '../pdf/index.ts'
import type { Briefing } from './briefing.ts'
import { PLAIN_SIZES, plain } from './plain.ts'
import { sheet } from './sheet.ts'

const PLAIN_SIDES = 2
/** Where it takes more sides than two anyway. */
const LONG_SIZE = 10.5

export interface PrintedBriefing {
  /** One side of A4. */
  readonly sheet: Printed
  readonly plain: Printed
}

/**
 * Both printed forms. A fault where this machine cannot print. Start it before the briefing is composed: what it loads,
 * it loads meanwhile.
 */
export const renderPdf = async (
  briefing: Briefing,
  press: ReturnType<typeof openPress> = openPress(),
): Promise<Result<PrintedBriefing>> => {
  const opened = await press
  if (!opened.ok) return opened
  const print = ({ template, data }: ReturnType<typeof sheet>): Printed =>
    opened.value.print(template, data, briefing.date)
  const size = PLAIN_SIZES.find((one) => print(plain(briefing, one)).pages <= PLAIN_SIDES) ?? LONG_SIZE
  return ok({ sheet: print(sheet(briefing)), plain: print(plain(briefing, size)) })
}
