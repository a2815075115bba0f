import type { StaffPage } from '../../../accounts/index.ts'
import { backLink, type Reader } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { WAVES } from '../../urls.ts'
import type { Plan, Planned } from '../planner.ts'

interface PlannerView {
  readonly typed: {
    readonly share: string
    readonly gap: string
    readonly effect: string
    readonly before: string
  }
  /** Null: what was typed cannot be planned with. */
  readonly plan: { readonly asked: Plan; readonly planned: Planned } | null
}

/** How many answers are needed to see a change, with the arithmetic. */
export const plannerPage = (reader: Reader, { typed, plan }: PlannerView): StaffPage => {
  const { t } = reader
  const number = (id: string, label: string, hint: string, value: string, suffix?: string): Content =>
    govukOnce('Input', {
      id,
      name: id,
      label: { text: label },
      hint: { text: hint },
      value,
      inputmode: 'decimal',
      classes: 'govuk-input--width-5',
      ...(suffix ? { suffix: { text: suffix } } : {}),
    })
  return {
    title: t('How many answers do you need?'),
    before: backLink(WAVES, t('Surveys')),
    main: html`<h1 class="govuk-heading-l">${t('How many answers do you need?')}</h1>
${answer(reader, plan)}
<form class="es-staff-form" method="get" action="${WAVES}/planner">
${number('share', t('Share you expect now'), t('Of people who know whom to tell, say. Where you do not know, 50 is the careful guess.'), typed.share, '%')}
${number('gap', t('Change that you must not miss'), t('In percentage points, between two waves.'), typed.gap)}
${number('effect', t('Design effect'), t('1 where people are reached one by one; about 1.5 where whole classes or teams answer.'), typed.effect)}
${number('before', t('Answers in the wave before'), t('Leave it empty where both waves are still to come.'), typed.before)}
${govuk('Button', { text: t('Work it out') })}
</form>`,
  }
}

const answer = ({ t }: Reader, plan: PlannerView['plan']): Content => {
  if (!plan)
    return html`<p class="govuk-body">${t('Enter shares that stay between 0 and 100 after the change, a change that is not 0, and a design effect of 1 or more.')}</p>`
  const { asked, planned } = plan
  const [level, power] = planned.quantiles.map((one) => one.toFixed(2))
  const [was, is] = planned.variances.map((one) => one.toFixed(3))
  return html`<div class="es-figure"><p class="es-figure__number">${planned.answers === null ? t('Not possible') : planned.answers.toLocaleString('en-GB')}</p>
<p class="govuk-body">${
    planned.answers === null
      ? t(
          'The wave before was too small: however many answer now, a change of that size would be missed too often.',
        )
      : asked.before === undefined
        ? t('answers in each wave, to see a change of {gap} percentage points four times in five.', {
            gap: points(asked.gap),
          })
        : t('answers in this wave, to see a change of {gap} percentage points four times in five.', {
            gap: points(asked.gap),
          })
  }</p></div>
<p class="govuk-body-s">${t('The arithmetic: a two-sided test at 5% has the quantile {level}, a power of 80% the quantile {power}. The variances of the two shares are {was} and {is}. The gap is {gap} and the design effect {effect}.', { level: level ?? '', power: power ?? '', was: was ?? '', is: is ?? '', gap: asked.gap.toFixed(2), effect: asked.designEffect })}</p>
<p class="es-formula">${
    asked.before === undefined
      ? `${asked.designEffect} × (${level} + ${power})² × (${was} + ${is}) ÷ ${asked.gap.toFixed(2)}²`
      : `${is} ÷ (${asked.gap.toFixed(2)}² ÷ (${asked.designEffect} × (${level} + ${power})²) − ${was} ÷ ${asked.before})`
  }</p>`
}

const points = (gap: number): string => String(Math.round(Math.abs(gap) * 1000) / 10)
