import type { StaffPage } from '../../../accounts/index.ts'
import { backLink, type Reader } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import { wavePath, waveResultsPath } from '../../urls.ts'
import { percent } from '../../voices/say-figures.ts'
import type { AudienceVoice, GroupVoice, MeasureVoice, StoriesVoice } from '../../voices/voices.ts'
import type { Wave } from '../wave.ts'
import { barTable } from './bars.html.ts'

interface ResultsView {
  readonly csrf: Html
  readonly wave: Wave
  readonly voice: AudienceVoice | undefined
  readonly cannotTell: readonly string[]
}

/** What a wave says: sentences with their intervals, charts, groups, the wave before; and what it cannot say. */
export const resultsPage = (reader: Reader, { csrf, wave, voice, cannotTell }: ResultsView): StaffPage => {
  const { t } = reader
  return {
    title: t('Results'),
    before: backLink(wavePath(wave.id), t('The survey')),
    main: html`<h1 class="govuk-heading-l">${wave.title}</h1>
${
  voice?.n == null
    ? html`<p class="govuk-body">${voice?.withheld[0] ?? t('Nobody has answered, so that there is nothing to read.')}</p>`
    : html`<p class="govuk-body-l">${t('{n} {people} answered.', { n: voice.n, people: voice.name })}</p>
${kept(reader, csrf, wave)}
${findings(reader, voice)}
${voice.stories && stories(reader, voice.stories)}
${recognised(reader, voice)}
${voice.choices.map(
  (choice) =>
    choice.options.length > 0 &&
    barTable(
      choice.question,
      heads(reader),
      choice.options.map((option) => ({ name: option.option, ...option })),
    ),
)}
${voice.groups.map((group) => byGroup(reader, group, voice))}
${voice.withheld.length > 0 && html`<h2 class="govuk-heading-m">${t('Not shown')}</h2><ul class="govuk-list govuk-list--bullet">${voice.withheld.map((one) => html`<li>${one}</li>`)}</ul>`}`
}
<h2 class="govuk-heading-m">${t('What it cannot tell')}</h2><ul class="govuk-list govuk-list--bullet">${cannotTell.map((one) => html`<li>${t(one)}</li>`)}</ul>`,
  }
}

const heads = ({ t }: Reader): [string, string, string] => [t('Answer'), t('Share'), t('People')]

/** Figures to take away. What leaves is kept, so that a later figure cannot undo what was withheld. */
const kept = ({ t }: Reader, csrf: Html, wave: Wave): Html =>
  html`<form class="es-actions" method="post" action="${waveResultsPath(wave.id)}/export">${csrf}${(['csv', 'xlsx', 'json'] as const).map((format) => govuk('Button', { text: t('Download {format}', { format: format.toUpperCase() }), name: 'format', value: format, classes: 'govuk-button--secondary' }))}</form>
<p class="govuk-hint">${t('What you download is remembered, so that figures given out later cannot be subtracted from it.')}</p>`

const findings = ({ t }: Reader, voice: AudienceVoice): Content => {
  const of = (reading: MeasureVoice['reading']) => voice.measures.filter((one) => one.reading === reading)
  return html`${[
    [t('Strengths'), 'strength', of('strength')] as const,
    [t('To learn'), 'learning', of('learning')] as const,
    [t('Neither for sure'), 'neither', of(null)] as const,
  ].map(
    ([title, look, measures]) =>
      measures.length > 0 &&
      html`<section class="es-findings es-findings--${look}"><h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list">${measures.map((one) => html`<li><p class="govuk-body">${one.sentence}</p>${one.change && html`<p class="govuk-body es-findings__change">${one.change.sentence}</p>`}${one.cannot_tell && html`<p class="govuk-hint">${one.cannot_tell}</p>`}</li>`)}</ul></section>`,
  )}
${
  voice.measures.length > 0 &&
  barTable(
    t('All measures, with what chance leaves open'),
    [t('Measure'), t('Share'), t('People')],
    voice.measures.map((one) => {
      // It is of the same question as the signs, and would be taken for them.
      const alarm = one.measure === 'false-alarms'
      const { scale } = one
      return {
        ...one,
        name: alarm ? t('Things that are no sign, ticked as one') : one.question,
        hollow: alarm,
        // What was asked on a scale is no share of anybody.
        ...(scale && { say: (share: number) => (scale.from + share * (scale.to - scale.from)).toFixed(1) }),
      }
    }),
  )
}`
}

const recognised = ({ t }: Reader, voice: AudienceVoice): Content =>
  voice.signs.length > 0 &&
  barTable(
    t('Signs that were picked out, and things that are no sign'),
    [t('What was offered'), t('Share'), t('People')],
    [
      ...voice.signs.map((one) => ({ ...one, name: one.option })),
      ...voice.decoys.map((one) => ({
        ...one,
        name: t('No sign: {what}', { what: one.option }),
        hollow: true,
      })),
    ],
  )

const stories = ({ t }: Reader, { people, outcomes }: StoriesVoice): Html =>
  html`<section><h2 class="govuk-heading-m">${t('Same signs, same response?')}</h2>
<p class="govuk-body">${t('{people} people read the same stories. By chance the child was a girl, a boy, or it was not said; no other word differed.', { people })}</p>
${outcomes.length === 0 && html`<p class="govuk-body">${t('Too few answered one way or the other for anything to be shown.')}</p>`}
${outcomes.map(
  ({ says, arms, gaps }) => html`${barTable(
    t(says),
    [t('The child'), t('Share'), t('Answers')],
    arms.map((arm) => ({ ...arm, name: t(arm.name) })),
  )}
<ul class="govuk-list">${gaps.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`,
)}</section>`

const byGroup = (
  { t }: Reader,
  { question, groups, sentence }: GroupVoice,
  voice: AudienceVoice,
): Content => {
  const measures = voice.measures.filter(({ measure }) =>
    groups.some((group) => group.measures.some((one) => one.measure === measure)),
  )
  return html`<h2 class="govuk-heading-m">${question}</h2>${
    groups.length > 0 &&
    measures.length > 0 &&
    html`<div class="es-wide" role="region" aria-label="${question}" tabindex="0"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('Group')}</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">${t('People')}</th>${measures.map((one) => html`<th class="govuk-table__header" scope="col">${one.question}</th>`)}</tr></thead>
<tbody class="govuk-table__body">${groups.map(
      (group) =>
        html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${group.group}</th><td class="govuk-table__cell govuk-table__cell--numeric">${group.n}</td>${measures.map(
          ({ measure }) => {
            const figure = group.measures.find((one) => one.measure === measure)
            return html`<td class="govuk-table__cell">${figure ? html`${percent(figure.estimate)} <span class="es-bars__interval">${percent(figure.low)}–${percent(figure.high)}</span>` : t('not shown')}</td>`
          },
        )}</tr>`,
    )}</tbody></table></div>`
  }
<p class="govuk-body-s">${sentence}</p>`
}
