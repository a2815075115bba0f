import { backLink, motifDrawing, type Page, type Reader } from '../../frame/index.ts'
import { type Content, html } from '../../kit/html.ts'
import type { Exercise, Players, PlayStep } from '../../pack/index.ts'
import { roomOf } from '../rooms.ts'
import type { Taken } from '../take-turn.ts'
import { type Entry, threadOf } from '../thread.ts'
import { type Sky, skyAt, skyDrawing } from './drawings.html.ts'
import { afterwards, dawning } from './ending.html.ts'
import { quietWay } from './quiet-way.html.ts'
import { thread } from './thread.html.ts'
import { tray } from './tray.html.ts'
import { sayWith } from './voice.html.ts'
import { whoIsWho } from './who-is-who.html.ts'

export interface ExerciseView {
  readonly exercise: Exercise
  readonly taken: Taken
  readonly players: Players
  readonly sealed: string
  readonly after?: Content
}

/** One step of an exercise: what has arrived, what can be done. Title and address are the same for every step. */
export function exercisePage(
  reader: Reader,
  { exercise, taken, players, sealed, after }: ExerciseView,
): Page {
  const { t } = reader
  const room = roomOf(reader, exercise)
  const { walked, newFrom, way } = taken
  const { step, passed, moves } = walked
  const say = sayWith(reader, players)
  const all = threadOf(passed, step, newFrom)
  const over = step.turn.kind === 'ending' || step.turn.kind === 'done'
  const sky: Sky = over ? 'dawn' : skyOf(all)
  const quiz = exercise.kind === 'quiz'
  const entries = quiz ? lastOf(all, step) : all
  const measured = way.before !== undefined
  const end = { exercise, step, moves, edition: way.edition, sealed, measured, say, after }
  return {
    title: t(exercise.title),
    look: room.look,
    files: 'practice',
    before: backLink(room.path, room.name),
    main: html`<div class="es-play" data-play data-skip="${t('Show all of it now')}" data-away="${t('You are offline. Nothing is lost. Press it again when you are back.')}">
<div class="es-phone es-phone--${exercise.kind} es-phone--${sky}" data-phone>
<div class="es-phone__head">${skyDrawing}<h1 class="es-phone__title">${motifDrawing(exercise.motif)}<span>${t(exercise.title)}</span></h1>${quiz && !over && html`<p class="es-phone__part">${partOf(reader, exercise, taken)}</p>`}</div>
${thread(reader, entries, { players, say, room, could: quiz ? t('You could say') : null })}
<p class="govuk-visually-hidden" role="status" data-status></p>
${tray(reader, { exercise, room, step, sealed, hasBack: moves.length > 0, say })}
</div>
<div class="es-beside-phone" data-beside>
${over && dawning(reader, end)}
${whoIsWho(reader, exercise, players)}
${quietWay(reader, exercise, way.edition)}
</div>
<div class="es-below-phone" data-below>${over && afterwards(reader, end)}</div>
</div>`,
  }
}

/** The sky of the last hour that was told; before any, the day. */
export const skyOf = (entries: readonly Entry[]): Sky => {
  const hours = entries.flatMap((entry) =>
    (entry.kind === 'message' || entry.kind === 'told') && entry.at !== null ? [entry.at] : [],
  )
  const last = hours.at(-1)
  return last === undefined ? 'day' : skyAt(last)
}

/** A quiz shows one thing at a time: what is to be judged, or what was, the answer, and what to think about. */
export const lastOf = (entries: readonly Entry[], { turn }: PlayStep): Entry[] =>
  turn.kind === 'choice'
    ? entries.slice(-1)
    : entries.slice(Math.max(0, entries.findLastIndex(({ kind }) => kind === 'did') - 1))

const partOf = ({ t }: Reader, exercise: Exercise, { walked, way }: Taken): string => {
  const items = exercise.items?.filter(({ only }) => !only || only.includes(way.edition)) ?? []
  const at = items.findIndex(({ id }) => walked.step.id.split('.')[0] === id)
  return t('{part} of {all}', { part: at + 1, all: items.length })
}
