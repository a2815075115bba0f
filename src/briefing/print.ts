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
  const print = ({ template, data }: ReturnType<typeof sheet>): Promise<Printed> =>
    opened.value.print(template, data, briefing.date)
  try {
    const [onWall, inPlain] = await Promise.all([print(sheet(briefing)), printPlain(briefing, print)])
    return ok({ sheet: onWall, plain: inPlain })
  } catch (error) {
    if (!String(error).includes(NOTHING_FITS)) throw error
    return faults({
      where: 'PDF',
      what: 'The briefing does not fit on one side of A4, even in small print and shortened.',
      right: 'Shorten briefing.yaml of the pack. The other formats hold all of it.',
    })
  }
}

/** What is too long for two sides in small print too takes more sides in large print. */
const printPlain = async (
  briefing: Briefing,
  print: (document: ReturnType<typeof plain>) => Promise<Printed>,
): Promise<Printed> => {
  const large = await print(plain(briefing, PLAIN_SIZE.large))
  if (large.pages <= PLAIN_SIDES) return large
  const small = await print(plain(briefing, PLAIN_SIZE.small))
  return small.pages <= PLAIN_SIDES ? small : large
}
