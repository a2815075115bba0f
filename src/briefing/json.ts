import type { Briefing } from './briefing.ts'

/** The briefing as data, for other programs. */
export const renderJson = (briefing: Briefing): string => `${JSON.stringify(briefing, null, 2)}\n`
