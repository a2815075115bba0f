import { contactCard, type Reader } from '../../frame/index.ts'
import { signPath, tradePath } from '../../guide/urls.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Exercise, PlayStep } from '../../pack/index.ts'
import { roomOf } from '../rooms.ts'
import { exercisePath, RING, tradeCardPath } from '../urls.ts'
import type { Move } from '../walk.ts'
import { toShare } from './share.html.ts'
import type { Say } from './voice.html.ts'

export interface EndingView {
  readonly exercise: Exercise
  readonly step: PlayStep
  readonly moves: readonly Move[]
  readonly edition: string
  readonly sealed: string
  /** Whether they were asked before it, and will be once more. */
  readonly measured: boolean
  readonly say: Say
  /** What rooms that build on this one put here: sharing, a class. */
  readonly after: Content
}

/** How it ended and what could help here; and, of a story, another way from the last choice. */
export function dawning(reader: Reader, { exercise, step, moves, sealed, measured, say }: EndingView): Html {
  const { t, at } = reader
  const { turn } = step
  const words =
    turn.kind === 'ending'
      ? html`<h2 class="govuk-heading-l">${say(turn.title)}</h2><p class="govuk-body-l">${say(turn.say)}</p><h3 class="govuk-heading-m">${t('What could help here')}</h3><ul class="es-could-help">${turn.couldHelp.map((text) => html`<li>${say(text)}</li>`)}</ul>`
      : html`<h2 class="govuk-heading-l">${t('That was all of it')}</h2><p class="govuk-body-l">${t('There is no score. If you were not sure, you are in good company. Not being sure is a good reason to ask someone.')}</p>`
  const again = exercise.kind !== 'quiz' && moves.some(({ chose }) => chose !== null)
  return html`<section class="es-dawning" data-over>${words}${measured && toShare(reader)}
${again && html`<form class="es-again es-no-print" method="post" action="${at(exercisePath(exercise.id))}#now" data-tray><input type="hidden" name="sealed" value="${sealed}"><button type="submit" class="govuk-button govuk-button--secondary" name="go" value="again">${t('Go back and try another way')}</button></form>`}
</section>`
}

/** What to look out for, what to say to a friend, whom to talk to; and what else there is. */
export function afterwards(reader: Reader, { exercise, edition, after }: EndingView): Html {
  const { t, at, pack } = reader
  const room = roomOf(reader, exercise)
  const { look_out_for, friend, talk_to } = exercise.after
  const signs = look_out_for.flatMap((id) => pack.signs.get(id) ?? [])
  const contacts = talk_to.flatMap((id) => pack.contacts.get(id) ?? [])
  return html`<div class="es-after">
<section><h2 class="govuk-heading-m">${t('What to look out for')}</h2><ul class="govuk-list govuk-list--spaced">${signs.map((sign) => html`<li><a class="govuk-link" href="${at(signPath(room.door, sign.id))}">${t(room.titleOf(sign))}</a></li>`)}</ul>${tradeGuide(reader, exercise)}<p class="govuk-body es-quiet">${t('Any of it may be ordinary. None of it is proof. You can still say that it worries you.')}</p></section>
<section><h2 class="govuk-heading-m">${room.say}</h2><ul class="es-bubbles">${friend.map((text) => html`<li>${t(text)}</li>`)}</ul></section>
<section class="es-after__wide"><h2 class="govuk-heading-m">${room.whom}</h2><p class="govuk-body">${room.reassured}</p><div class="es-contacts">${contacts.map((contact) => contactCard(reader, contact, { textFirst: room.textFirst }))}</div>${
    room.door === 'parents' &&
    pack.practice?.ring &&
    html`<p class="es-after__next es-no-print"><a class="govuk-button" role="button" draggable="false" href="${at(RING)}">${t('Choose whom you would ring')}</a></p>`
  }</section>
${after}
${others(reader, exercise, edition)}
</div>`
}

/** The guide and the card of a trade, after its shift. */
const tradeGuide = ({ t, at }: Reader, { trade }: Exercise): Content =>
  trade !== undefined &&
  html`<p class="govuk-body"><a class="govuk-link" href="${at(tradePath(trade))}">${t('All that you can look out for at this work')}</a>, <a class="govuk-link" href="${at(tradeCardPath(trade))}">${t('and the card for behind the counter (PDF)')}</a></p>`

/** The other exercises behind the same door, in the same version where they have it: no need to choose again. */
function others(reader: Reader, exercise: Exercise, edition: string): Content {
  const { t, at, pack } = reader
  const all = [...(pack.practice?.exercises.values() ?? [])].filter(
    ({ id, doors }) => id !== exercise.id && doors.some((door) => exercise.doors.includes(door)),
  )
  if (all.length === 0) return null
  return html`<section class="es-no-print es-after__wide"><h2 class="govuk-heading-m">${t('Another one?')}</h2><ul class="es-ways-in">${all.map(
    ({ id, title, editions }) => {
      const same = editions.find((each) => each === edition)
      return same
        ? html`<li><form method="post" action="${at(exercisePath(id))}" data-tray><button type="submit" class="es-choice" name="edition" value="${same}">${t(title)}</button></form></li>`
        : html`<li><a class="es-choice" href="${at(exercisePath(id))}">${t(title)}</a></li>`
    },
  )}</ul><p class="govuk-body"><a class="govuk-link" href="${roomOf(reader, exercise).path}">${t('See all of them')}</a></p></section>`
}
