import { tellPath } from '../../concern/urls.ts'
import { answersNow, backLink, icon, openNow, type Page, type Reader, sources } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Contact, TradeGuide } from '../../pack/index.ts'
import { exercisePath, tradeCardPath } from '../../practice/urls.ts'
import { posterPath } from '../urls.ts'
import { callable, codeWord, numbers } from './calls.html.ts'

/** Five minutes on a night shift: what to see, what to do and whom to call. Prints on one A4. */
export function tradePage(reader: Reader, guide: TradeGuide): Page {
  const { t, at, url, pack } = reader
  return {
    title: t(guide.trade),
    look: 'es-sheet',
    files: 'trades',
    before: backLink(url('trades'), t('All guides for people at work')),
    main: html`<h1 class="govuk-heading-xl">${t(guide.trade)}</h1>
<p class="govuk-body-l">${t(guide.summary)}</p>
<div class="es-actions"><button type="button" class="govuk-button govuk-button--secondary" hidden data-print="yes">${t('Print this guide')}</button><a class="govuk-button govuk-button--secondary" role="button" draggable="false" href="${at(posterPath(guide.id))}">${t('Poster for the staff room')}</a><a class="govuk-button govuk-button--secondary" role="button" draggable="false" href="${at(tradeCardPath(guide.id))}">${t('Card for behind the counter (PDF)')}</a></div>
${practice(reader, guide)}
<div class="es-guide">
${part('see', t('Look out for'), guide.look_out_for, t)}
${part('do', t('Do now'), guide.do_now, t)}
${part('not', t('Do not'), guide.do_not, t)}
${part('write', t('Write down'), guide.write_down, t)}
</div>
<section class="es-whom" aria-labelledby="call">
<h2 class="govuk-heading-m" id="call">${t('Whom to call')}</h2>
<ul class="es-calls">${callable(reader.pack, guide).map((contact) => callLine(reader, contact))}</ul>
${word(reader, guide)}
${pack.forms.has('worry') && html`<p class="govuk-body es-no-print">${t('Nobody is in danger now, and you would sooner write?')} <a class="govuk-link" href="${at(tellPath('worry'))}">${t(pack.forms.get('worry')?.title ?? '')}</a></p>`}
<p class="govuk-body es-no-print"><a class="govuk-link" href="${url('contacts')}">${t('What it costs, and what they keep private')}</a></p>
</section>
${sources(reader, guide.sources)}`,
  }
}

/** Five minutes of practice for this work, where the pack has it. */
function practice({ t, at, pack }: Reader, { id }: TradeGuide): Content {
  const shifts = [...(pack.practice?.exercises.values() ?? [])].filter(({ trade }) => trade === id)
  return shifts.map(
    ({ id, title, about, minutes }) =>
      html`<div class="es-no-print"><div class="es-practise">${icon('chat')}<div><h2 class="govuk-heading-m"><a class="govuk-link govuk-link--no-underline" href="${at(exercisePath(id))}">${t('Practise: {title}', { title: t(title) })}</a></h2><p class="govuk-body">${t(about)} ${t('{minutes} min', { minutes })}, ${t('with a certificate if you want one.')}</p></div></div></div>`,
  )
}

const part = (look: string, title: string, lines: readonly string[], t: Reader['t']): Html =>
  html`<section class="es-part es-part--${look}" aria-labelledby="${look}"><h2 class="govuk-heading-m" id="${look}">${title}</h2><ul>${lines.map((line) => html`<li>${t(line)}</li>`)}</ul></section>`

const callLine = (reader: Reader, contact: Contact): Html => {
  const now = answersNow(reader, contact)
  return html`<li class="es-call"><p class="es-call__numbers">${numbers(reader, contact)}</p><div><h3 class="govuk-heading-s">${reader.t(contact.name)}</h3><p class="es-call__for">${reader.t(contact.for)}</p><p class="es-no-print">${openNow(reader, contact)}${now && html` ${now}`}</p></div></li>`
}

function word(reader: Reader, guide: TradeGuide): Content {
  const told = codeWord(reader, guide)
  return (
    told &&
    html`<p class="govuk-body es-word">${told.say} ${told.explanation}${told.unchecked && html` <span class="es-source__checked">${told.unchecked}</span>`}</p>`
  )
}
