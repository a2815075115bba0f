import type { StaffPage } from '../../accounts/index.ts'
import { dayInWords, momentInWords } from '../../briefing/index.ts'
import { backLink, type Reader } from '../../frame/index.ts'
import { govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Problem } from '../../kit/result.ts'
import type { Aimable } from '../aims.ts'
import type { TargetRow } from '../queries.ts'
import type { Aim } from '../rules/target.ts'
import { priorityUrls } from '../urls.ts'
import { errorOf, errors, submit } from './frame.html.ts'

interface Shown {
  readonly slug: string
  readonly aimable: Aimable
  /** The latest first. */
  readonly history: readonly TargetRow[]
  readonly typed: { readonly percent: string; readonly due: string }
  readonly faults: readonly Problem[]
  readonly csrf: Html
}

/** A share that is aimed at, and by when; every earlier target with who set it and when. */
export const targetPage = (
  reader: Reader,
  { slug, aimable: { key, name, aim, said }, history, typed, faults, csrf }: Shown,
): StaffPage => {
  const { t } = reader
  const [last] = history
  const hidden = html`${csrf}<input type="hidden" name="of" value="${key}"><input type="hidden" name="seen" value="${last?.version ?? 0}">`
  return {
    title: faults.length > 0 ? t('Error: {name}', { name: t('Target') }) : t('Target'),
    before: backLink(priorityUrls.one(slug), t('Back to the priority')),
    main: html`${errors(reader, faults)}<span class="govuk-caption-l">${name}</span><h1 class="govuk-heading-l">${t('What do we aim at?')}</h1>
<p class="govuk-body">${said ? t('Last figure: {figure}.', { figure: said.replace(/\.$/, '') }) : t('There is no figure for this yet.')} ${countsAs(t)[aim]}</p>
<form method="post" action="${priorityUrls.target(slug)}" novalidate>${hidden}${govukOnce('Input', {
      id: 'percent',
      name: 'percent',
      label: { text: asks(t)[aim] },
      value: typed.percent,
      inputmode: 'numeric',
      suffix: { text: aim === 'within' ? t('points') : '%' },
      classes: 'govuk-input--width-3',
      ...errorOf(reader, faults, 'percent'),
    })}${govukOnce('Input', {
      id: 'due',
      name: 'due',
      label: { text: t('By when') },
      value: typed.due,
      type: 'date',
      classes: 'govuk-input--width-10',
      ...errorOf(reader, faults, 'due'),
    })}${submit(t('Set the target'))}</form>
${last?.percent != null && html`<form method="post" action="${priorityUrls.target(slug)}">${hidden}<input type="hidden" name="none" value="yes"><button class="govuk-button govuk-button--secondary" type="submit">${t('Take the target back')}</button></form>`}
${history.length > 0 && html`<h2 class="govuk-heading-m">${t('What was aimed at')}</h2><ul class="govuk-list govuk-list--bullet">${history.map(({ percent, dueOn, setBy, setAt }) => html`<li>${percent === null || dueOn === null ? t('No target') : was(t, aim, percent, dayInWords(dueOn))}: ${setBy}, ${momentInWords(setAt)}</li>`)}</ul>`}`,
  }
}

const asks = (t: Reader['t']): Readonly<Record<Aim, string>> => ({
  'at-least': t('Share of those who answer'),
  'at-most': t('At most this share'),
  within: t('A gap of at most'),
})

const countsAs = (t: Reader['t']): Readonly<Record<Aim, string>> => ({
  'at-least': t(
    'It counts as reached only where even the lower end of a figure’s interval is at the target.',
  ),
  'at-most': t('It counts as reached only where even the upper end of a figure’s interval is at the target.'),
  within: t(
    'A gap is in percentage points, whichever child is answered less. It counts as reached only where all of its interval is within the target, either way: that takes many answers.',
  ),
})

const was = (t: Reader['t'], aim: Aim, percent: number, by: string): string => {
  if (aim === 'within') return t('At most {percent} points by {day}', { percent, day: by })
  return aim === 'at-most'
    ? t('At most {percent}% by {day}', { percent, day: by })
    : t('{percent}% by {day}', { percent, day: by })
}
