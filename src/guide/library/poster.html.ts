import { arcs, backLink, type Page, type Reader } from '../../frame/index.ts'
import { type Html, html } from '../../kit/html.ts'
import { qrCode } from '../../kit/qr-code.html.ts'
import type { TradeGuide } from '../../pack/index.ts'
import { tradePath } from '../urls.ts'
import { callable, codeWord, numbers } from './calls.html.ts'

/** How many lines of each kind can be read while walking past. */
const FEW = 3

/**
 * A poster for the staff room: the number to call, three signs, what to do, and a code that leads to the guide.
 * @param publicUrl where the service is reached from outside, without a path
 */
export function posterPage(reader: Reader, guide: TradeGuide, publicUrl: string): Page {
  const { t, at, pack } = reader
  const address = publicUrl + at(tradePath(guide.id))
  const emergency = pack.contacts.get(pack.partnership.emergency)
  const others = callable(pack, guide)
    .filter((contact) => contact !== emergency && (contact.telephone || contact.text))
    .slice(0, 2)
  const word = codeWord(reader, guide)
  return {
    title: t('Poster: {trade}', { trade: t(guide.trade) }),
    look: 'es-poster-page',
    files: 'trades',
    before: backLink(at(tradePath(guide.id)), t('Back to the guide')),
    main: html`<div class="es-no-print"><p class="govuk-body">${t('Print this page on A4 and put it up where staff see it and guests do not. Black and white is fine.')}</p>
<div class="es-actions"><button type="button" class="govuk-button" hidden data-print="yes">${t('Print the poster')}</button></div></div>
<article class="es-poster" aria-labelledby="poster">
<header><div><p class="es-poster__for">${t(guide.trade)}</p>
<h1 id="poster">${t('You may be the only one who sees it.')}</h1></div>${arcs}</header>
<div class="es-poster__pair">
<section class="es-poster__see"><h2>${t('Look out for')}</h2><ul>${few(reader, guide.look_out_for)}</ul><p>${t('You do not need to be sure. It may be a boy or a girl.')}</p></section>
<section class="es-poster__call"><h2>${t('Child in danger now?')}</h2>
<p class="es-poster__big">${emergency?.telephone?.number}</p>
${word && html`<p>${word.say}</p>`}
<ul>${others.map((contact) => html`<li>${numbers(reader, contact)} ${t(contact.name)}</li>`)}</ul></section>
</div>
<div class="es-poster__pair">
<section class="es-poster__do"><h2>${t('Do')}</h2><ul>${few(reader, guide.do_now)}</ul></section>
<section class="es-poster__not"><h2>${t('Do not')}</h2><ul>${few(reader, guide.do_not)}</ul></section>
</div>
<div class="es-poster__more">${qrCode(address, t('QR code: opens the guide for this work'))}<div>
<p><strong>${t('Five minutes, and you know more.')}</strong> ${t('Scan this for the guide, or type:')}</p>
<p class="es-poster__address"><span lang="en">${address.replace(/^https?:\/\//, '')}</span></p>
<p class="es-poster__small"><strong>${t('Early Signs')}</strong> · ${t(pack.partnership.area)}. ${!pack.partnership.approval && html`${t('Trial copy.')} ${t('It is not run by {partnership}. The numbers on it are real.', { partnership: t(pack.partnership.name) })}`} ${word?.unchecked}</p>
</div></div>
</article>`,
  }
}

const few = ({ t }: Reader, lines: readonly string[]): Html[] =>
  lines.slice(0, FEW).map((line) => html`<li>${t(line)}</li>`)
