export { openPress } from '../pdf/index.ts'
export type { Briefing, Figure, Finding, Pointer, Voice } from './briefing.ts'
export { composeBriefing } from './compose-briefing.ts'
export { renderMarkdown } from './markdown.ts'
export { renderHtml } from './page.html.ts'
export { type PrintedBriefing, renderPdf } from './print.ts'

import type { Briefing } from './briefing.ts'

/** The briefing as data, for other programs. */
export const renderJson = (briefing: Briefing): string => `${JSON.stringify(briefing, null, 2)}\n`
