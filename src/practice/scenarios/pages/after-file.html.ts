import { contactCard, type Page, type Reader } from '../../../frame/index.ts'
import { noticedPath, signPath } from '../../../guide/urls.ts'
import { govuk } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import type { FoundWords } from '../../writing/find-blame.ts'
import { foundList } from '../../writing/found.html.ts'
import type { Library, Place, Round } from '../round.ts'
import { storyOf } from '../round.ts'
import { roomPage, roundForm, type Sealed } from './frame.html.ts'
import { notes, tellOf, whoLine } from './notes.html.ts'
import { worryLine } from './worry-line.html.ts'

/** After a file: what its notes say together, and one’s own worry beside them. Nothing here tells of the other child yet. */
export function afterFilePage(
  reader: Reader,
  library: Library,
  round: Round,
  { nth, scenario }: Extract<Place, { at: 'after' }>,
  sealed: Sealed,
  found: FoundWords | null,
): Page {
  const { t, at, pack } = reader
  const { answered } = storyOf(library, round, nth)
  const tell = tellOf(reader, library, round, nth, scenario)
  const { asked } = library
  const last = answered.at(-1)
  const signs = scenario.after.signs.flatMap((id) => pack.signs.get(id) ?? [])
  const contacts = scenario.after.contacts.flatMap((id) => pack.contacts.get(id) ?? [])
  const words = last?.words ?? null
  const left = round.stories.length - nth - 1
  const sayOf = (list: readonly { id: string; say: string }[], id: string | null | undefined): string =>
    t(list.find((one) => one.id === id)?.say ?? '')
  return roomPage(
    reader,
    t('Small notes, one child'),
    html`<div class="es-file es-file--closed" id="now">
<div class="es-file__head"><p class="es-file__nth">${t('File {nth} of {all}', { nth: nth + 1, all: round.stories.length })}</p><h1 class="govuk-heading-l">${t(scenario.title)}</h1><p class="es-file__who">${whoLine(library, round, tell)}</p></div>
<div class="es-file__notes">
<section class="es-dawning"><h2 class="govuk-heading-m">${t('What the notes say together')}</h2>${scenario.after.together.map((text) => html`<p class="govuk-body">${tell(text)}</p>`)}<h3 class="govuk-heading-s">${t('What could help here')}</h3><ul class="es-could-help">${scenario.after.could_help.map((text) => html`<li>${tell(text)}</li>`)}</ul></section>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Read the notes again')}</span></summary><div class="govuk-details__text">${notes(reader, scenario.weeks, answered, tell, false)}</div></details>
</div>
<div class="es-file__asked">
<section><h2 class="govuk-heading-m">${t('How your worry grew')}</h2>${worryLine(
      reader,
      scenario.weeks.map(({ when }) => t(when)),
      answered.map(({ worry }) => worry ?? 0),
      asked.concern.scale.to,
    )}<dl class="es-own"><dt>${t('You thought of')}</dt><dd>${sayOf(asked.harm.choices, last?.harm)}</dd><dt>${t('You would first')}</dt><dd>${sayOf(asked.next.choices, last?.next)}</dd></dl></section>
${words !== null && html`<section><h2 class="govuk-heading-m">${t('What you would write')}</h2>${found ? foundList(reader, found) : null}</section>`}
${roundForm(
  reader,
  sealed,
  html`<div class="govuk-button-group">${left > 0 && govuk('Button', { text: t('Open the next file'), name: 'go', value: 'on', preventDoubleClick: true })}<button type="submit" class="govuk-button${left > 0 && ' govuk-button--secondary'}" name="go" value="end">${left > 0 ? t('Stop here and see what it says') : t('See what your files say')}</button></div><p class="es-tray__back"><button type="submit" class="es-link-button" name="go" value="back">${t('Back a step')}</button></p>`,
)}
</div>
<div class="es-file__below">
<section><h2 class="govuk-heading-m">${t('Signs that were in it')}</h2><ul class="govuk-list govuk-list--spaced">${signs.map((sign) => html`<li><a class="govuk-link" href="${at(signPath('practitioners', sign.id))}">${t(sign.practitioners.title)}</a></li>`)}</ul><p class="govuk-body"><a class="govuk-link" href="${at(noticedPath('practitioners'))}">${t('See the whole list')}</a></p></section>
<section><h2 class="govuk-heading-m">${t('Whom to tell about a child like this')}</h2><div class="es-contacts">${contacts.map((contact) => contactCard(reader, contact))}</div></section>
</div>
</div>`,
  )
}
