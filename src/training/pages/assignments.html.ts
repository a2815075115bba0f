import { momentInWords } from '../../accounts/index.ts'
import { dayInWords, type Reader, type StaffPage } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { html } from '../../kit/html.ts'
import { moduleOf } from '../../practice/index.ts'
import type { Assignment } from '../queries.ts'
import { ASSIGNMENTS, assignmentPath, NEW_ASSIGNMENT } from '../urls.ts'

export interface AssignmentsView {
  readonly list: readonly Assignment[]
  readonly from: number
  readonly most: number
  /** Whether more than one organisation is somebody's own. */
  readonly several: boolean
}

export const titlesOf = ({ t, pack }: Reader, modules: readonly string[]): string =>
  modules.map((id) => moduleOf(pack, id)?.title(t) ?? id).join(' · ')

/** What an organisation has asked of its people. */
export function assignmentsPage(reader: Reader, { list, from, most, several }: AssignmentsView): StaffPage {
  const { t } = reader
  const here = list.slice(0, most)
  return {
    title: t('Practice for your people'),
    main: html`<h1 class="govuk-heading-xl">${t('Practice for your people')}</h1>
<p class="govuk-body-l">${t('Ask people who work with you to practise: a few minutes on a phone, without an account. You see who went through it and how far each team is. Nobody sees what anybody chose.')}</p>
${govuk('Button', { text: t('Ask people to practise'), href: NEW_ASSIGNMENT })}
${
  here.length === 0
    ? html`<p class="govuk-body">${t('Nothing has been asked yet.')}</p>`
    : html`<ul class="es-rows">${here.map(
        (one) =>
          html`<li><div><a class="govuk-link" href="${assignmentPath(one.id)}"><strong>${titlesOf(reader, one.modules)}</strong></a><p class="govuk-hint">${several && html`${one.organisation}. `}${t('Asked on {moment}.', { moment: momentInWords(reader, one.madeAt) })}${one.dueOn && html` ${t('By {day}.', { day: dayInWords(reader, one.dueOn) })}`}${one.endedAt && html` <strong>${t('Over.')}</strong>`}</p></div></li>`,
      )}</ul>`
}
${
  (from > 0 || list.length > most) &&
  govuk('Pagination', {
    landmarkLabel: t('Pages'),
    ...(from > 0
      ? { previous: { href: `${ASSIGNMENTS}?from=${Math.max(0, from - most)}`, text: t('Before') } }
      : {}),
    ...(list.length > most ? { next: { href: `${ASSIGNMENTS}?from=${from + most}`, text: t('After') } } : {}),
  })
}`,
  }
}
