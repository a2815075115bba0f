import { faults, ok, type Result } from '../kit/result.ts'
import { openPress, type Printed } from '../pdf/index.ts'
import type { Briefing } from './briefing.ts'
import { PLAIN_SIZE, plain } from './plain.ts'
import { sheet } from './sheet.ts'

const PLAIN_SIDES = 2
/** What sheet.typ says where it is longer than one side at its smallest. */
const NOTHING_FITS = 'no size of the sheet fits'

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
  try {
    const large = print(plain(briefing, PLAIN_SIZE.large))
    // What is too long for two sides in small print either takes more sides in large print.
    const small = large.pages <= PLAIN_SIDES ? large : print(plain(briefing, PLAIN_SIZE.small))
    return ok({ sheet: print(sheet(briefing)), plain: small.pages <= PLAIN_SIDES ? small : large })
  } catch (error) {
    if (!String(error).includes(NOTHING_FITS)) throw error
    return faults({
      where: 'PDF',
      what: 'The briefing does not fit on one side of A4, even in small print and shortened.',
      right: 'Shorten briefing.yaml of the pack. The other formats hold all of it.',
    })
  }
}
