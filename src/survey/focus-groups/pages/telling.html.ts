import { momentInWords, type StaffPage, type Visit } from '../../../accounts/index.ts'
import { faultOf, linkNumbers } from '../../../frame/index.ts'
import { govuk, govukOnce } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { focusGroupPath } from '../../urls.ts'
import type { Fault } from '../kept/add-session.ts'
import { isDecided, type Need, type Session } from '../kept/session.ts'
import { inWords, stepPage, submit } from './around.html.ts'

/** What was typed for one line, with what is wrong with it. */
export interface TypedTelling {
  readonly line: number
  readonly answer: string
  readonly words: string
  readonly faults: readonly Fault[]
}

/** The first question of all: does anything that was said need telling? Nothing else is open until it is answered. */
export const tellingPage = (visit: Visit, session: Session, typed?: TypedTelling): StaffPage => {
  const { reader } = visit
  const { t } = reader
  const open = session.needs.filter((need) => !isDecided(need))
  const decided = session.needs.filter(isDecided)
  const faults = inWords(reader, typed?.faults ?? [])
  const heading =
    open.length === 0
      ? t('Nothing more needs an answer')
      : open.length === 1
        ? t('Does this line need telling?')
        : t('Do these {n} lines need telling?', { n: open.length })
  return stepPage(
    reader,
    session,
    'telling',
    heading,
    html`<p class="govuk-body">${
      open.length > 0
        ? t(
            'They may be about a child who is being harmed now. Answer each before anything else. {who} ran the session, and can say who is meant.',
            { who: session.ranBy },
          )
        : t(
            'No line waits. Words are found by a list, which misses things: read the notes yourself, and add what worries you.',
          )
    }</p>
<ol class="es-needs">${open.map((need) => html`<li class="es-need">${needCard(visit, session, need, typed)}</li>`)}</ol>
${open.length === 0 && html`<p>${govuk('Button', { text: t('Go on'), href: focusGroupPath(session.id, session.step) })}</p>`}
${decided.length > 0 && html`<h2 class="govuk-heading-m">${t('Answered')}</h2><ol class="es-needs">${decided.map((need) => html`<li class="es-need es-need--done">${decidedCard(visit, session, need, typed)}</li>`)}</ol>`}
${raise(visit, session)}`,
    faults,
  )
}

const needCard = (visit: Visit, session: Session, need: Need, typed: TypedTelling | undefined): Content => {
  const { reader } = visit
  const { t, pack } = reader
  const { first } = need.answer
  const contact = first.contact === null ? undefined : pack.contacts.get(first.contact)
  return html`<blockquote class="es-said">${need.text}</blockquote>
<p class="govuk-body-s">${t('Line {n}', { n: need.line })}. ${t(need.why)}</p>
<div class="es-now"><h2 class="govuk-heading-s">${t('What to do now')}</h2><p class="govuk-body">${linkNumbers(reader, t(first.how), contact)}</p><p class="govuk-body"><strong>${t('By when:')}</strong> ${t(first.by_when)}</p></div>
${form(visit, session, need, typed)}`
}

const form = (
  { reader, csrf }: Visit,
  session: Session,
  need: Need,
  all: TypedTelling | undefined,
): Content => {
  const { t } = reader
  const typed = all?.line === need.line ? all : undefined
  const faults = inWords(reader, typed?.faults ?? [])
  const [answer, words] = [`answer-${need.line}`, `words-${need.line}`]
  return html`<form method="post" action="${focusGroupPath(session.id, 'telling')}" novalidate>${csrf}
<input type="hidden" name="line" value="${need.line}"><input type="hidden" name="seen" value="${need.decided?.id ?? ''}">
${govukOnce('Radios', {
  name: 'answer',
  idPrefix: answer,
  fieldset: { legend: { text: t('What did you do?'), classes: 'govuk-fieldset__legend--s' } },
  ...faultOf(faults, answer),
  items: [
    { value: 'told', text: t('I told somebody'), checked: typed?.answer === 'told' },
    { value: 'no-worry', text: t('It is no worry'), checked: typed?.answer === 'no-worry' },
  ],
})}
${govukOnce('Textarea', {
  id: words,
  name: 'words',
  label: { text: t('Whom did you tell, and when? Or why is it no worry?'), classes: 'govuk-label--s' },
  rows: 2,
  value: typed?.words ?? '',
  ...faultOf(faults, words),
})}${submit(t('Save this answer'))}</form>`
}

const decidedCard = (
  visit: Visit,
  session: Session,
  need: Need,
  typed: TypedTelling | undefined,
): Content => {
  const { reader } = visit
  const { t } = reader
  const { decided } = need
  if (!decided) return ''
  return html`<blockquote class="es-said">${need.text}</blockquote>
<p class="govuk-body"><strong>${decided.answer === 'told' ? t('Told:') : t('No worry:')}</strong> ${decided.words}</p>
<p class="govuk-body-s">${t('{who}, {moment}', { who: decided.by, moment: momentInWords(reader, decided.at) })}</p>
<details class="govuk-details"${typed?.line === need.line && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Change this answer')}<span class="govuk-visually-hidden"> ${t('to line {n}', { n: need.line })}</span></span></summary><div class="govuk-details__text">${form(visit, session, need, typed)}</div></details>`
}

/** What the list of words missed, a reader may not. */
const raise = ({ reader: { t }, csrf }: Visit, session: Session): Content => {
  const listed = new Set(session.needs.map(({ line }) => line))
  const others = session.said.filter(({ line }) => !listed.has(line))
  return (
    others.length > 0 &&
    html`<h2 class="govuk-heading-m">${t('Does another line worry you?')}</h2>
<form method="post" action="${focusGroupPath(session.id, 'telling/raise')}">${csrf}${govukOnce('Select', {
      id: 'raise',
      name: 'line',
      label: { text: t('Everything that was said') },
      items: others.map(({ line, text }) => ({ value: `${line}`, text: `${line}. ${shortened(text)}` })),
    })}${govuk('Button', { text: t('This may need telling too'), classes: 'govuk-button--secondary' })}</form>`
  )
}

const shortened = (text: string): string => (text.length > 90 ? `${text.slice(0, 90)}…` : text)
