import { motifDrawing, type Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import { qrCode } from '../../kit/qr-code.html.ts'
import { castRoles, type Exercise, type Pack, type PlayChoice, type View } from '../../pack/index.ts'
import { spacedCode } from '../class/code.ts'
import { choicesAt, type LiveClass, shownOf, whereItIs } from '../class/session.ts'
import { FEWEST, type Tally } from '../class/tally.ts'
import { roomOf } from '../rooms.ts'
import { threadOf } from '../thread.ts'
import { CLASS, classPath } from '../urls.ts'
import type { Walked } from '../walk.ts'
import { skyDrawing } from './drawings.html.ts'
import { lastOf, skyOf } from './exercise.html.ts'
import { thread } from './thread.html.ts'
import { type Say, sayWith } from './voice.html.ts'

/** A class as a page shows it. */
export interface Together {
  readonly exercise: Exercise
  readonly live: LiveClass
  readonly walked: Walked
  readonly say: Say
  readonly publicUrl: string
}

export function togetherOf(reader: Reader, live: LiveClass, publicUrl: string): Together {
  const { exercises, cast } = reader.pack.practice as NonNullable<Pack['practice']>
  const exercise = exercises.get(live.session.exercise) as Exercise
  const players = castRoles(exercise, cast, live.session.seed)
  return {
    exercise,
    live,
    walked: whereItIs(exercise, live.session),
    say: sayWith(reader, players),
    publicUrl,
  }
}

/** What is chosen, in words. */
export const choiceWords = (
  reader: Reader,
  { exercise, say }: Together,
  { id, say: words }: PlayChoice,
): string => (words === null ? roomOf(reader, exercise).views[id as View] : say(words))

/** What is asked of a class where it is; null: there is nothing to choose. */
export function question({ t }: Reader, { exercise, walked, say }: Together): string | null {
  const { turn } = walked.step
  if (turn.kind !== 'choice') return null
  if (turn.ask !== null) return say(turn.ask)
  return exercise.kind === 'quiz' ? t('What do you think?') : t('What do you do?')
}

/** The story so far under its sky, as on a phone of one's own. */
export function storyPart(reader: Reader, { exercise, live, walked, say }: Together, fresh: boolean): Html {
  const { t, pack } = reader
  const { cast } = pack.practice as NonNullable<Pack['practice']>
  const players = castRoles(exercise, cast, live.session.seed)
  const { step, passed, moves } = walked
  const { turn } = step
  const over = turn.kind === 'ending' || turn.kind === 'done'
  const all = threadOf(passed, step, Math.max(0, moves.length - 1))
  // Of a quiz nobody chose for the class: it goes on to the same, whatever was answered.
  const entries =
    exercise.kind === 'quiz'
      ? lastOf(all, step).filter(({ kind }) => kind !== 'did')
      : all.filter(({ isNew }) => isNew || !fresh)
  return html`<div class="es-phone es-phone--${exercise.kind} es-phone--${over ? 'dawn' : skyOf(all)}">
<div class="es-phone__head">${skyDrawing}<h1 class="es-phone__title">${motifDrawing(exercise.motif)}<span>${t(exercise.title)}</span></h1></div>
${thread(reader, entries, { players, say, room: roomOf(reader, exercise), could: null })}
${turn.kind === 'pause' && html`<div class="es-tray"><p class="es-pause__think">${say(turn.think)}</p></div>`}
${turn.kind === 'ending' && html`<div class="es-tray"><h2 class="govuk-heading-m">${say(turn.title)}</h2><p class="govuk-body">${say(turn.say)}</p><ul class="es-could-help">${turn.couldHelp.map((text) => html`<li>${say(text)}</li>`)}</ul></div>`}
</div>`
}

/** What a class answered in this round, in tenths; or that it is too early to say. */
export function tallyPart(reader: Reader, together: Together): Content {
  const { t } = reader
  const { live, walked } = together
  const choices = choicesAt(walked)
  if (choices.length === 0) return null
  const tally = shownOf(live, choices.length)
  return html`<section class="es-tally" data-tally><h2 class="es-tray__ask">${question(reader, together)}</h2><ul class="es-tally__list">${choices.map(
    (choice, i) =>
      html`<li>${choiceWords(reader, together, choice)}${tally && tenths(reader, tally, i)}</li>`,
  )}</ul><p class="es-quiet" role="status">${
    tally
      ? t('Of the first {n} answers.', { n: tally.of })
      : t('Shown once {n} have answered. Then again after every five more.', { n: FEWEST })
  }</p></section>`
}

const tenths = ({ t }: Reader, tally: Tally, i: number): Html => {
  const share = tally.tenths[i] ?? 0
  const words =
    share === 0 ? t('None, or few') : share === 10 ? t('All, or nearly all') : t('{n} in 10', { n: share })
  return html`<span class="es-tally__row"><span class="es-tally__tenths" aria-hidden="true">${Array.from({ length: 10 }, (_, tenth) => html`<i${tenth < share && html` class="es-on"`}></i>`)}</span><strong>${words}</strong></span>`
}

/** How to join: the address, the code and a picture of both. */
export function joinPart({ t, at }: Reader, { live, publicUrl }: Together): Html {
  const { code } = live.session
  const address = publicUrl.replace(/^https?:\/\//, '') + at(CLASS)
  return html`<section class="es-join"><div>${qrCode(publicUrl + at(classPath(code)), t('QR code to join'))}</div><div><h2 class="govuk-heading-s">${t('Join at')}</h2><p class="es-join__address">${address}</p><p class="govuk-heading-s">${t('with the code')}</p><p class="es-join__code">${spacedCode(code)}</p></div></section>`
}
