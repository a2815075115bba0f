import { type Html, html } from '../kit/html.ts'
import { type Edition, type Exercise, leadsTo, type Play, type PlayStep, playOf } from '../pack/index.ts'
import { type Layout, layoutOf, type Sizes, wayKey } from './drawing-layout.ts'

/** One edition of an exercise as a graph: an SVG to look at, and the same in lines to read. */
export interface Drawing {
  readonly svg: Html
  readonly text: string
  readonly steps: number
  readonly endings: number
  /** How many rows of steps lead from the beginning to an ending. */
  readonly ways: number
}

const BOX = 236
const LINE = 20
const HEAD = 34

const SIZES: Sizes = {
  box: BOX,
  lane: 14,
  across: 22,
  down: 56,
  margin: 14,
  heightOf: (step) => HEAD + Math.max(1, gistOf(step).length) * LINE,
}

/** Draws what `pack check` has found sound: each step leads on, and no way comes back. */
export function drawingOf(exercise: Exercise, edition: Edition): Drawing {
  const play = playOf(exercise, edition)
  const reached = inOrder(play)
  const steps = reached.flatMap((id) => play.steps.get(id) ?? [])
  const layout = layoutOf(play, reached, SIZES)
  const { width, height, boxes } = layout
  const name = `${exercise.id} ${edition}`
  return {
    svg: html`<svg xmlns="http://www.w3.org/2000/svg" class="es-graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}" font-family="sans-serif" font-size="13" fill="#1c2a2e"><g fill="none" stroke="#4a5a5e" stroke-width="1.6">${steps.flatMap((step) => waysOf(step, layout))}</g>${boxes.map(({ step, x, y }) => box(step, x - BOX / 2, y, exitsOf(step, layout)))}</svg>`,
    text: steps.map((step) => lineOf(step)).join('\n'),
    steps: steps.length,
    endings: steps.filter(({ turn }) => turn.kind === 'ending' || turn.kind === 'done').length,
    ways: waysFrom(play, play.first, new Map()),
  }
}

/** A way out of a step, and the numbers of the choices that lead there: “1, 3”. */
interface Exit {
  readonly to: string
  readonly numbers: string
}

/** The ways out of a step, from left to right as they go on. */
function exitsOf(step: PlayStep, { ways }: Layout): Exit[] {
  const { turn, id } = step
  const onwards = (to: string): number => ways.get(wayKey(id, to))?.[1]?.x ?? 0
  return leadsTo(step)
    .map((to) => ({
      to,
      numbers:
        turn.kind === 'choice'
          ? turn.choices.flatMap(({ go }, i) => (go === to ? i + 1 : [])).join(', ')
          : '',
    }))
    .sort((a, b) => onwards(a.to) - onwards(b.to))
}

/** Each way out of a step, drawn down between the boxes to the head of an arrow. */
function waysOf(step: PlayStep, layout: Layout): Html[] {
  const { ways, rows } = layout
  const out = exitsOf(step, layout).map(({ to }) => to)
  return out.flatMap((to, i): Html[] => {
    const [from, ...on] = ways.get(wayKey(step.id, to)) ?? []
    const end = on.at(-1)
    if (!from || !end) return []
    let [x, y] = [exitAt(from.x, i, out.length), from.y + SIZES.heightOf(step)]
    // A box that is lower than its row leaves straight down to where the row ends: nothing stands there.
    const foot = from.y + (rows.get(from.y) ?? 0)
    let drawn = `M${near(x)} ${y}V${foot}`
    y = foot
    for (const at of on) {
      const half = (y + at.y) / 2
      const tip = at === end ? at.y - 7 : at.y
      drawn += `C${near(x)} ${half} ${near(at.x)} ${half} ${near(at.x)} ${tip}`
      y = at === end ? tip : at.y + (rows.get(at.y) ?? 0)
      if (at !== end) drawn += `V${y}`
      x = at.x
    }
    return [
      html`<path class="es-graph__way" d="${drawn}"/><path fill="#4a5a5e" d="M${near(end.x) - 5} ${end.y - 8}h10l-5 8z"/>`,
    ]
  })
}

const near = (x: number): number => Math.round(x)

/** Where the nth of so many ways leaves a box, whose middle is x. */
const exitAt = (x: number, nth: number, of: number): number => x + (BOX - 40) * ((nth + 0.5) / of - 0.5)

const COLOURS: Readonly<Record<PlayStep['turn']['kind'], string>> = {
  choice: '#e4d8f0',
  pause: '#fbe3c8',
  go: '#ffffff',
  ending: '#d3ebe6',
  done: '#d3ebe6',
}

const box = (step: PlayStep, x: number, y: number, exits: readonly Exit[]): Html =>
  html`<g transform="translate(${near(x)} ${y})"><rect width="${BOX}" height="${SIZES.heightOf(step)}" rx="10" fill="${COLOURS[step.turn.kind]}" stroke="#4a5a5e"/><text x="12" y="22" font-size="15" font-weight="700">${step.id}</text>${gistOf(step).map((line, i) => html`<text x="12" y="${HEAD + 8 + i * LINE}">${line}</text>`)}${
    exits.length > 1 &&
    exits.map(
      ({ numbers }, i) =>
        html`<text x="${near(exitAt(BOX / 2, i, exits.length))}" y="${SIZES.heightOf(step) + 17}" font-size="12" font-weight="700" text-anchor="middle" stroke="#fff" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${numbers}</text>`,
    )
  }</g>`

/** As many letters as go into a box: the widest that a line may be. */
const MOST = 32

const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text)

/** What a box tells below the name of its step: each choice with its number, what to think about, how it ends. */
const gistOf = ({ turn, lines }: PlayStep): string[] => {
  if (turn.kind === 'choice')
    return turn.choices.every(({ say }) => say === null)
      ? [short(lines[0]?.say ?? '')]
      : turn.choices.map(({ say, id }, i) => short(`${i + 1}  ${say ?? id}`))
  if (turn.kind === 'pause') return [short(`… ${turn.think}`)]
  if (turn.kind === 'ending') return [short(turn.title)]
  return [turn.kind === 'done' ? 'the end' : short(lines[0]?.say ?? 'then on')]
}

const lineOf = (step: PlayStep): string => {
  const { turn, id } = step
  if (turn.kind === 'choice')
    return [`${id}`, ...turn.choices.map((choice) => `  – ${choice.say ?? choice.id} → ${choice.go}`)].join(
      '\n',
    )
  if (turn.kind === 'pause') return `${id}\n  … ${turn.think} → ${turn.go}`
  if (turn.kind === 'go') return `${id}\n  → ${turn.go}`
  return `${id}\n  ■ ${turn.kind === 'ending' ? turn.title : 'the end'}`
}

/** The steps that can be reached, each once. */
const inOrder = (play: Play): string[] => {
  const seen = new Set<string>()
  const visit = (id: string): void => {
    const step = play.steps.get(id)
    if (!step || seen.has(id)) return
    seen.add(id)
    for (const next of leadsTo(step)) visit(next)
  }
  visit(play.first)
  return [...seen]
}

const waysFrom = (play: Play, id: string, known: Map<string, number>): number => {
  const before = known.get(id)
  if (before !== undefined) return before
  const step = play.steps.get(id)
  const next = step ? leadsTo(step) : []
  const ways = next.length === 0 ? 1 : next.reduce((sum, to) => sum + waysFrom(play, to, known), 0)
  known.set(id, ways)
  return ways
}
