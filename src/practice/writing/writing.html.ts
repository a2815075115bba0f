import { type FieldFault, faultOf, faultSummary, type Page, type Reader, titled } from '../../frame/index.ts'
import { articlePath } from '../../guide/urls.ts'
import { BOX_HOLDS, govuk, govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { WritingTask } from '../../pack/index.ts'
import { roomPage } from '../scenarios/pages/frame.html.ts'
import { SCENARIOS, WRITING } from '../urls.ts'
import type { FoundWords } from './find-blame.ts'
import { foundList } from './found.html.ts'

/** A note on its way: which task, what was written, and what was found in it. */
export interface Written {
  readonly task: WritingTask
  readonly note: string
  /** null: not looked at yet. */
  readonly found: FoundWords | null
  readonly fault: 'empty' | 'too-long' | null
}

/** The longest note, in characters. */
export const MOST_NOTE = 4000

/** What can be mended: three notes, each with what was really seen. */
export const writingCover = (reader: Reader, tasks: readonly WritingTask[]): Page => {
  const { t, at } = reader
  return roomPage(
    reader,
    t('Mend the words'),
    html`<div class="es-lobby es-lobby--single">
<div class="es-lobby__words"><h1 class="govuk-heading-xl">${t('Mend the words')}</h1>
<p class="govuk-body-l">${t('Words decide who is seen as doing what. Take a note that blames the child, and write it again so that the person who harms is the subject.')}</p>
<ul class="es-promises"><li>${t('We keep nothing that you write. It is looked at, sent back to you, and gone.')}</li><li>${t('Do not write about a real child here.')}</li></ul></div>
<div class="es-folders">${tasks.map(
      ({ id, title, draft }) =>
        html`<form class="es-folder" method="post" action="${at(WRITING)}#now"><input type="hidden" name="task" value="${id}"><h2 class="govuk-heading-m">${t(title)}</h2><blockquote class="es-written es-written--draft" lang="en">${draft}</blockquote><div class="govuk-button-group"><button type="submit" class="govuk-button" name="begin" value="draft">${t('Mend this note')}<span class="govuk-visually-hidden">: ${t(title)}</span></button><button type="submit" class="govuk-button govuk-button--secondary" name="begin" value="own">${t('Write my own')}<span class="govuk-visually-hidden">: ${t(title)}</span></button></div></form>`,
    )}</div>
</div>`,
  )
}

/** One note being written, with what was found in it so far. */
export function writingPage(reader: Reader, { task, note, found, fault }: Written): Page {
  const { t, at } = reader
  const clean = found !== null && found.found.length === 0
  const faults = fault ? [{ field: 'note', says: faultText(reader, fault) }] : []
  return roomPage(
    reader,
    titled(reader, t('Mend the words'), faults),
    html`${faultSummary(reader, faults)}
<div class="es-file">
<div class="es-file__head"><p class="es-file__nth">${t('Mend the words')}</p><h1 class="govuk-heading-l">${t(task.title)}</h1></div>
<div class="es-file__notes"><section class="es-note es-note--seen"><h2 class="govuk-heading-s">${t('What was seen and heard')}</h2><ul>${task.seen.map((text) => html`<li>${t(text)}</li>`)}</ul></section>
${found && html`<section id="now" class="es-found${clean && ' es-found--clean'}"><h2 class="govuk-heading-m">${clean ? t('Nothing to mend by our list') : t('Words that hide who did it')}</h2>${foundList(reader, found)}</section>`}
${clean && html`<section class="es-dawning"><h2 class="govuk-heading-m">${t('One way to write it')}</h2>${task.mended.map((text) => html`<p class="govuk-body">${t(text)}</p>`)}</section>`}</div>
<form class="es-file__asked"${!found && html` id="now"`} method="post" action="${at(WRITING)}#now" autocomplete="off" novalidate><input type="hidden" name="task" value="${task.id}"><div class="es-question">${noteBox(reader, note, faults)}</div>
${govuk('Button', { text: t('Look for words that blame'), name: 'go', value: 'look', preventDoubleClick: true })}
<p class="govuk-body"><a class="govuk-link" href="${at(articlePath('practitioners', 'words-to-use'))}">${t('All the words, and what to say')}</a></p>
<p class="govuk-body"><a class="govuk-link" href="${at(WRITING)}">${t('Another note')}</a></p><p class="govuk-body"><a class="govuk-link" href="${at(SCENARIOS)}">${t('Small notes, one child')}</a></p></form>
</div>`,
  )
}

const faultText = ({ t }: Reader, fault: 'empty' | 'too-long'): string =>
  fault === 'empty'
    ? t('Write the note')
    : t('The note must be {most} characters or fewer', { most: MOST_NOTE })

/** Made anew each time: what somebody typed is never remembered. */
const noteBox = ({ t }: Reader, note: string, faults: readonly FieldFault[]): Html =>
  govukOnce('Textarea', {
    id: 'note',
    name: 'note',
    value: note,
    rows: 9,
    label: { text: t('Your note'), classes: 'govuk-label--m' },
    hint: { text: t('Who did what? Write what was seen and heard, and whose words they are.') },
    ...faultOf(faults, 'note'),
    attributes: BOX_HOLDS,
    autocomplete: 'off',
  })
