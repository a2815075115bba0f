import { dayInWords, type Reader } from '../../../frame/index.ts'
import { type Content, type Html, html } from '../../../kit/html.ts'
import type { Block } from '../figures.ts'
import type { Published } from '../publish-figures.ts'
import { type Library, type Round, setOf } from '../round.ts'
import { OUTCOMES, type Outcome } from '../told.ts'
import { figureOf, gapInWords } from './say-gap.ts'

const outcomeName = ({ t }: Reader, outcome: Outcome): string =>
  ({
    worry: t('Worry, on average over the weeks'),
    tells: t('Would tell somebody at the end'),
    sees: t('Named the harm that the file shows'),
    blames: t('Wrote words that blame'),
  })[outcome]

/** How everybody who shared answered the same files with either child; what is too small is not told. */
export function everyone(
  reader: Reader,
  library: Library,
  round: Round,
  { figures, trial }: Published,
): Html {
  const { t } = reader
  const set = setOf(library, round.set)
  const factors = library.rules.factors.filter(({ id }) => set?.reads.includes(id))
  const several = factors.length > 1
  const told = factors.flatMap((factor) => {
    const outcomes = figures?.factors[`${round.set}.${factor.id}`] ?? {}
    const some = OUTCOMES.filter((outcome) => outcomes[outcome]?.all)
    return some.length > 0 ? [{ factor, outcomes, some }] : []
  })
  const compared = told.reduce((sum, { some }) => sum + some.length, 0)
  if (!figures || told.length === 0)
    return html`<section class="es-everyone"><h2 class="govuk-heading-l">${t('Everybody who shared')}</h2><p class="govuk-body">${t('Too few people have shared theirs so far. Under ten who said the same thing of the same child, nothing is shown: it could point at somebody.')}</p></section>`
  return html`<section class="es-everyone"><h2 class="govuk-heading-l">${t('Everybody who shared')}</h2><p class="govuk-body">${t('{people} people, as published on {day}.', { people: figures.people[round.set] ?? 0, day: dayInWords(reader, figures.day) })}${compared > 4 && html` ${t('Of twenty comparisons where there is no difference, about one looks like one by chance. Here are {compared}.', { compared })}`}</p>${trial && html`<p class="govuk-body"><strong>${t('Trial data: the people and their answers are invented')}.</strong></p>`}${told.map(
    ({ factor, outcomes, some }) => {
      const [one = '', other = ''] = factor.levels.map(({ name }) => t(name))
      return html`${several && html`<h3 class="govuk-heading-m">${t('By {factor}', { factor: t(factor.name) })}</h3>`}${some.map(
        (outcome) => {
          const { all, stories } = outcomes[outcome] ?? {}
          return (
            all &&
            html`<div class="es-gap">${heading(several, outcomeName(reader, outcome))}${bars(outcome, all, [one, other], library.asked.concern.scale.to)}<p class="govuk-body">${gapInWords(reader, outcome, all, one, other)}</p>${stories && byStory(reader, library, outcome, stories, one, other)}</div>`
          )
        },
      )}`
    },
  )}</section>`
}

const heading = (several: boolean, text: string): Html =>
  several ? html`<h4 class="govuk-heading-s">${text}</h4>` : html`<h3 class="govuk-heading-s">${text}</h3>`

const byStory = (
  reader: Reader,
  { all, asked }: Library,
  outcome: Outcome,
  stories: Readonly<Record<string, Block>>,
  one: string,
  other: string,
): Content =>
  html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${reader.t('File by file')}<span class="govuk-visually-hidden">: ${outcomeName(reader, outcome)}</span></span></summary><div class="govuk-details__text">${Object.entries(
    stories,
  ).map(
    ([story, block]) =>
      html`<p class="govuk-body"><strong>${reader.t(all.get(story)?.title ?? '')}</strong></p>${bars(outcome, block, [one, other], asked.concern.scale.to)}<p class="govuk-body">${gapInWords(reader, outcome, block, one, other)}</p>`,
  )}</div></details>`

/** Two bars, one a child, each with its words and number: nothing is told by length alone. */
const bars = (outcome: Outcome, { levels }: Block, names: readonly string[], most: number): Html =>
  html`<dl class="es-bars">${levels.map(({ estimate, n }, i) => {
    const width = Math.round((outcome === 'worry' ? estimate / most : estimate) * 1000) / 10
    return html`<div><dt>${names[i]}</dt><dd><svg class="es-bars__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="es-bars__all" width="100" height="10"/><rect class="es-bars__part" width="${width}" height="10"/></svg><span>${figureOf(outcome, estimate)} <span class="es-quiet">n = ${n}</span></span></dd></div>`
  })}</dl>`
