import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { faultOf } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { html } from '../../../kit/html.ts'
import { focusGroupPath } from '../../urls.ts'
import type { Fault } from '../kept/add-session.ts'
import type { Session } from '../kept/session.ts'
import { inWords, stepPage, submit } from './around.html.ts'

/** Notes are pasted, or handed over as a file. Once kept they are not changed. */
export const notesPage = (
  { reader, csrf }: Visit,
  session: Session,
  typed = '',
  english: readonly Fault[] = [],
): StaffPage => {
  const { t } = reader
  const faults = inWords(reader, english)
  const path = focusGroupPath(session.id, 'notes')
  const main = session.notes
    ? html`<p class="govuk-body">${t('The notes are kept, encrypted, as they were pasted. {n} things were said.', { n: session.said.length })}</p>
<p class="govuk-body"><a class="govuk-link" href="${focusGroupPath(session.id, session.step)}">${t('Go on')}</a></p>`
    : html`<p class="govuk-body">${t('One line for each thing that was said, in the words of whoever said it. Begin a question with Q and what was said with a dash.')}</p>
<form method="post" action="${path}" novalidate>${csrf}${govukOnce('Textarea', {
        id: 'notes',
        name: 'notes',
        label: { text: t('Notes'), classes: 'govuk-label--s' },
        rows: 14,
        value: typed,
        spellcheck: false,
        ...faultOf(faults, 'notes'),
      })}${submit(t('Keep these notes'))}</form>
<h2 class="govuk-heading-m">${t('Or as a file')}</h2>
<form method="post" action="${path}/file" enctype="multipart/form-data">${csrf}${govukOnce('FileUpload', {
        id: 'file',
        name: 'file',
        label: { text: t('A text file (.txt), at most 200 kB'), classes: 'govuk-label--s' },
        ...faultOf(faults, 'file'),
      })}${submit(t('Keep the notes of this file'))}</form>`
  return stepPage(reader, session, 'notes', t('Notes'), main, faults)
}
