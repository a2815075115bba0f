import type { StaffPage } from '../../../accounts/index.ts'
import { backLink, dayInWords, faultSummary, type Reader, titled } from '../../../frame/index.ts'
import { govuk } from '../../../kit/govuk.ts'
import { type Content, html } from '../../../kit/html.ts'
import { FOCUS_GROUPS, focusGroupPath } from '../../urls.ts'
import type { Fault } from '../kept/add-session.ts'
import { type Session, STEPS, type Step } from '../kept/session.ts'

export const STEP_WORDS: Readonly<Record<Step, string>> = {
  notes: 'Notes',
  telling: 'Needs telling',
  names: 'Names',
  coding: 'Themes',
  quotes: 'Quotes',
}

/** A session's name: who took part and when. Never a person's name, for it stands in a title. */
export const nameOf = (
  reader: Reader,
  { audience, heldOn }: Pick<Session, 'audience' | 'heldOn'>,
): string => {
  const who = reader.t(reader.pack.survey?.audiences[audience].name ?? audience)
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}, ${dayInWords(reader, heldOn)}`
}

/** Faults in this reader's language. */
export const inWords = ({ t }: Reader, faults: readonly Fault[]): Fault[] =>
  faults.map(({ field, says }) => ({ field, says: t(says) }))

/** A page of one step of a session: the way back, what is wrong, the steps, and what is to be done. */
export const stepPage = (
  reader: Reader,
  session: Session,
  step: Step,
  heading: string,
  main: Content,
  faults: readonly Fault[] = [],
): StaffPage => ({
  title: titled(reader, heading, faults),
  before: backLink(focusGroupPath(session.id), nameOf(reader, session)),
  main: html`${faultSummary(reader, faults)}${steps(reader, session, step)}
<h1 class="govuk-heading-l">${heading}</h1>
${main}`,
})

const steps = ({ t }: Reader, session: Session, here: Step): Content => {
  const now = STEPS.indexOf(session.step)
  return html`<nav aria-label="${t('Steps')}"><ol class="es-way">${STEPS.map((step, i) => {
    const words = t(STEP_WORDS[step])
    const state = i < now ? html`<span class="govuk-visually-hidden"> (${t('done')})</span>` : ''
    const name = html`${words}${state}`
    return html`<li${i < now && html` class="es-way__done"`}>${
      i <= now
        ? html`<a class="govuk-link" href="${focusGroupPath(session.id, step)}"${step === here && html` aria-current="step"`}>${name}</a>`
        : html`<span>${name}</span>`
    }</li>`
  })}</ol></nav>`
}

export const backToAll = ({ t }: Reader): Content => backLink(FOCUS_GROUPS, t('Focus groups'))

/** How far a step is, in words and as a bar. */
export const progress = ({ t }: Reader, done: number, all: number): Content =>
  html`<p class="govuk-body es-progress"><progress value="${done}" max="${Math.max(1, all)}" aria-hidden="true"></progress> ${t('{done} of {all} lines', { done, all })}</p>`

export const submit = (text: string): Content => govuk('Button', { text, preventDoubleClick: true })
