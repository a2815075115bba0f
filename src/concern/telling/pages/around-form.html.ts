import type { Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import type { Answers, Around, ShownPage } from '../../../questionnaire/index.ts'
import type { CompiledForm } from '../../forms/compiled.ts'
import { factsOf } from '../../forms/facts-of.ts'
import { mentionsOf } from '../../forms/mentions-of.ts'
import { consentOf, routeOf } from '../../forms/route-of.ts'
import type { Before } from '../carried-over.ts'
import { wordsToPointAt } from '../texts-written.ts'
import { callFirst } from './call-first.html.ts'
import { sealedFields } from './start.html.ts'

/**
 * What stands around the questions of a form: what is said of consent above its pages, and, before sending, whom to
 * telephone first and which words could be said otherwise. Nothing of it bars anybody from sending.
 */
export function aroundForm(
  reader: Reader,
  made: CompiledForm,
  before: Before,
  hidden: Content,
  shown: ShownPage | null,
  answers: Answers,
): Around {
  const { t } = reader
  const { form } = made
  const consent = shown && form.consent.pages.includes(shown.page.id) && consentOf(form, answers)
  return {
    above: html`${hidden}${sealedFields(before)}${consent && govuk('InsetText', { text: t(consent.say) })}${!shown && atTheEnd(reader, made, before, answers)}`,
    below: support(reader),
  }
}

function atTheEnd(
  reader: Reader,
  { form, compiled }: CompiledForm,
  before: Before,
  answers: Answers,
): Content {
  const { t, pack, now } = reader
  const facts = factsOf(pack, form, answers, before.facts, now)
  const routing = routeOf(pack, form, { answers, facts, mentions: mentionsOf(form, answers), now })
  const say = form.call_first ? t(form.call_first.say) : t('Telephone first, then send this.')
  return html`${routing.callFirst !== null && callFirst(reader, routing.callFirst, say)}${
    routing.hidden &&
    govuk('InsetText', {
      text: t('You told us of an adult who works with children. Nobody where they work will see this here.'),
    })
  }${form.who === 'practitioners' && pointed(reader, wordsToPointAt(pack, compiled, answers))}`
}

/** Words to avoid with what to say instead: a hint, which nobody has to take. */
function pointed({ t }: Reader, all: ReturnType<typeof wordsToPointAt>): Content {
  if (all.length === 0) return null
  return html`<section class="govuk-inset-text" aria-labelledby="words"><h2 class="govuk-heading-m" id="words">${t('Words to think about')}</h2><p class="govuk-body">${t('The person who does harm is the subject of the sentence. You can change these, or send it as it is. What somebody said stays as they said it: put it in quotation marks.')}</p><ul class="govuk-list govuk-list--bullet govuk-list--spaced">${all.flatMap(
    ({ ask, found }) =>
      found.map(
        ({ words, say }) => html`<li>${t(ask)} “${words}”. ${t('Say: {words}', { words: t(say) })}</li>`,
      ),
  )}</ul></section>`
}

const support = ({ t, url }: Reader): Content =>
  html`<p class="govuk-body-s">${t('Want to talk to somebody?')} <a class="govuk-link" href="${url('contacts')}">${t('Who can I talk to?')}</a></p>`
