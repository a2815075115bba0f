import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { AlikeCompared, GroupCompared } from '../compare-alike.ts'
import { GROUPINGS, type Grouping } from '../followed.ts'
import { labelName } from '../names.ts'
import { percent, pointsOf } from '../say.ts'

const TITLES: Readonly<Record<Grouping, string>> = {
  gender: 'By gender',
  age: 'By age',
  ethnicity: 'By ethnicity',
}

/** A gap larger than so much would matter to anybody: what could not have been found is said. */
const MATTERS = 0.2

/** What was found of one group, in a sentence that claims no more than it may. */
export const groupSaid = (reader: Reader, grouping: Grouping, one: GroupCompared): string => {
  const { t } = reader
  const group = labelName(reader, grouping, one.group)
  const { difference, shares, smallestGap } = one
  if (one.found === 'withheld' || !difference || !shares || smallestGap === undefined)
    return t('{group}: too few to compare.', { group })
  const points = { low: pointsOf(difference.low), high: pointsOf(difference.high) }
  if (one.found === 'gap') {
    const values = {
      group,
      share: percent(shares.one),
      other: percent(shares.other),
      n: pointsOf(difference.estimate),
      from: Math.min(points.low, points.high),
      to: Math.max(points.low, points.high),
    }
    return difference.estimate < 0
      ? t(
          '{group}: help followed {share} of what was told of them, and {other} of what was told of others with the same signs. That is {n} percentage points less often (95% interval {from} to {to}).',
          values,
        )
      : t(
          '{group}: help followed {share} of what was told of them, and {other} of what was told of others with the same signs. That is {n} percentage points more often (95% interval {from} to {to}).',
          values,
        )
  }
  return t(
    '{group}: no difference can be told from chance. It may lie between {low} percentage points less often and {high} more often.',
    { group, ...points },
  )
}

/** That a difference was not looked for well enough to say that there is none. */
const tooWeak = ({ t }: Reader, groups: readonly GroupCompared[]): Content => {
  const gaps = groups.flatMap(({ found, smallestGap }) => (found === 'none' ? (smallestGap ?? []) : []))
  const largest = Math.max(0, ...gaps)
  return (
    largest > MATTERS &&
    html`<p class="govuk-body es-alike__weak">${t('So few would mostly not have shown a difference below {n} percentage points. That none was found does not mean that there is none.', { n: pointsOf(largest) })}</p>`
  )
}

const at = (difference: number): number => Math.round((difference + 1) * 500) / 10

const drawn = ({ difference }: GroupCompared): Content =>
  difference &&
  html`<svg class="es-gap" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="es-bar__all" x="0" y="4" width="100" height="8"/><line class="es-gap__none" x1="50" x2="50" y1="0" y2="16" vector-effect="non-scaling-stroke"/><path class="es-bar__interval" d="M${at(difference.low)} 8H${at(difference.high)}M${at(difference.low)} 4v8M${at(difference.high)} 4v8" vector-effect="non-scaling-stroke"/><rect class="es-gap__at" x="${at(difference.estimate) - 0.8}" y="3" width="1.6" height="10"/></svg>`

const comparison = (reader: Reader, grouping: Grouping, groups: readonly GroupCompared[]): Html => {
  const { t } = reader
  const title = t(TITLES[grouping])
  const gaps = groups.filter(({ found: what }) => what === 'gap')
  // Of two groups one is as much less often helped as the other is more often: it is said once.
  const less = gaps.filter(({ difference }) => (difference?.estimate ?? 0) < 0)
  const found = less.length > 0 ? less : gaps
  const compared = groups.filter(({ found: what }) => what !== 'withheld')
  const withheld = groups.filter(({ found: what }) => what === 'withheld')
  return html`<div class="es-alike ${found.length > 0 && 'es-alike--gap'}"><h3 class="govuk-heading-m">${title}</h3>${
    compared.length === 0
      ? html`<p class="govuk-body">${t('Too few to compare. That says nothing of whether there is a difference.')}</p>`
      : html`${
          found.length > 0
            ? html`<ul class="govuk-list es-alike__found">${found.map((one) => html`<li>${groupSaid(reader, grouping, one)}</li>`)}</ul>`
            : html`<p class="govuk-body">${t('No difference can be told from chance.')}</p>`
        }<section class="es-scroll" tabindex="0" aria-labelledby="alike-${grouping}"><table class="govuk-table es-soon"><caption class="govuk-visually-hidden" id="alike-${grouping}">${t('How often help followed: {title}', { title })}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">${t('Children')}</th><th class="govuk-table__header" scope="col">${t('Difference (95% interval)')}</th><th class="govuk-table__header" scope="col">${t('Help followed')}</th><th class="govuk-table__header" scope="col">${t('Others, same signs')}</th></tr></thead><tbody class="govuk-table__body">${compared.map(
          (one) =>
            html`<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">${labelName(reader, grouping, one.group)}<span class="es-quiet">${t('about {n} compared', { n: one.n?.one ?? 0 })}</span></th><td class="govuk-table__cell">${one.difference && html`<strong>${signed(one.difference.estimate)}</strong> <span class="es-nowrap">(${signed(one.difference.low)} ${t('to')} ${signed(one.difference.high)})</span>`}${drawn(one)}</td><td class="govuk-table__cell">${percent(one.shares?.one ?? 0)}</td><td class="govuk-table__cell">${percent(one.shares?.other ?? 0)}</td></tr>`,
        )}</tbody></table></section>${tooWeak(reader, compared)}`
  }${withheld.length > 0 && compared.length > 0 && html`<p class="govuk-body es-quiet">${t('Too few to compare: {groups}.', { groups: withheld.map(({ group }) => labelName(reader, grouping, group)).join('; ') })}</p>`}</div>`
}

const signed = (difference: number): string =>
  `${difference < 0 ? '−' : difference > 0 ? '+' : ''}${pointsOf(difference)}`

/** Whether children of whom the same was told were answered alike, whoever they are. */
export const alikeSection = (reader: Reader, alike: AlikeCompared | null): Html => {
  const { t } = reader
  return html`<section aria-labelledby="alike"><h2 class="govuk-heading-l" id="alike">${t('Same signs, same response')}</h2><p class="govuk-body">${t('Of children to whom the same harm was done, with signs of the same weight, as serious, told to the same team: did help follow as often, whoever they are? Help is what the partnership calls so: early help, an assessment, a strategy discussion, a panel, the worker whom the child has.')}</p>${
    alike
      ? html`${GROUPINGS.map((grouping) => comparison(reader, grouping, alike[grouping]))}<p class="govuk-body es-quiet">${t('A difference in numbers is a reason to look at how decisions are made, not proof of why they differ. Children are compared in groups; no child and no worker is ranked. A child who was told of more than once counts each time.')}</p>`
      : html`<p class="govuk-body">${t('It is compared over a whole year: choose one above, once two half-years were counted.')}</p>`
  }</section>`
}
