import type { Page, Reader } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import { classBoardPath, WHATS_OKAY } from '../urls.ts'
import { forClasses } from './class-open.html.ts'
import { whomToTalkTo } from './class-seat.html.ts'
import { joinPart, storyPart, type Together, tallyPart } from './class-together.html.ts'
import { underDawn } from './drawings.html.ts'

/** What stands on the board: nothing to press that would move the class. */
export function classBoardPage(reader: Reader, together: Together, byItself: boolean): Page {
  const { t, at } = reader
  const path = at(classBoardPath(together.live.session.code))
  // At its end nobody joins any more: in that place stands whom to talk to, for a class without phones too.
  const { kind } = together.walked.step.turn
  const over = kind === 'ending' || kind === 'done'
  return {
    title: t('With a class'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    main: html`<div class="es-play es-play--class es-play--board" data-watch="${path}" data-whole>
<div data-story>${storyPart(reader, together, false)}</div>
<div class="es-beside-phone">
<div data-tally-place>${over ? whomToTalkTo(reader, together.exercise) : tallyPart(reader, together)}</div>
<div data-join>${!over && joinPart(reader, together)}</div>
<noscript><p class="govuk-body">${
      byItself
        ? html`<a class="govuk-link" href="${path}">${t('Stop: show it as it is now')}</a>`
        : html`<a class="govuk-link" href="${path}">${t('Show it as it is now')}</a> · <a class="govuk-link" href="${path}?every=10">${t('Show it anew every 10 seconds')}</a>`
    }</p></noscript>
</div>
</div>`,
  }
}

/** In place of a board whose class has ended, with whom a class may talk to: which story it was is not known any more. */
export function classBoardOverPage(reader: Reader): Page {
  const { t, at } = reader
  const [first] = forClasses(reader)
  return {
    title: t('With a class'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    main: html`<div class="es-play es-play--class es-play--board">
<div data-story>${underDawn(
      html`<h1 class="govuk-heading-l">${t('The class has ended')}</h1><p class="govuk-body-l">${t('No class is on with this code. Nothing of what was answered is left.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${at(WHATS_OKAY)}">${t('What’s okay?')}</a></p>`,
    )}</div>
<div class="es-beside-phone"><div data-tally-place>${first && whomToTalkTo(reader, first)}</div><div data-join></div></div>
</div>`,
  }
}
