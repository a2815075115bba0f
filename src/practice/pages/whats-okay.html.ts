import { backLink, leavingNote, motifDrawing, type Page, type Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Exercise } from '../../pack/index.ts'
import { exercisesBehind } from '../rooms.ts'
import { CLASS, CLASS_GUIDE, exercisePath } from '../urls.ts'
import { skyDrawing } from './drawings.html.ts'
import { laterLink } from './share.html.ts'

/** The room of young people: a quiz, and stories as a list of messages that wait. */
export function whatsOkayPage(reader: Reader): Page {
  const { t, at, url, pack } = reader
  const all = exercisesBehind(pack, 'young_people')
  const quizzes = all.filter(({ kind }) => kind === 'quiz')
  const stories = all.filter(({ kind }) => kind !== 'quiz')
  return {
    title: t('What’s okay?'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'practice-styles',
    before: backLink(url('youngPeople'), t('Young people')),
    main: html`<div class="es-lobby">
<div class="es-lobby__words">
<h1 class="govuk-heading-xl">${t('What’s okay?')}</h1>
<p class="govuk-body-l">${t('Stories that come as messages. You choose what to send. See where it goes, then go back and try another way.')}</p>
<ul class="es-promises"><li>${t('No names, no score. We keep nothing that you choose, unless you share it.')}</li><li>${t('It is not a test. Lots of it has no right answer.')}</li><li>${t('You can stop at any time.')}</li></ul>
${quizzes.map((quiz) => quizCard(reader, quiz))}
<p class="govuk-body"><a class="govuk-link" href="${at(CLASS)}">${t('Join a class with a code')}</a></p>
${leavingNote(reader)}
</div>
<section class="es-phone es-phone--inbox es-phone--dusk" aria-labelledby="stories">
<div class="es-phone__head">${skyDrawing}<h2 class="es-phone__title" id="stories"><span>${t('Stories')}</span></h2></div>
<ul class="es-inbox">${stories.map((story) => inboxRow(reader, story))}</ul>
</section>
<div>
${pack.practice?.classGuide && html`<p class="govuk-body"><a class="govuk-link" href="${at(CLASS_GUIDE)}">${t('With a class or a group? There is a guide.')}</a></p>`}
${laterLink(reader, 'children')}
</div>
</div>`,
  }
}

/** One exercise of a list, as a message that waits. */
export const inboxRow = ({ t, at }: Reader, { id, title, about, motif, minutes }: Exercise): Html =>
  html`<li class="es-inbox__row">${motifDrawing(motif)}<div><h3><a class="govuk-link govuk-link--no-underline" href="${at(exercisePath(id))}">${t(title)}</a></h3><p>${t(about)}</p></div><span class="es-inbox__minutes">${t('{minutes} min', { minutes })}</span></li>`

/** A quiz, beside the list. */
export const quizCard = ({ t, at }: Reader, { id, title, about, motif }: Exercise): Html =>
  html`<div class="es-practise">${motifDrawing(motif)}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${at(exercisePath(id))}">${t(title)}</a></h2><p class="govuk-body">${t(about)}</p></div></div>`
