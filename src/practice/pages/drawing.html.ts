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
<p class="govuk-body-l">${t('Stories, quizzes and scenarios of your pack. Each is drawn with every way through it.')}</p>
${
  all.length === 0
    ? html`<p class="govuk-body">${t('Your pack has none yet. They are files in its folder “practice”.')}</p>`
    : govuk('Table', {
        head: [
          { text: t('What') },
          { text: t('Versions') },
          { text: t('Steps'), format: 'numeric' },
          { text: t('Endings'), format: 'numeric' },
          { text: t('Ways through'), format: 'numeric' },
        ],
        rows: all.map((exercise) => {
          const { id, title, editions } = exercise
          const { steps, endings, ways } = drawingOf(exercise, editions[0] ?? 'all')
          return [
            { html: html`<a class="govuk-link" href="${at(drawingPath(id))}">${t(title)}</a>`.text },
            { text: editions.join(', ') },
            { text: String(steps), format: 'numeric' },
            { text: String(endings), format: 'numeric' },
            { text: String(ways), format: 'numeric' },
          ]
        }),
      })
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
    html`<section><h2 class="govuk-heading-l">${edition === 'all' ? t('Every age') : edition}</h2><p class="govuk-body">${t('Steps: {steps}. Endings: {endings}. Ways through: {ways}.', { steps, endings, ways })}</p><div class="es-drawn" role="region" tabindex="0" aria-label="${t('Drawing of {name}', { name: `${t(exercise.title)}, ${edition}` })}">${svg}</div>${govuk('Details', { summaryText: t('The same in words'), html: html`<pre class="es-drawn__text">${text}</pre>`.text })}</section>`,
)}`,
  }
}
