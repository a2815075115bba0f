import {
  backLink,
  contactCard,
  type FieldFault,
  faultOf,
  faultSummary,
  leavingNote,
  type Page,
  type Reader,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Content, html } from '../../kit/html.ts'
import type { Exercise } from '../../pack/index.ts'
import { choicesAt } from '../class/session.ts'
import { CLASS, CLASS_GUIDE, classPath, classRoundPath, exercisePath, WHATS_OKAY } from '../urls.ts'
import { choiceWords, question, storyPart, type Together } from './class-together.html.ts'
import { underDawn } from './drawings.html.ts'
import { quietWay } from './quiet-way.html.ts'

/** Where a code is typed. */
export function classJoinPage(reader: Reader, sent = '', faults: readonly FieldFault[] = []): Page {
  const { t, at, pack } = reader
  return {
    title: titled(reader, t('Join a class'), faults),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    before: backLink(at(WHATS_OKAY), t('What’s okay?')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-xl">${t('Join a class')}</h1>
<form method="post" action="${at(CLASS)}" novalidate autocomplete="off"><div class="es-question">${govukOnce(
      'Input',
      {
        id: 'code',
        name: 'code',
        label: { text: t('The code on the board'), classes: 'govuk-label--m' },
        hint: { text: t('Seven letters and numbers. Big or small does not matter.') },
        classes: 'govuk-input--width-10 es-code-field',
        autocomplete: 'off',
        spellcheck: false,
        value: sent.slice(0, 40),
        ...faultOf(faults, 'code'),
      },
    )}</div>${govuk('Button', { text: t('Join') })}</form>
<p class="govuk-body">${t('No name, no account.')}</p>
${pack.practice?.classGuide && html`<p class="govuk-body"><a class="govuk-link" href="${at(CLASS_GUIDE)}">${t('Are you the one who leads it? There is a guide.')}</a></p>`}`,
  }
}

export interface Seat {
  readonly sealed: string
  /** What became of the answer that was just sent. */
  readonly answered: 'counted' | 'late' | 'full' | null
}

/** What one young person sees of a class, on a phone of their own. */
export function classSeatPage(reader: Reader, together: Together, { sealed, answered }: Seat): Page {
  const { t, at } = reader
  const { live, exercise, walked } = together
  const { code, round, edition } = live.session
  const choices = choicesAt(walked)
  const { turn } = walked.step
  const over = turn.kind === 'ending' || turn.kind === 'done'
  const voting = choices.length > 0 && answered !== 'counted' && answered !== 'full'
  const amiss =
    answered === 'late'
      ? t('The class has gone on, so that did not count.')
      : answered === 'full' && t('More have answered than are in the class, so that did not count.')
  const ask: Content = voting
    ? html`<h2 class="es-tray__ask">${question(reader, together)}</h2><div class="es-tray__choices">${choices.map((choice, i) => html`<button type="submit" class="es-way-on" name="choice" value="${i}">${choiceWords(reader, together, choice)}</button>`)}</div><p class="es-quiet">${t('Nobody is shown what you chose. The board shows shares, from ten answers on. If everyone chooses the same, it shows that. You can also choose nothing.')}</p>`
    : html`<p class="govuk-body"${!amiss && html` role="status"`}><strong>${answered === 'counted' ? t('Thank you. Look at the board.') : over ? t('That was all of it.') : t('Look at the board.')}</strong></p>${!over && html`<button type="submit" class="govuk-button govuk-button--secondary" name="go" value="on">${t('Show what comes next')}</button>`}`
  return {
    title: t('With a class'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    main: html`<div class="es-play" data-round="${round}" data-rounds="${at(classRoundPath(code))}">
<div>${storyPart(reader, together, true)}
<form class="es-tray es-seat" method="post" action="${at(classPath(code))}" autocomplete="off" data-seat><input type="hidden" name="sealed" value="${sealed}"><input type="hidden" name="round" value="${round}">
${amiss && html`<p class="govuk-body" role="status"><strong>${amiss}</strong></p>`}${ask}</form></div>
<div class="es-beside-phone">
${over && whomToTalkTo(reader, exercise)}
${quietWay(reader, exercise, edition)}
${leavingNote(reader)}
</div></div>`,
  }
}

/** Whom to talk to after an exercise, those who are written to first. */
export const whomToTalkTo = (reader: Reader, { after }: Exercise): Content =>
  html`<h2 class="govuk-heading-m">${reader.t('Whom to talk to')}</h2><div class="es-contacts">${after.talk_to.flatMap((id) => reader.pack.contacts.get(id) ?? []).map((contact) => contactCard(reader, contact, { textFirst: true }))}</div>`

/** For who had joined, once it has ended: whom to talk to, wherever in the story it was left. */
export function classOverPage(reader: Reader, code: string, exercise: Exercise | undefined): Page {
  const { t, at } = reader
  return {
    title: t('With a class'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    main: html`<div class="es-play">
${underDawn(
  html`<h1 class="govuk-heading-l">${t('The class has ended')}</h1><p class="govuk-body-l">${t('Nothing of what you answered is left.')}</p>
${exercise && html`<p class="govuk-body"><a class="govuk-link" href="${at(exercisePath(exercise.id))}">${t('Go through it on your own')}</a></p>`}
<p class="govuk-body"><a class="govuk-link" href="${at(WHATS_OKAY)}">${t('What’s okay?')}</a></p>
<p class="govuk-body"><a class="govuk-link" href="${at(classPath(code))}">${t('Is it still on? Join again')}</a></p>`,
)}
<div class="es-beside-phone">
${exercise && html`${whomToTalkTo(reader, exercise)}${quietWay(reader, exercise)}`}
${leavingNote(reader)}
</div></div>`,
  }
}
