import { dayInWords, type Page, type Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { type Module, measureBox, moduleOf, offerCertificate } from '../../practice/index.ts'
import type { Asked } from '../queries.ts'
import { LEARN_DONE } from '../urls.ts'

const LOOK = 'es-way es-way--practitioners es-practice'

/** What an organisation asks of whoever opened the link. */
export function learnPage(reader: Reader, asked: Asked, ticket: string): Page {
  const { t, at, pack } = reader
  const modules = asked.modules.flatMap((id) => moduleOf(pack, id) ?? [])
  const left = modules.filter(({ id }) => !asked.done.includes(id))
  return {
    title: t('Practice for you'),
    look: LOOK,
    files: 'practice-styles',
    main: html`<h1 class="govuk-heading-xl">${t('Practice for you')}</h1>
${
  left.length === 0 && modules.length > 0
    ? html`<p class="govuk-body-l"><strong>${t('You have told them of all of it. Thank you.')}</strong></p>`
    : html`<p class="govuk-body-l">${t('{organisation} asks you to go through this.', { organisation: asked.organisation })}${asked.dueOn && html` ${t('Please do it by {day}.', { day: dayInWords(reader, asked.dueOn) })}`}</p>
<ul class="es-promises">${promises(reader, asked)}</ul>`
}
<ul class="es-contacts es-doors">${modules.map((one) => row(reader, one, asked, ticket))}</ul>
<p class="govuk-body"><a class="govuk-link" href="${at('/at-work')}">${t('Guides and cards for people at work')}</a></p>`,
  }
}

/** Of a link that a team shares nobody sees who it was: only how many. */
const promises = ({ t }: Reader, { organisation, shared, team }: Asked): Html[] =>
  [
    shared
      ? t(
          'At the end you press “tell”. Then {organisation} counts one more of {team}. It does not see who.',
          {
            organisation,
            team,
          },
        )
      : t(
          'At the end you press “tell”. Then {organisation} sees that you went through it, and on which day.',
          {
            organisation,
          },
        ),
    t('Nobody where you work sees what you chose.'),
    t('You need no account. Close the page whenever you like.'),
  ].map((text) => html`<li>${text}</li>`)

const row = (
  reader: Reader,
  { id, title, about, minutes, path, begins, asked }: Module,
  { done }: Asked,
  ticket: string,
): Html => {
  const { t, at } = reader
  return html`<li class="es-contact"><form method="post" action="${at(path)}"><input type="hidden" name="carried" value="${ticket}"><h2 class="govuk-heading-m">${title(t)} <span class="es-quiet">${t('{minutes} min', { minutes })}</span></h2><p class="govuk-body">${about(t)}</p>${asked && measureBox(reader, asked)}
<button type="submit" class="govuk-button${done.includes(id) && ' govuk-button--secondary'}" name="${begins.name}" value="${begins.value}">${done.includes(id) ? t('Go through it again') : t('Begin')}<span class="govuk-visually-hidden">: ${title(t)}</span></button>${done.includes(id) && html`<p class="govuk-body">${t('You have told them.')}</p>`}</form></li>`
}

/** At the end of a practice that was begun by a link: nothing is told until somebody presses. */
export const tellForm = (
  { t, at }: Reader,
  { id }: Module,
  { sealed, organisation }: { sealed: string; organisation: string },
): Content =>
  html`<section class="es-after__wide es-no-print"><h2 class="govuk-heading-m">${t('Tell {organisation} that you have done it', { organisation })}</h2><p class="govuk-body">${t('They see the day, and nothing that you chose.')}</p><form method="post" action="${at(LEARN_DONE)}"><input type="hidden" name="sealed" value="${sealed}"><input type="hidden" name="exercise" value="${id}">${govuk('Button', { text: t('Tell them'), preventDoubleClick: true })}</form></section>`

/** It is told: a certificate, for whoever told first and wants one. What is left of it is found by the link. */
export function toldPage(
  reader: Reader,
  module: Module,
  asked: Asked,
  { ticket, sealed }: { ticket: string; sealed: string },
): Page {
  const { t } = reader
  const after = learnPage(reader, asked, ticket)
  return {
    ...after,
    main: html`<div class="es-answer"><p class="govuk-body-l">${t('{organisation} now sees that “{title}” was gone through today. Nothing else.', { organisation: asked.organisation, title: module.title(t) })}</p></div>${after.main}${offerCertificate(reader, module, undefined, sealed)}`,
  }
}

/** The link leads nowhere any more: over, or mistyped. */
export function overPage({ t, url }: Reader): Page {
  return {
    title: t('Practice for you'),
    look: LOOK,
    files: 'practice-styles',
    main: html`<h1 class="govuk-heading-xl">${t('This link is over')}</h1><p class="govuk-body-l">${t('Whoever sent it has ended it, or a letter is missing. You can practise without it, as often as you like.')}</p><p class="govuk-body"><a class="govuk-link" href="${url('trades')}">${t('Guides and practice for people at work')}</a></p>`,
  }
}
