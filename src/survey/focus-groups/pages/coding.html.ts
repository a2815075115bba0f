import type { StaffPage, Visit } from '../../../accounts/index.ts'
import { type Content, html } from '../../../kit/html.ts'
import { focusGroupPath } from '../../urls.ts'
import type { SaidLine, Session } from '../kept/session.ts'
import { progress, stepPage, submit } from './around.html.ts'
import { type Slice, turns } from './turns.html.ts'

interface Coding {
  /** The one who reads: the first sees what words suggest, the second neither that nor what the first said. */
  readonly reader: 'first' | 'second'
  readonly slice: Slice<SaidLine>
  readonly done: number
  readonly all: number
  /** Where the script for keys stands. */
  readonly script: string
}

/** What is each line about? Ticked by mouse, by keys, or without any script. */
export const codingPage = (
  visit: Visit,
  session: Session,
  { reader: who, slice, done, all, script }: Coding,
): StaffPage => {
  const { reader, csrf } = visit
  const { t } = reader
  const path = focusGroupPath(session.id, 'coding')
  const form = html`<form method="post" action="${path}" class="es-coding" data-keys>${csrf}<input type="hidden" name="page" value="${slice.page}"><input type="hidden" name="show" value="${slice.show}"><input type="hidden" name="began" value="${who}">
${slice.lines.map((line) => one(visit, line, who))}
${submit(t('Save these lines'))}</form>`
  return stepPage(
    reader,
    session,
    'coding',
    who === 'first' ? t('What is each line about?') : t('Read a sample as the second reader'),
    html`<p class="govuk-body">${
      who === 'first'
        ? t('Tick every theme that a line is about; leave a line empty that is about none of them.')
        : t(
            'You see some of the lines, and not what the first reader ticked: how far two people agree shows how far the themes can be relied on.',
          )
    }</p>
<p class="govuk-body-s es-keys" hidden>${t('Keys, while you are in a line:')} <kbd>1</kbd>–<kbd>9</kbd> ${t('tick a theme')}, <kbd>j</kbd> ${t('next line')}, <kbd>k</kbd> ${t('line before')}, <kbd>s</kbd> ${t('save')}</p>
${progress(reader, done, all)}
${turns(reader, path, slice)}
${slice.lines.length > 0 ? form : html`<p class="govuk-body">${t('There is no such line.')}</p>`}
<script src="${script}" defer></script>`,
  )
}

const one = ({ reader: { t, pack }, actor }: Visit, line: SaidLine, who: 'first' | 'second'): Content => {
  const ticked = line.themes.get(actor.personId)
  return html`<fieldset class="es-line" id="line-${line.line}"><legend class="es-line__said">${line.checked?.text}</legend>
<input type="hidden" name="has-${line.line}" value="yes">
${line.question !== null && html`<p class="govuk-body-s es-line__asked">${t('Asked: {question}', { question: line.question })}</p>`}
<div class="es-themes">${(pack.survey?.themes ?? []).map(({ id, name }, i) => {
    const suggested = who === 'first' && ticked === undefined && line.suggestedThemes.includes(id)
    return html`<label class="es-theme${suggested && ' es-theme--suggested'}"><input type="checkbox" name="theme-${line.line}" value="${id}"${ticked?.includes(id) && html` checked`}><span>${i < 9 && html`<kbd aria-hidden="true">${i + 1}</kbd> `}${t(name)}${suggested && html` <em>${t('(suggested)')}</em>`}</span></label>`
  })}</div></fieldset>`
}

/** For whoever cannot read it now: the first reader is at it, or two others have read it. */
export const notYoursPage = ({ reader }: Visit, session: Session, why: 'not-yet' | null): StaffPage => {
  const { t } = reader
  return stepPage(
    reader,
    session,
    'coding',
    t('Themes'),
    html`<p class="govuk-body">${
      why === 'not-yet'
        ? t(
            'Somebody else is reading this session first. Once every line is coded, you can read a sample as the second reader.',
          )
        : t('Two people have read this session.')
    }</p>`,
  )
}
