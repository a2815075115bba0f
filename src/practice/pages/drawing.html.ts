import type { Reader, StaffPage } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { html } from '../../kit/html.ts'
import type { Exercise, Practice } from '../../pack/index.ts'
import { drawingOf } from '../drawing.ts'
import { drawingPath, exercisePath } from '../urls.ts'

/** Every exercise of the pack, and how much there is of it. */
export function drawingsPage({ t, at }: Reader, practice: Practice | null): StaffPage {
  const all = [...(practice?.exercises.values() ?? [])]
  return {
    title: t('Practice'),
    main: html`<h1 class="govuk-heading-xl">${t('Practice')}</h1>
<p class="govuk-body-l">${t('The exercises of your pack. Each is drawn with every way through it.')}</p>
${
  all.length === 0
    ? html`<p class="govuk-body">${t('Your pack has none yet. They are files in its folder “practice”.')}</p>`
    : html`<ul class="es-rows">${all.map((exercise) => {
        const { id, title, editions, about } = exercise
        const { steps, endings, ways } = drawingOf(exercise, editions[0] ?? 'all')
        return html`<li><div><a class="govuk-link" href="${at(drawingPath(id))}"><strong>${t(title)}</strong></a><p class="govuk-hint">${t(about)} ${t('Steps: {steps}. Endings: {endings}. Ways through: {ways}.', { steps, endings, ways })}</p></div></li>`
      })}</ul>`
}`,
  }
}

/** One exercise, drawn: each version where they differ in their ways. */
export function drawingPage({ t, at }: Reader, exercise: Exercise): StaffPage {
  const drawn = exercise.editions.map((edition) => ({ edition, ...drawingOf(exercise, edition) }))
  return {
    title: t(exercise.title),
    main: html`<h1 class="govuk-heading-xl">${t(exercise.title)}</h1>
<p class="govuk-body">${t('File: {file}', { file: `practice/${exercise.id}.yaml` })}. <a class="govuk-link" href="${at(exercisePath(exercise.id))}">${t('Try it as a visitor')}</a></p>
${drawn.map(
  ({ edition, svg, text, steps, endings, ways }) =>
    html`<section><h2 class="govuk-heading-l">${edition === 'all' ? t('Every age') : edition}</h2><p class="govuk-body">${t('Steps: {steps}. Endings: {endings}. Ways through: {ways}.', { steps, endings, ways })}</p><section class="es-drawn" tabindex="0" aria-label="${t('Drawing of {name}', { name: `${t(exercise.title)}, ${edition}` })}">${svg}</section>${govuk('Details', { summaryText: t('The same in words'), html: html`<pre class="es-drawn__text">${text}</pre>`.text })}</section>`,
)}`,
  }
}
