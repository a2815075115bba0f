import type { Page, Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { ZONE } from '../../pack/index.ts'
import { CLASS_GUIDE, CLASS_LEAD, CLASS_OPEN, classBoardPath } from '../urls.ts'
import { whenAChildTells } from './class-guide.html.ts'
import { choiceWords, joinPart, storyPart, type Together, tallyPart } from './class-together.html.ts'
import { underDawn } from './drawings.html.ts'

/** What whoever leads a class sees: what the class sees, what to press next, and what to do when a child tells. */
export function classLeadPage(reader: Reader, together: Together, sealed: string): Page {
  const { t, at } = reader
  const { live } = together
  const { code, until } = live.session
  return {
    title: t('With a class'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    main: html`<div class="es-play es-play--class" data-watch="${at(classBoardPath(code))}">
${storyPart(reader, together, false)}
<div class="es-beside-phone">
${tallyPart(reader, together)}
${controls(reader, together, sealed)}
${joinPart(reader, together)}
<p class="govuk-body"><a class="govuk-link" href="${at(classBoardPath(code))}" target="_blank" rel="noreferrer">${t('Open the board in a tab of its own, with nothing to press')}</a></p>
${reader.pack.practice?.classGuide && govuk('Details', { summaryText: t('If a child tells you something'), html: html`${whenAChildTells(reader)}`.text })}
<p class="govuk-body">${reader.pack.practice?.classGuide && html`<a class="govuk-link" href="${at(CLASS_GUIDE)}" target="_blank" rel="noreferrer">${t('The whole guide')}</a>. `}${t('It ends by itself at {time}. What was answered is held for this step only, and is kept nowhere.', { time: timeOf(until) })}</p>
${govuk('Details', { summaryText: t('End the class'), html: ending(reader, together, sealed).text })}
</div>
</div>`,
  }
}

/** Folded, since no class comes back: one press in passing must not end it. */
const ending = ({ t, at }: Reader, { exercise }: Together, sealed: string): Html =>
  html`<form method="post" action="${at(CLASS_LEAD)}"><input type="hidden" name="sealed" value="${sealed}"><p class="govuk-body">${t('It ends for everyone at once, and cannot be taken up again. Who has joined is told, and whom to talk to.')}</p><button type="submit" class="govuk-button govuk-button--secondary" name="go" value="end">${t('End it now: {title}', { title: t(exercise.title) })}</button></form>`

const timeOf = (until: number): string =>
  new Date(until).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ZONE,
  })

/** What can be pressed: a way that the class decided on, on, back, or only to look again. */
function controls(reader: Reader, together: Together, sealed: string): Html {
  const { exercise, walked, live } = together
  const { t, at } = reader
  const { turn, id } = walked.step
  const over = turn.kind === 'ending' || turn.kind === 'done'
  const views = turn.kind === 'choice' && new Set(turn.choices.map(({ go }) => go)).size === 1
  const ways: Content =
    turn.kind === 'choice'
      ? views
        ? // A quiz goes on to one place, whatever was answered: nobody has to choose for the class.
          govuk('Button', {
            text: t('What to think about'),
            name: 'choice',
            value: turn.choices[1]?.id ?? '',
          })
        : html`<h2 class="govuk-heading-s">${t('Go on with what the class decided')}</h2><div class="es-tray__choices">${turn.choices.map((choice) => html`<button type="submit" class="es-way-on" name="choice" value="${choice.id}">${choiceWords(reader, together, choice)}</button>`)}</div>`
      : over
        ? html`<p class="govuk-body"><strong>${t('That was all of it.')}</strong></p>`
        : govuk('Button', { text: t('Next step'), name: 'go', value: 'on' })
  return html`<form class="es-lead" method="post" action="${at(CLASS_LEAD)}" autocomplete="off"><input type="hidden" name="sealed" value="${sealed}"><input type="hidden" name="at" value="${id}"><input type="hidden" name="round" value="${live.session.round}">
${ways}
<p class="es-lead__more">${turn.kind === 'choice' && html`<button type="submit" class="es-link-button" name="go" value="look" data-look>${t('Show the latest answers')}</button> <button type="submit" class="es-link-button" name="go" value="ask">${t('Ask this again')}</button> `}${walked.moves.length > 0 && html`<button type="submit" class="es-link-button" name="go" value="back">${t('Back a step')}</button>`}${over && exercise.kind !== 'quiz' && html` <button type="submit" class="es-link-button" name="go" value="again">${t('Go back and try another way')}</button>`}</p></form>`
}

/** After “end”: nobody can join, and nothing is left. */
export function classEndedPage(reader: Reader): Page {
  const { t, at } = reader
  return {
    title: t('With a class'),
    look: 'es-way es-way--youngPeople es-practice',
    files: 'class',
    main: html`<div class="es-play">${underDawn(
      html`<h1 class="govuk-heading-l">${t('It has ended')}</h1><p class="govuk-body-l">${t('Nobody can join with the code any more. Nothing of what was answered is left.')}</p>
<p class="govuk-body">${t('Be easy to find today. Some children tell in the days that follow.')} ${reader.pack.practice?.classGuide && html`<a class="govuk-link" href="${at(CLASS_GUIDE)}">${t('The guide says what to do then.')}</a>`}</p>
<p class="govuk-body"><a class="govuk-link" href="${at(CLASS_OPEN)}">${t('Begin with another class')}</a></p>`,
    )}</div>`,
  }
}
