import {
  backLink,
  dayInWords,
  type FieldFault,
  faultSummary,
  type Reader,
  type StaffPage,
  titled,
} from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import type { Assignment } from '../queries.ts'
import type { TypedAssignment } from '../read-assignment.ts'
import { assignmentPath, morePath } from '../urls.ts'
import { titlesOf } from './assignments.html.ts'
import { whomFields } from './new-assignment.html.ts'

export interface MoreView {
  readonly assignment: Assignment
  readonly typed: Pick<TypedAssignment, 'people' | 'teams'>
  readonly faults: readonly FieldFault[]
  readonly csrf: Html
}

/** Whoever has joined since is asked the same. */
export function morePage(reader: Reader, { assignment, typed, faults, csrf }: MoreView): StaffPage {
  const { t } = reader
  const { id, modules } = assignment
  const title = t('Ask more people')
  return {
    title: titled(reader, title, faults),
    before: backLink(assignmentPath(id), titlesOf(reader, modules)),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">${assignment.dueOn ? t('They are asked the same, by {day}.', { day: dayInWords(reader, assignment.dueOn) }) : t('They are asked the same.')}</p>
<form method="post" action="${morePath(id)}" autocomplete="off" novalidate>${csrf}
${whomFields(reader, typed, faults)}
${govuk('Button', { text: t('Ask them'), preventDoubleClick: true })}</form>`,
  }
}
