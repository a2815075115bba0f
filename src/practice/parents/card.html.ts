import { leavingNote, type Page, type Reader, telephone } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Ring } from '../../pack/index.ts'
import { skyDrawing } from '../pages/drawings.html.ts'
import { RING } from '../urls.ts'
import type { CardWords } from './card-words.ts'
import { type Chosen, OWN } from './chosen.ts'
import { backToPractice } from './lobby.html.ts'

/** The card that somebody leaves with: to print, to keep as a PDF or a picture, to take into a phone. */
export function cardPage(reader: Reader, ring: Ring, chosen: Chosen, words: CardWords): Page {
  const { t, at, url } = reader
  const hidden = html`<input type="hidden" name="who" value="${chosen.id}">${
    chosen.id === OWN &&
    html`<input type="hidden" name="name" value="${chosen.name}"><input type="hidden" name="number" value="${chosen.number}">`
  }`
  return {
    title: t(ring.title),
    look: 'es-way es-way--parents es-practice',
    files: 'card',
    before: backToPractice(reader),
    main: html`<div class="es-play">
${card(words)}
<div class="es-beside-phone"><h1 class="govuk-heading-l">${t('Your card')}</h1>
<p class="govuk-body-l">${t('Keep it where you will find it. You have decided the hardest part already.')}</p>
<form method="post" action="${at(RING)}" class="es-keep es-no-print">${hidden}
<button type="button" class="govuk-button" data-print hidden>${t('Print')}</button>
<button type="button" class="govuk-button govuk-button--secondary" data-picture="${t('card')}" hidden>${t('Save as a picture')}</button>
<button type="submit" class="govuk-button govuk-button--secondary" name="go" value="pdf">${t('Save as a PDF')}</button>
<button type="submit" class="govuk-button govuk-button--secondary" name="go" value="contact">${t('Save the number to my phone')}</button>
<p><button type="submit" class="es-link-button" name="go" value="change">${t('Choose somebody else')}</button></p></form>
<p class="govuk-body es-no-print">${t('Whoever opens your phone may see what you save there. A piece of paper may be safer.')}</p>
${leavingNote(reader)}</div>
<div class="es-below-phone"><div class="es-after">
${list(
  t('It helps to have ready'),
  ring.ready.map((text) => t(text)),
  t('You can ring with none of it.'),
)}
${
  // What they keep to themselves differs from one to the other; of somebody of their own nobody here knows it.
  chosen.contact &&
  list(
    t('What happens when you ring'),
    [...ring.afterwards, chosen.contact.keeps_private ?? ''].filter(Boolean).map((text) => t(text)),
  )
}
<p class="govuk-body es-no-print"><a class="govuk-link" href="${url('contacts')}#parents">${t('Everyone you can talk to')}</a></p>
</div></div></div>`,
  }
}

const card = (words: CardWords): Html =>
  html`<article class="es-phone es-phone--dawn es-ring-card" data-card aria-label="${words.name}">
<div class="es-phone__head">${skyDrawing}</div>
<p data-line="30">${words.above}</p>
<p class="es-ring-card__name" data-line="54">${words.name}</p>
<p class="es-ring-card__number" data-line="84">${telephone(words.number)}</p>
${words.notes.map((note) => html`<p data-line="30">${note}</p>`)}
<p class="es-ring-card__begin" data-line="34"><span>${words.beginTitle}</span> ${words.begin}</p>
<p class="es-ring-card__danger" data-line="40">${words.danger}</p>
<p class="es-ring-card__from" data-line="24">${words.from}</p>
</article>`

const list = (title: string, texts: readonly string[], under?: string): Content =>
  html`<section><h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list govuk-list--bullet govuk-list--spaced">${texts.map((text) => html`<li>${text}</li>`)}</ul>${under && html`<p class="govuk-body es-quiet">${under}</p>`}</section>`
