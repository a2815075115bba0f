import { backLink, icon, leavingNote, type Page, type Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { skyDrawing } from '../pages/drawings.html.ts'
import { laterLink } from '../pages/share.html.ts'
import { inboxRow, quizCard } from '../pages/whats-okay.html.ts'
import { exercisesBehind } from '../rooms.ts'
import { PARENTS_PRACTISE, RING } from '../urls.ts'

/** The way back from a page of practising for parents and carers. */
export const backToPractice = ({ t, at }: Reader): Html =>
  backLink(at(PARENTS_PRACTISE), t('Notice, talk, share'))

/** Where parents and carers practise: what to notice, how to begin, whom to ring. */
export function parentsLobby(reader: Reader): Page {
  const { t, url, pack } = reader
  const all = exercisesBehind(pack, 'parents')
  const quizzes = all.filter(({ kind }) => kind === 'quiz')
  const talks = all.filter(({ kind }) => kind !== 'quiz')
  return {
    title: t('Notice, talk, share'),
    look: 'es-way es-way--parents es-practice',
    files: 'practice-styles',
    before: backLink(url('parents'), t('Parents and carers')),
    main: html`<div class="es-lobby">
<div class="es-lobby__words">
<h1 class="govuk-heading-xl">${t('Notice, talk, share')}</h1>
<p class="govuk-body-l">${t('Nobody is born knowing what to say. Try it here first, as often as you like, and leave knowing whom you would ring.')}</p>
<ul class="es-promises"><li>${t('No names, no score. We keep nothing that you choose, unless you share it.')}</li><li>${t('Say it badly here. It costs nothing, and you can go back.')}</li></ul>
${quizzes.map((quiz) => quizCard(reader, quiz))}
${whomToRing(reader)}
${leavingNote(reader)}
</div>
<section class="es-phone es-phone--inbox es-phone--dusk" aria-labelledby="talks">
<div class="es-phone__head">${skyDrawing}<h2 class="es-phone__title" id="talks"><span>${t('Start the conversation')}</span></h2></div>
<ul class="es-inbox">${talks.map((talk) => inboxRow(reader, talk))}</ul>
</section>
<div>${laterLink(reader, 'parents')}</div>
</div>`,
  }
}

const whomToRing = ({ t, at, pack: { practice } }: Reader): Content =>
  practice?.ring &&
  html`<div class="es-practise">${icon('telephone')}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${at(RING)}">${t(practice.ring.title)}</a></h2><p class="govuk-body">${t('Choose one person, and leave with a card to keep.')}</p></div></div>`
