import { record } from '../../audit/index.ts'
import type { Tx } from '../../db/index.ts'
import { faults, ok, type Result } from '../../kit/result.ts'
import { daysLater } from '../../pack/index.ts'
import type { By } from './open-wave.ts'
import { addEvent } from './queries.ts'
import { MOST_DAYS, type Wave, waveState } from './wave.ts'

const told = async (
  tx: Tx,
  wave: Wave,
  kind: 'extended' | 'closed' | 'reopened',
  lastDay: string | null,
  by: By,
): Promise<void> => {
  await addEvent(tx, wave.id, { kind, lastDay }, by?.personId ?? null)
  await record(tx, { actor: by, action: `wave.${kind}`, of: { kind: 'wave', id: wave.id } })
}

/** Closes a wave before its last day. Who is in the middle of answering is told so, kindly. */
export const closeWave = async (tx: Tx, wave: Wave, today: string, by: By): Promise<Result<null>> => {
  if (!['open', 'planned'].includes(waveState(wave, today)))
    return faults({ where: 'wave', what: 'It is closed already.' })
  await told(tx, wave, 'closed', null, by)
  return ok(null)
}

/**
 * Gives a wave another last day; one that was closed is open again. Not once its results were read: who lets more
 * people answer after they saw the answers can stop where they like what they see.
 */
export const extendWave = async (
  tx: Tx,
  wave: Wave,
  lastDay: string,
  today: string,
  by: By,
): Promise<Result<null>> => {
  if (!wave.definition) return faults({ where: 'wave', what: 'Its answers came in a file.' })
  if (wave.read) return faults({ where: 'wave', what: 'Its results have been read: it stays closed.' })
  if (lastDay < today || lastDay < wave.firstDay)
    return faults({
      where: 'last-day',
      what: 'The last day must be today or later, and not before the first day.',
    })
  if (lastDay > daysLater(wave.firstDay, MOST_DAYS))
    return faults({ where: 'last-day', what: 'A survey is open for a year at most.' })
  await told(tx, wave, waveState(wave, today) === 'closed' ? 'reopened' : 'extended', lastDay, by)
  return ok(null)
}

/** Keeps that the results were looked at, once. */
export const markRead = async (tx: Tx, wave: Wave, by: By): Promise<void> => {
  if (wave.read || !wave.definition) return
  await addEvent(tx, wave.id, { kind: 'read', lastDay: null }, by?.personId ?? null)
}
