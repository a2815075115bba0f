import { ASSIGNMENT } from './assignment.ts'
import { DRAFT_BRIEFING, PUBLISHED_BRIEFING } from './briefings.ts'
import { CONCERNS } from './concerns.ts'
import { FIGURES } from './figures.ts'
import { FOCUS_GROUP } from './focus-group.ts'
import type { Part } from './part.ts'
import { PRACTICE } from './practice.ts'
import { PRIORITY } from './priority.ts'
import { EARLIER_WAVES, LATER_WAVES, OPEN_WAVE } from './waves.ts'

/** Every part in order: a later one builds on what is marked by those before it. */
export const PARTS: readonly Part[] = [
  EARLIER_WAVES,
  LATER_WAVES,
  OPEN_WAVE,
  FOCUS_GROUP,
  PUBLISHED_BRIEFING,
  PRACTICE,
  DRAFT_BRIEFING,
  PRIORITY,
  ASSIGNMENT,
  CONCERNS,
  FIGURES,
]
