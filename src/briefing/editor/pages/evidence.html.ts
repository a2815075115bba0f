import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Translate } from '../../../kit/translate.ts'
import type { Briefing } from '../../briefing.ts'
import { chart } from '../../chart.html.ts'
import type { Sentence } from '../../editing/sentences.ts'
import { basisOf, count, percent } from '../../figures.ts'
import { anchorOf } from '../../urls.ts'

const READ = {
  strengths: 'Read as a strength',
  learning: 'Read as learning',
  neither: 'Neither yet: too near the middle, or not sure enough',
  beside: 'Shown, and never read as one or the other',
} as const

/** What a sentence rests on, beside it. */
export const evidence = (
  t: Translate,
  { id, evidence: rests, suggested }: Sentence,
  reading: Briefing['reading'],
): Html => {
  switch (rests.kind) {
    case 'finding': {
      const { finding, voice } = rests
      const { figure, change, name } = finding
      return html`<p class="es-evidence__figure"><strong>${percent(figure.estimate)}</strong> <span>${t('of {n} answers', { n: count(figure.n) })}</span></p><div class="briefing">${chart(`${anchorOf(id)}-chart`, name, [{ name, figure }], reading)}</div><p class="es-evidence__read">${t(READ[rests.reading])}</p><p>${basisOf(finding)}</p>${
        change && html`<p><strong>${t('Since the wave before:')}</strong> ${change}</p>`
      }${cautions(t, voice.cannotTell)}`
    }
    case 'theme':
      return html`<p class="es-evidence__figure"><strong>${rests.theme.lines}</strong> <span>${t('lines of the notes are about it; they are lines, not people')}</span></p>${rests.theme.quotes.map((quote) => html`<blockquote>“${quote}”</blockquote>`)}`
    case 'quote':
      return html`<p>${t('Somebody’s own words, checked for names. They can be left out, and are never changed.')}</p><p>${t('Theme: {name}, {n} lines.', { name: rests.theme.name, n: rests.theme.lines })}</p>`
    case 'figures':
      return html`<p>${rests.voice.who}</p>${rests.voice.measured.length > 0 && html`<ul class="es-evidence__list">${rests.voice.measured.map(({ name, figure }) => html`<li>${name}: ${percent(figure.estimate)}</li>`)}</ul>`}`
    case 'rules':
      return html`<p><strong>${t('What people are told to do then comes from the table of rules, and is changed there:')}</strong></p><p>${rests.how}</p>`
    case 'sign':
      return html`<p><strong>${t('It may also be:')}</strong></p>${rests.mayAlsoBe.length > 0 ? html`<ul class="es-evidence__list">${rests.mayAlsoBe.map((one) => html`<li>${one}</li>`)}</ul>` : html`<p>${t('Nothing is named.')}</p>`}`
    case 'own':
      return html`<p>${t('It rests on nothing but you. Say what no figure can: what is done about it, or who to thank.')}</p>`
    case 'content':
      return html`<p>${t('From the partnership’s content. It rests on no figure.')}</p>${suggested && html`<p class="es-evidence__quiet">${t('Suggested: “{text}”', { text: suggested })}</p>`}`
  }
}

const cautions = (t: Translate, all: readonly string[]): Content =>
  all.length > 0 &&
  html`<details class="es-evidence__cannot"><summary>${t('What it cannot tell us')}</summary><ul class="es-evidence__list">${all.map((one) => html`<li>${one}</li>`)}</ul></details>`
