import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import type { Opened } from '../../briefing-queries.ts'
import type { Sentence } from '../../editing/sentences.ts'
import { anchorOf, partPath, sentencesPath } from '../../urls.ts'
import type { Desk } from '../desk.ts'
import { momentInWords } from '../moments.ts'

/** Two editors changed the same sentence: both texts, and a choice. Nothing was lost and nothing overwritten. */
export const clashPage = (
  visit: Visit,
  { styles }: Desk,
  theirs: Opened,
  sentence: Sentence,
  mine: string,
): StaffPage => {
  const { t } = visit.reader
  const keep = (text: string, words: string, secondary = false) =>
    html`<form method="post" action="${sentencesPath(theirs.id)}">${visit.csrf}<input type="hidden" name="base" value="${theirs.version}"><input type="hidden" name="sentence" value="${sentence.id}"><input type="hidden" name="text" value="${text}"><input type="hidden" name="do" value="save">${govuk('Button', { text: words, preventDoubleClick: true, ...(secondary ? { classes: 'govuk-button--secondary' } : {}) })}</form>`
  return {
    title: t('Somebody else changed this sentence'),
    before: backLink(partPath(theirs.id, sentence.part), theirs.name),
    main: html`<link rel="stylesheet" href="${styles.path}"><h1 class="govuk-heading-l">${t('Somebody else changed this sentence')}</h1><p class="govuk-body">${t('{name} saved it on {when}, while you were writing. Both texts are here; choose, or put them together.', { name: theirs.savedBy, when: momentInWords(theirs.savedAt) })}</p><div class="es-compare__both"><div class="es-compare__before"><h2 class="govuk-heading-s">${t('Theirs, saved')}</h2><p>${sentence.shown ? '' : t('(not shown)')} ${sentence.said}</p><p><a class="govuk-link" href="${partPath(theirs.id, sentence.part)}#${anchorOf(sentence.id)}">${t('Leave theirs')}</a></p></div><div class="es-compare__after"><h2 class="govuk-heading-s">${t('Yours, not saved yet')}</h2><p>${mine}</p>${keep(mine, t('Save yours instead'), true)}</div></div><form method="post" action="${sentencesPath(theirs.id)}">${visit.csrf}<input type="hidden" name="base" value="${theirs.version}"><input type="hidden" name="sentence" value="${sentence.id}"><div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="both">${t('Or put them together')}</label><textarea class="govuk-textarea" id="both" name="text" rows="5">${`${sentence.said}\n${mine}`}</textarea></div><button type="submit" class="govuk-button" name="do" value="save">${t('Save this')}</button></form>`,
  }
}
