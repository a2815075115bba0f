import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { faultOf } from '../../../frame/index.ts'
import { govukOnce } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { focusGroupPath } from '../../urls.ts'
import type { Fault } from '../kept/add-session.ts'
import type { SaidLine, Session } from '../kept/session.ts'
import { inWords, progress, stepPage, submit } from './around.html.ts'
import { type Slice, turns } from './turns.html.ts'

/** Lines with what may tell who is meant taken out, to be accepted, altered or added to. */
export const namesPage = (
  visit: Visit,
  session: Session,
  slice: Slice<SaidLine>,
  typed: ReadonlyMap<number, string> = new Map(),
  english: readonly Fault[] = [],
): StaffPage => {
  const { reader, csrf } = visit
  const { t } = reader
  const faults = inWords(reader, english)
  const path = focusGroupPath(session.id, 'names')
  const done = session.said.filter(({ checked }) => checked !== null).length
  return stepPage(
    reader,
    session,
    'names',
    t('Take out names'),
    html`<p class="govuk-body">${t('What may tell who is meant is marked, and taken out below each line. Put right what is wrong, and take out what was missed: a nickname, a school, a street, a story that everybody knows.')}</p>
${progress(reader, done, session.said.length)}
${turns(reader, path, slice)}
<form method="post" action="${path}" novalidate>${csrf}<input type="hidden" name="page" value="${slice.page}"><input type="hidden" name="show" value="${slice.show}">
${slice.lines.map((line) => one(visit, line, typed.get(line.line), faults))}
${slice.lines.length > 0 && submit(t('These lines are right'))}</form>`,
    faults,
  )
}

const one = (
  { reader: { t } }: Visit,
  line: SaidLine,
  typed: string | undefined,
  faults: readonly Fault[],
): Content => {
  const field = `text-${line.line}`
  const value = typed ?? line.checked?.text ?? line.suggested
  return html`<div class="es-check"><p class="govuk-body es-said">${marked(line)}</p>
<input type="hidden" name="seen-${line.line}" value="${line.checked?.id ?? ''}">
${govukOnce('Textarea', {
  id: field,
  name: field,
  label: { text: t('Line {n}, as it may be read', { n: line.line }) },
  rows: Math.min(6, 1 + Math.ceil(value.length / 60)),
  value,
  ...faultOf(faults, field),
})}</div>`
}

/** The line as it was written, with everything that was found marked. */
const marked = ({ text, found }: SaidLine): Content => {
  const parts: Content[] = []
  let at = 0
  for (const { from, to, why } of found) {
    parts.push(text.slice(at, from), html`<mark title="${why}">${text.slice(from, to)}</mark>`)
    at = to
  }
  return [...parts, text.slice(at)]
}
