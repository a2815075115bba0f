import { leavingNote, type Page, type Reader } from '../../../frame/index.ts'
import { html } from '../../../kit/html.ts'
import { laterLink, measureBox } from '../../pages/share.html.ts'
import { SCENARIOS, WRITING } from '../../urls.ts'
import type { Library } from '../round.ts'
import { roomPage } from './frame.html.ts'

/** Before a round: what it is, what is done with it, and in which set. */
export function scenariosCover(reader: Reader, { rules }: Library): Page {
  const { t, at } = reader
  return roomPage(
    reader,
    t('Small notes, one child'),
    html`<div class="es-lobby">
<div class="es-lobby__words">
<h1 class="govuk-heading-xl">${t('Small notes, one child')}</h1>
<p class="govuk-body-l">${t('A file grows week by week. School, health, a driver, an officer: each saw a little. You say what you would make of it, with what was known on that day.')}</p>
<ul class="es-promises"><li>${t('There is no score. Nobody sees what you answer.')}</li><li>${t('We keep nothing, unless you press “share” at the end.')}</li><li>${t('Some things about each child were given by chance. At the end you see which, and how the same notes were answered with another child.')}</li><li>${t('You can stop at any time.')}</li></ul>
${leavingNote(reader)}
${laterLink(reader, 'practitioners')}
</div>
<div>
<form method="post" action="${at(SCENARIOS)}#now" class="es-folders" autocomplete="off">${measureBox(reader, 'practitioners')}${rules.sets.map(
      ({ id, title, about }) =>
        html`<section class="es-folder"><h2 class="govuk-heading-m">${t(title)}</h2><p class="govuk-body">${t(about)}</p><button type="submit" class="govuk-button" name="set" value="${id}">${t('Begin')}<span class="govuk-visually-hidden">: ${t(title)}</span></button></section>`,
    )}</form>
<section class="es-folder es-folder--words"><h2 class="govuk-heading-m"><a class="govuk-link" href="${at(WRITING)}">${t('Mend the words')}</a></h2><p class="govuk-body">${t('A note that blames a child follows that child for years. Find the words that do, and write it again.')}</p></section>
</div>
</div>`,
  )
}
