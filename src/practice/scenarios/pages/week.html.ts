import { faultSummary, type Page, type Reader, titled } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { quietWayAtWork } from '../../pages/quiet-way.html.ts'
import type { Library, Place, Round } from '../round.ts'
import { isWhole, storyOf } from '../round.ts'
import type { Amiss } from '../take-round.ts'
import { amissFaults, askedFields } from './asked.html.ts'
import { roomPage, roundForm, type Sealed } from './frame.html.ts'
import { notes, tellOf, whoLine } from './notes.html.ts'

/** One week of a file: all that was noted so far, and what somebody makes of it on that day. */
export function weekPage(
  reader: Reader,
  library: Library,
  round: Round,
  { nth, scenario, week }: Extract<Place, { at: 'week' }>,
  sealed: Sealed,
  amiss: Amiss | null,
): Page {
  const { t } = reader
  const { answered } = storyOf(library, round, nth)
  const tell = tellOf(reader, library, round, nth, scenario)
  const weeks = scenario.weeks.slice(0, scenario.weeks.indexOf(week) + 1)
  const first = nth === 0 && answered.length === 0
  const faults = amissFaults(reader, amiss)
  return roomPage(
    reader,
    titled(reader, t('Small notes, one child'), faults),
    html`${faultSummary(reader, faults)}
<div class="es-file">
<div class="es-file__head"><p class="es-file__nth">${t('File {nth} of {all}', { nth: nth + 1, all: round.stories.length })}</p><h1 class="govuk-heading-l">${t(scenario.title)}</h1><p class="es-file__who">${whoLine(library, round, tell)}</p></div>
<div class="es-file__notes">${notes(reader, weeks, answered, tell, true)}</div>
${roundForm(
  reader,
  { ...sealed, look: 'es-file__asked' },
  html`<p class="es-file__then">${t('You know only what is here, up to {when}.', { when: t(week.when) })}</p>
${askedFields(reader, library, week, amiss)}
${govuk('Button', { text: weeks.length === scenario.weeks.length ? t('Close this file') : t('Go on'), preventDoubleClick: true })}
<p class="es-tray__back">${!first && html`<button type="submit" class="es-link-button" name="go" value="back">${t('Back a step')}</button>`} ${isWhole(library, round, 0) && html`<button type="submit" class="es-link-button" name="go" value="end">${t('Stop here and see what it says')}</button>`}</p>`,
)}
<div class="es-file__below">${quietWayAtWork(reader)}</div>
</div>`,
  )
}
