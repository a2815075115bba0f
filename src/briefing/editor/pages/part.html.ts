import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { backLink, faultSummary } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Opened } from '../../briefing-queries.ts'
import { doubtsOfEasyRead } from '../../editing/easy-sentences.ts'
import { pointOf, together } from '../../page.html.ts'
import { easyDrawing } from '../../published/easy-drawings.ts'
import { easyLines } from '../../published/easy-lines.ts'
import type { Comment } from '../../review-queries.ts'
import { anchorOf, briefingPath, choicePath, partPath } from '../../urls.ts'
import { asPublished, type Desk, type Doubted } from '../desk.ts'
import { EDITOR_PARTS } from '../parts.ts'
import { type Refused, sentenceCard } from './sentence.html.ts'

/** One point of the briefing, every sentence with its form and its evidence, and below how the point reads now. */
export const partPage = (
  visit: Visit,
  desk: Desk,
  opened: Opened,
  part: (typeof EDITOR_PARTS)[number],
  sentences: readonly Doubted[],
  comments: readonly Comment[],
  refused: Refused | null = null,
): StaffPage => {
  const { t } = visit.reader
  const own = sentences.filter((one) => one.part === part.id)
  const at = EDITOR_PARTS.indexOf(part)
  const [before, after] = [EDITOR_PARTS[at - 1], EDITOR_PARTS[at + 1]]
  return {
    title: t(part.title),
    wide: true,
    before: backLink(briefingPath(opened.id), opened.name),
    main: html`<link rel="stylesheet" href="${desk.styles.path}">${faultSummary(
      visit.reader,
      refused ? [{ field: `${anchorOf(refused.sentence)}-text`, says: refused.fault }] : [],
    )}<div class="es-part-head"><h1 class="govuk-heading-l">${part.number && html`<span class="es-disc">${part.number}</span> `}${t(part.title)}</h1>${parts(visit, opened, part.id)}</div>${
      part.id === 'easy' && easyNote(visit, desk, opened)
    }<div class="es-sentences">${own.map((sentence) => {
      const list = own.filter((one) => one.list !== null && one.list === sentence.list)
      return sentenceCard(
        visit,
        opened,
        sentence,
        { first: list[0] === sentence, last: list.at(-1) === sentence },
        comments,
        refused?.sentence === sentence.id ? refused : null,
      )
    })}</div>${choices(visit, desk, opened, part.id)}${reads(visit, desk, opened, part)}<nav class="es-part-nav" aria-label="${t('Parts before and after')}">${before ? html`<a class="govuk-link" href="${partPath(opened.id, before.id)}">${t(before.title)}</a>` : html`<span></span>`}${after && html`<a class="govuk-link" href="${partPath(opened.id, after.id)}">${t(after.title)}</a>`}</nav>`,
  }
}

/** The parts beside each other, the one that is open marked. */
export const parts = ({ reader: { t } }: Visit, { id }: Opened, here: string | null): Html =>
  html`<nav class="es-parts" aria-label="${t('Parts of the briefing')}"><ol>${EDITOR_PARTS.map(
    ({ id: part, title, number, short }) =>
      html`<li><a href="${partPath(id, part)}"${part === here && html` aria-current="page"`}>${number && html`<span aria-hidden="true">${number}</span> `}${t(short ?? title)}</a></li>`,
  )}</ol></nav>`

const easyNote = ({ reader: { t } }: Visit, { pack }: Desk, { evidence, edits }: Opened): Content => {
  const lines = easyLines(pack, evidence.suggested, edits)
  if (lines.length === 0)
    return govuk('InsetText', {
      text: t(
        'This partnership’s content has no words for an easy-read version yet: “easy_read” in briefing.yaml.',
      ),
    })
  const doubts = doubtsOfEasyRead(pack, lines)
  return doubts.length > 0
    ? html`<div class="es-doubts"><h2>${t('Look at this again')}</h2><ul>${doubts.map(({ what, right }) => html`<li>${what} <span>${right}</span></li>`)}</ul></div>`
    : html`<p class="govuk-body">${t('All of it together can be read at nine. One idea a line; at most 14 words.')}</p>`
}

/** Resources of a voice, or the tools: which of the pack's are named. */
const choices = (visit: Visit, { pack }: Desk, opened: Opened, part: string): Content => {
  const { t } = visit.reader
  const voice = opened.evidence.suggested.voices.find(({ audience }) => audience === part)
  if (!voice && part !== 'tools') return null
  const suggested = (voice ? voice.resources : opened.evidence.suggested.tools).map(({ id }) => id)
  const chosen = opened.edits.chosen[`${part}/resources`] ?? suggested
  const first = [...pack.resources].sort((a, b) => rank(chosen, a.id) - rank(chosen, b.id))
  return html`<section class="es-choices-of"><form method="post" action="${choicePath(opened.id)}">${visit.csrf}<input type="hidden" name="base" value="${opened.version}"><input type="hidden" name="part" value="${part}">${govukOnce(
    'Checkboxes',
    {
      name: 'resource',
      idPrefix: `${part}-resource`,
      fieldset: {
        legend: {
          text: part === 'tools' ? t('Tools that are named') : t('Resources that are named'),
          classes: 'govuk-fieldset__legend--m',
        },
      },
      hint: { text: t('At most eight. Those that are ticked stand first, in this order.') },
      items: first.map(({ id, name, about, owner }) => ({
        value: id,
        text: name,
        hint: { text: `${owner}. ${about}` },
        checked: chosen.includes(id),
      })),
    },
  )}<div class="es-sentence__buttons"><button type="submit" class="govuk-button es-sentence__save" name="do" value="save">${t('Save the choice')}</button>${opened.edits.chosen[`${part}/resources`] && html`<button type="submit" class="es-quiet-button" name="do" value="suggested">${t('Back to what was suggested')}</button>`}</div></form></section>`
}

const rank = (chosen: readonly string[], id: string): number => {
  const at = chosen.indexOf(id)
  return at === -1 ? chosen.length : at
}

/** How the point reads now, as it would be published. */
const reads = (visit: Visit, desk: Desk, opened: Opened, part: (typeof EDITOR_PARTS)[number]): Content => {
  const { t } = visit.reader
  const now = asPublished(desk, opened, opened.edits, visit.now)
  const shown =
    part.id === 'easy'
      ? html`<ul class="easy-lines">${easyLines(desk.pack, opened.evidence.suggested, opened.edits).map(({ say, drawing }) => html`<li>${easyDrawing(drawing)}<span>${say}</span></li>`)}</ul>`
      : part.number
        ? pointOf(now, part.number)
        : part.id === 'together'
          ? together(now)
          : html`<div class="band"><div class="band-words"><p class="band-title">${now.title}</p><p class="purpose">${now.purpose}</p></div></div>`
  return html`<section class="es-reads" aria-labelledby="reads-heading"><h2 class="govuk-heading-m" id="reads-heading">${t('How it reads now')}</h2><div class="briefing">${shown}</div></section>`
}
