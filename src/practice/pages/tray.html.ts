import type { Reader } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Exercise, PlayStep, View } from '../../pack/index.ts'
import type { Room } from '../rooms.ts'
import { exercisePath } from '../urls.ts'
import { breath } from './drawings.html.ts'
import type { Say } from './voice.html.ts'

interface TrayView {
  readonly exercise: Exercise
  readonly room: Room
  readonly step: PlayStep
  readonly sealed: string
  readonly hasBack: boolean
  readonly say: Say
}

/** What the reader can do now: one form, each button a way on. */
export function tray(reader: Reader, { exercise, room, step, sealed, hasBack, say }: TrayView): Html {
  const { t, at } = reader
  return html`<form class="es-tray es-tray--${step.turn.kind}" method="post" action="${at(exercisePath(exercise.id))}#now" autocomplete="off" data-tray>
<input type="hidden" name="sealed" value="${sealed}"><input type="hidden" name="at" value="${step.id}">
${turn(reader, exercise, room, step, say)}
${hasBack && html`<p class="es-tray__back es-no-print"><button type="submit" class="es-link-button" name="go" value="back">${exercise.kind === 'conversation' ? t('Go back and say it another way') : t('Back a step')}</button></p>`}
</form>`
}

function turn({ t }: Reader, { kind }: Exercise, room: Room, { turn }: PlayStep, say: Say): Content {
  switch (turn.kind) {
    case 'choice': {
      const asked =
        kind === 'quiz'
          ? t('What do you think?')
          : kind === 'conversation'
            ? t('What do you say?')
            : t('What do you do?')
      const ask = turn.ask === null ? asked : say(turn.ask)
      return html`<h2 class="es-tray__ask" data-ask>${ask}</h2><div class="es-tray__choices">${turn.choices.map(
        ({ id, say: words, sent }) =>
          html`<button type="submit" class="es-way-on${sent && ' es-way-on--sent'}${kind === 'quiz' && ` es-way-on--${id}`}" name="choice" value="${id}">${words === null ? room.views[id as View] : html`${sent && html`<span class="govuk-visually-hidden">${kind === 'conversation' ? t('Say:') : t('Send:')} </span>`}${say(words)}`}</button>`,
      )}</div>`
    }
    case 'pause':
      return html`<div class="es-pause">${breath}<h2 class="es-pause__think" data-ask>${say(turn.think)}</h2><p class="es-quiet">${t('Take your time. Nobody sees what you think.')}</p></div>${goOn(t('Go on'))}`
    case 'go':
      return goOn(kind === 'quiz' ? t('Next') : t('Go on'))
    case 'ending':
    case 'done':
      return null
  }
}

const goOn = (text: string): Html =>
  govuk('Button', { text, name: 'go', value: 'on', classes: 'es-tray__on' })
