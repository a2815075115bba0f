import type { Instrument, Voice } from '../../pack/index.ts'
import type { Expanded } from '../instruments/expanded.ts'

/** What a wave asks: its instrument as it was when the wave was opened, and how its answers are read. */
export interface Definition {
  readonly instrument: Instrument
  readonly expanded: Expanded
}

/** What became of a wave, in order. */
export interface WaveEvent {
  readonly kind: 'extended' | 'closed' | 'reopened' | 'read'
  /** The new last day, where there is one. */
  readonly lastDay: string | null
}

/** A survey put to an audience between two days: 2026-11-23, England's days, both of them included. */
export interface Wave {
  readonly id: string
  /** What its link ends in. */
  readonly code: string
  readonly title: string
  /** What it is called beside others in a comparison: 2026-11. Labels of an audience sort by time. */
  readonly label: string
  readonly audience: Voice
  /** Null: its answers came in a file. */
  readonly definition: Definition | null
  readonly firstDay: string
  readonly lastDay: string
  readonly closedEarly: boolean
  /** Its results have been looked at: from then on nobody may let more people answer. */
  readonly read: boolean
}

export type WaveState = 'planned' | 'open' | 'closed' | 'imported'

/** Events told over a wave as it was opened. */
export const withEvents = (wave: Omit<Wave, 'closedEarly' | 'read'>, events: readonly WaveEvent[]): Wave => {
  let [lastDay, closedEarly, read] = [wave.lastDay, false, false]
  for (const event of events) {
    if (event.lastDay !== null) lastDay = event.lastDay
    if (event.kind === 'closed') closedEarly = true
    if (event.kind === 'reopened') closedEarly = false
    if (event.kind === 'read') read = true
  }
  return { ...wave, lastDay, closedEarly, read }
}

/** The days of a wave, and whether it was closed before the last of them. */
export type WaveDays = Pick<Wave, 'firstDay' | 'lastDay' | 'closedEarly'>

/** Where a day stands in a wave that people answer here. */
export const dayState = (wave: WaveDays, day: string): Exclude<WaveState, 'imported'> => {
  if (wave.closedEarly || day > wave.lastDay) return 'closed'
  return day < wave.firstDay ? 'planned' : 'open'
}

export const waveState = (wave: Wave, today: string): WaveState =>
  wave.definition ? dayState(wave, today) : 'imported'

/** How long a survey may be open, in days: what is answered over more than a year is no one time any more. */
export const MOST_DAYS = 366
