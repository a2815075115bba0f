import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { record } from '../../audit/index.ts'
import { PARTNERSHIP, type Tx } from '../../db/index.ts'
import { faults, ok, type Result } from '../../kit/result.ts'
import { daysLater, type Instrument, type Pack, type Voice } from '../../pack/index.ts'
import { compile } from '../../questionnaire/index.ts'
import { expandInstrument } from '../instruments/expand-instrument.ts'
import { type Definition, MOST_DAYS } from './wave.ts'

/** Who opens, closes or reads: an id for the record; null for the command line. */
export type By = { readonly personId: string } | null

export interface NewWave {
  readonly title: string
  readonly instrument: Instrument
  readonly firstDay: string
  readonly lastDay: string
}

/** Letters and digits that are not taken for one another when somebody copies them from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
export const newCode = (): string =>
  Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** What a wave is called in a comparison: its month, or its first day where the month has one already. They sort by time. */
export const newLabel = async (tx: Tx, audience: Voice, firstDay: string): Promise<string> => {
  const month = firstDay.slice(0, 7)
  const { rows } = await sql`
    select from wave where partnership_id = ${PARTNERSHIP} and audience = ${audience} and label = ${month}`.execute(
    tx,
  )
  return rows.length === 0 ? month : firstDay
}

/**
 * Opens a wave: from now on its instrument stands as it is. Faults: what cannot be asked, or days in the wrong order.
 * @returns the id and the code of its link
 */
export const openWave = async (
  tx: Tx,
  pack: Pack,
  { title, instrument, firstDay, lastDay }: NewWave,
  by: By,
): Promise<Result<{ id: string; code: string }>> => {
  if (!pack.survey)
    return faults({ where: 'instrument', what: 'This pack has no item bank, so that nothing can be asked.' })
  const expanded = expandInstrument(pack.survey, instrument)
  if (!expanded.ok) return expanded
  const compiled = compile(expanded.value.questionnaire)
  if (!compiled.ok) return compiled
  if (lastDay < firstDay) return faults({ where: 'last-day', what: 'The last day is before the first.' })
  if (lastDay > daysLater(firstDay, MOST_DAYS))
    return faults({ where: 'last-day', what: 'A survey is open for a year at most.' })
  const definition: Definition = { instrument, expanded: expanded.value }
  const code = newCode()
  const label = await newLabel(tx, instrument.audience, firstDay)
  const { rows } = await sql<{ id: string }>`
    insert into wave (partnership_id, code, title, label, audience, definition, first_day, last_day, opened_by)
    values (${PARTNERSHIP}, ${code}, ${title}, ${label}, ${instrument.audience}, ${JSON.stringify(definition)}::json,
      ${firstDay}, ${lastDay}, ${by?.personId ?? null})
    returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  await record(tx, {
    actor: by,
    action: 'wave.opened',
    of: { kind: 'wave', id },
    detail: { audience: instrument.audience },
  })
  return ok({ id, code })
}
