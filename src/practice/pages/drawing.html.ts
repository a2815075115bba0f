import { backLink, type Reader, type StaffPage } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Edition, Exercise, Practice } from '../../pack/index.ts'
import { type Drawing, drawingOf } from '../drawing.ts'
import { DRAWINGS, drawingPath, exercisePath, PRACTICE_CHANGED, SCENARIOS, WRITING } from '../urls.ts'

/** Every exercise of the pack, and how much there is of it; from here to what practising changed. */
export function drawingsPage(reader: Reader, practice: Practice | null): StaffPage {
  const { t, at } = reader
  const all = [...(practice?.exercises.values() ?? [])]
  const scenarios = practice?.scenarios
  const row = (path: string, title: string, says: string): Html =>
    html`<li><div><a class="govuk-link" href="${at(path)}"><strong>${title}</strong></a><p class="govuk-hint">${says}</p></div></li>`
  return {
    title: t('Practice'),
    main: html`<h1 class="govuk-heading-xl">${t('Practice')}</h1>
<p class="govuk-body-l">${t('The exercises of your pack. Each is drawn with every way through it.')}</p>
<p class="govuk-body"><a class="govuk-link" href="${at(PRACTICE_CHANGED)}">${t('What practice changed')}</a></p>
${
  all.length === 0
    ? html`<p class="govuk-body">${t('Your pack has none yet. They are files in its folder “practice”.')}</p>`
    : html`<ul class="es-rows">${all.map((exercise) => {
        const { id, title, editions, about } = exercise
        const says = `${t(about)} ${countOf(reader, drawingOf(exercise, editions[0] ?? 'all'))}`
        return row(drawingPath(id), t(title), says)
      })}${
        scenarios &&
        html`${row(SCENARIOS, t('Small notes, one child'), t('As a visitor sees it. Files: {files}.', { files: scenarios.all.size }))}${row(WRITING, t('Mend the words'), t('As a visitor sees it. Notes: {notes}.', { notes: scenarios.rules.writing.length }))}`
      }</ul>`
}`,
  }
}

const countOf = ({ t }: Reader, { steps, endings, ways }: Drawing): string =>
  t('Steps: {steps}. Endings: {endings}. Ways through: {ways}.', { steps, endings, ways })

/** One exercise, drawn: those versions once that have the same ways. */
export function drawingPage(reader: Reader, exercise: Exercise): StaffPage {
  const { t, at } = reader
  const alike = new Map<string, { drawing: Drawing; editions: Edition[] }>()
  for (const edition of exercise.editions) {
    const drawing = drawingOf(exercise, edition)
    const known = alike.get(drawing.text)
    if (known) known.editions.push(edition)
    else alike.set(drawing.text, { drawing, editions: [edition] })
  }
  return {
    title: t(exercise.title),
    before: backLink(at(DRAWINGS), t('Practice')),
    main: html`<h1 class="govuk-heading-xl">${t(exercise.title)}</h1>
<p class="govuk-body">${t('File: {file}', { file: `practice/${exercise.id}.yaml` })}. <a class="govuk-link" href="${at(exercisePath(exercise.id))}">${t('Try it as a visitor')}</a></p>
<p class="govuk-body">${t('Each number is a choice. Orange is a pause to think, green an ending.')}</p>
${[...alike.values()].map(({ drawing, editions }) => {
  const every = editions.length > 1 ? editions.length === exercise.editions.length : editions[0] === 'all'
  const ages = every ? t('Every age') : editions.join(', ')
  return html`<section><h2 class="govuk-heading-l">${ages}</h2><p class="govuk-body">${countOf(reader, drawing)}</p><section class="es-drawn" tabindex="0" aria-label="${t('Drawing of {name}', { name: `${t(exercise.title)}, ${ages}` })}">${drawing.svg}</section>${govuk('Details', { summaryText: t('The same in words'), html: html`<pre class="es-drawn__text">${drawing.text}</pre>`.text })}</section>`
})}`,
  }
}
