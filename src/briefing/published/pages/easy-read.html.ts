import type { Page, Reader } from '../../../frame/index.ts'
import { html } from '../../../kit/html.ts'
import type { Briefing } from '../../briefing.ts'
import { dayInWords } from '../../figures.ts'
import { trialWords } from '../../trial-words.ts'
import { easyPdfPath, publishedPath } from '../../urls.ts'
import { easyDrawing } from '../easy-drawings.ts'
import { EASY_PARTS, type EasyLine } from '../easy-lines.ts'
import type { BriefingStyles } from '../style-sheet.ts'
import { styled } from './published.html.ts'

/**
 * The easy-read version: short sentences, big type, one idea a line with a drawing that says no more than the words.
 * @param slug null in a preview: there is nowhere to go from it
 */
export const easyReadPage = (
  reader: Reader,
  styles: BriefingStyles,
  { title, date, approved, trial, partnership }: Briefing,
  lines: readonly EasyLine[],
  slug: string | null,
): Page => {
  const { t, at } = reader
  return {
    title: `${title}: ${t('easy read')}`,
    leave: false,
    main: styled(styles, [
      html`<header class="easy-head"><p class="kicker">${t('Easy read')} · ${partnership.name}</p><h1>${title}</h1><p>${dayInWords(date)}${trialWords(
        { approved, trial },
      ).map((words) => html` · ${t(words)}`)}</p>${
        slug &&
        html`<ul class="forms"><li><a href="${at(easyPdfPath(slug))}">${t('Easy read to print (PDF)')}</a></li><li><a href="${at(publishedPath(slug))}">${t('The whole briefing')}</a></li></ul>`
      }</header>`,
      EASY_PARTS.map(({ id, title: heading }) => {
        const own = lines.filter(({ part }) => part === id)
        return (
          own.length > 0 &&
          html`<section class="easy-part" aria-labelledby="easy-${id}"><h2 id="easy-${id}">${t(heading)}</h2><ul class="easy-lines">${own.map(
            ({ say, drawing }) => html`<li>${easyDrawing(drawing)}<span>${say}</span></li>`,
          )}</ul></section>`
        )
      }),
    ]),
  }
}
