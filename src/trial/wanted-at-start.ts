import type { TrialStanding } from '../trial-mark/index.ts'
import { PARTS } from './parts.ts'

/** Whether a start should load it by itself: never beside work of somebody's own, never twice, but what was begun to its end. */
export const wantedAtStart = ({ parts, removed, ownWork }: TrialStanding): boolean =>
  parts.length > 0 ? parts.length < PARTS.length : !removed && !ownWork
