import { type Html, html } from '../kit/html.ts'
import { type Edition, type Exercise, leadsTo, type Play, type PlayStep, playOf } from '../pack/index.ts'

/** One edition of an exercise as a graph: an SVG to look at, and the same in lines to read. */
export interface Drawing {
  readonly svg: Html
  readonly text: string
  readonly steps: number
  readonly endings: number
  /** How many rows of steps lead from the beginning to an ending. */
  readonly ways: number
}

const WIDTH = 176
const HEIGHT = 62
const ACROSS = 24
const DOWN = 58

/** Draws what `pack check` has found sound: each step leads on, and no way comes back. */
export function drawingOf(exercise: Exercise, edition: Edition): Drawing {
  const play = playOf(exercise, edition)
  const reached = inOrder(play)
  const rows = rowsOf(play, reached)
  const places = new Map<string, { x: number; y: number }>()
  const widest = Math.max(...rows.map((row) => row.length))
  const width = widest * (WIDTH + ACROSS) + ACROSS
  for (const [y, row] of rows.entries())
    for (const [x, id] of row.entries())
      places.set(id, {
        x: (width - row.length * (WIDTH + ACROSS)) / 2 + ACROSS / 2 + x * (WIDTH + ACROSS),
        y: 12 + y * (HEIGHT + DOWN),
      })
  const steps = reached.flatMap((id) => play.steps.get(id) ?? [])
  const height = rows.length * (HEIGHT + DOWN) - DOWN + 24
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 }
  const lines = steps.flatMap((step) =>
    leadsTo(step).map((to) => {
      const [a, b] = [at(step.id), at(to)]
      const [x1, y1, x2, y2] = [a.x + WIDTH / 2, a.y + HEIGHT, b.x + WIDTH / 2, b.y]
      return html`<path class="es-graph__way" d="M${x1} ${y1}C${x1} ${y1 + DOWN / 2} ${x2} ${y2 - DOWN / 2} ${x2} ${y2}"/>`
    }),
  )
  const name = `${exercise.id} ${edition}`
  return {
    svg: html`<svg xmlns="http://www.w3.org/2000/svg" class="es-graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}"><g fill="none" stroke="#6b7c80" stroke-width="2">${lines}</g>${steps.map(
      (step) => box(step, at(step.id)),
    )}</svg>`,
    text: steps.map((step) => lineOf(step)).join('\n'),
    steps: steps.length,
    endings: steps.filter(({ turn }) => turn.kind === 'ending' || turn.kind === 'done').length,
    ways: waysFrom(play, play.first, new Map()),
  }
}

const COLOURS: Readonly<Record<PlayStep['turn']['kind'], string>> = {
  choice: '#e4d8f0',
  pause: '#fbe3c8',
  go: '#ffffff',
  ending: '#d3ebe6',
  done: '#d3ebe6',
}

const box = (step: PlayStep, { x, y }: { x: number; y: number }): Html =>
  html`<g transform="translate(${x} ${y})"><rect width="${WIDTH}" height="${HEIGHT}" rx="12" fill="${COLOURS[step.turn.kind]}" stroke="#4a5a5e"/><text x="12" y="24" font-family="sans-serif" font-size="15" font-weight="700" fill="#1c2a2e">${short(step.id, 19)}</text><text x="12" y="46" font-family="sans-serif" font-size="13" fill="#1c2a2e">${short(gist(step), 24)}</text></g>`

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

const gist = ({ turn, lines }: PlayStep): string => {
  if (turn.kind === 'choice') return `${turn.choices.length} choices, ${lines.length} lines`
  if (turn.kind === 'pause') return 'a pause to think'
  if (turn.kind === 'ending') return turn.title
  return turn.kind === 'done' ? 'the end' : `${lines.length} lines, then on`
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

/** Each step below all that lead to it. */
const rowsOf = (play: Play, reached: readonly string[]): string[][] => {
  const depth = new Map<string, number>(reached.map((id) => [id, 0]))
  const push = (id: string, at: number): void => {
    if (at < (depth.get(id) ?? 0) || at > reached.length) return
    depth.set(id, at)
    const step = play.steps.get(id)
    for (const next of step ? leadsTo(step) : []) push(next, at + 1)
  }
  push(play.first, 0)
  const rows: string[][] = []
  for (const [id, at] of depth) {
    const row = rows[at] ?? []
    row.push(id)
    rows[at] = row
  }
  return rows.filter((row) => row !== undefined)
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
