import { backLink, leavingNote, motifDrawing, type Page, type Reader } from '../../frame/index.ts'
import { html } from '../../kit/html.ts'
import type { Exercise } from '../../pack/index.ts'
import { roomOf } from '../rooms.ts'
import { audienceOf } from '../sharing/share-answers.ts'
import { exercisePath } from '../urls.ts'
import { skyDrawing } from './drawings.html.ts'
import { quietWay } from './quiet-way.html.ts'
import { laterLink, measureBox } from './share.html.ts'
import { editionName } from './voice.html.ts'

/** Before an exercise: what it is, and in which version. */
export function coverPage(reader: Reader, exercise: Exercise): Page {
  const { t, at } = reader
  const room = roomOf(reader, exercise)
  const one = exercise.editions.length === 1
  return {
    title: t(exercise.title),
    look: room.look,
    files: 'practice',
    before: backLink(room.path, room.name),
    main: html`<div class="es-play" data-play data-skip="${t('Show all of it now')}" data-away="${t('You are offline. Nothing is lost. Press it again when you are back.')}">
<div class="es-phone es-phone--cover es-phone--dusk" data-phone>
<div class="es-phone__head">${skyDrawing}${motifDrawing(exercise.motif)}</div>
<div class="es-cover">
<h1 class="govuk-heading-l">${t(exercise.title)}</h1>
<p class="govuk-body-l">${t(exercise.about)}</p>
<form method="post" action="${at(exercisePath(exercise.id))}" autocomplete="off" data-tray>
${measureBox(reader, audienceOf(exercise.doors[0] ?? 'trades'))}
<h2 class="es-tray__ask">${one ? t('It takes about {minutes} minutes.', { minutes: exercise.minutes }) : t('Choose an age')}</h2>
<div class="es-editions">${exercise.editions.map((edition) => html`<button type="submit" class="es-way-on" name="edition" value="${edition}">${editionName(reader, edition)}</button>`)}</div></form>
<ul class="es-promises">${!one && html`<li>${t('It takes about {minutes} minutes.', { minutes: exercise.minutes })}</li>`}<li>${t('No names, no score. We keep nothing that you choose, unless you share it.')}</li><li>${t('You can stop at any time.')}</li></ul>
</div>
</div>
<div class="es-beside-phone" data-beside>
${quietWay(reader, exercise)}
${leavingNote(reader)}
${exercise.kind === 'shift' && laterLink(reader, 'trades')}
</div>
</div>`,
  }
}
