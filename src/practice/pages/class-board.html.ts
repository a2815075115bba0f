import type { Page, Reader } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import { classBoardPath } from '../urls.ts'
import { joinPart, storyPart, type Together, tallyPart } from './class-together.html.ts'

/** What stands on the board: nothing to press that would move the class. */
export function classBoardPage(reader: Reader, together: Together, byItself: boolean): Page {
  const { t, at } = reader
  const path = at(classBoardPath(together.live.session.code))
  return {
    title: t('With a class'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    main: html`<div class="es-play es-play--class es-play--board" data-watch="${path}" data-whole>
<div data-story>${storyPart(reader, together, false)}</div>
<div class="es-beside-phone">
<div data-tally-place>${tallyPart(reader, together)}</div>
${joinPart(reader, together)}
<noscript><p class="govuk-body">${
      byItself
        ? html`<a class="govuk-link" href="${path}">${t('Stop: show it as it is now')}</a>`
        : html`<a class="govuk-link" href="${path}">${t('Show it as it is now')}</a> · <a class="govuk-link" href="${path}?every=10">${t('Show it anew every 10 seconds')}</a>`
    }</p></noscript>
</div>
</div>`,
  }
}
