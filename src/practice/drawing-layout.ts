import { leadsTo, type Play, type PlayStep } from '../pack/index.ts'

/** A step as a box, or a place where a long way passes between boxes; both have a middle. */
interface Node {
  readonly id: string
  readonly step: PlayStep | null
  readonly row: number
  x: number
}

/** Where everything stands: boxes by their step, ways by both ends, each with the middles that it passes. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly { readonly step: PlayStep; readonly x: number; readonly y: number }[]
  readonly ways: ReadonlyMap<string, readonly { readonly x: number; readonly y: number }[]>
  /** How tall each row is, by the y at which it begins. */
  readonly rows: ReadonlyMap<number, number>
}

export interface Sizes {
  readonly box: number
  /** A long way between boxes. */
  readonly lane: number
  readonly across: number
  readonly down: number
  readonly margin: number
  readonly heightOf: (step: PlayStep) => number
}

export const wayKey = (from: string, to: string): string => `${from} ${to}`

/**
 * Puts each step below all that lead to it, and gives a way that is longer than a row a lane of its own between the
 * boxes, so that no way seems to lead through a step. Rows are ordered so that few ways cross (by the mean of what each
 * hangs on), and boxes stand as near above what they lead to as their neighbours let them.
 */
export function layoutOf(play: Play, reached: readonly string[], sizes: Sizes): Layout {
  const { rows, links, chains } = layered(play, reached)
  untangle(rows, links)
  place(rows, links, sizes)
  const all = rows.flat()
  const left = Math.min(...all.map((node) => node.x - widthOf(node, sizes) / 2))
  for (const node of all) node.x += sizes.margin - left
  const tops: number[] = []
  const tall = rows.map((row) =>
    Math.max(0, ...row.flatMap(({ step }) => (step ? sizes.heightOf(step) : []))),
  )
  let y = sizes.margin
  for (const height of tall) {
    tops.push(y)
    y += height + sizes.down
  }
  const topOf = ({ row }: Node): number => tops[row] ?? 0
  return {
    width: Math.ceil(Math.max(...all.map((node) => node.x + widthOf(node, sizes) / 2)) + sizes.margin),
    height: y - sizes.down + sizes.margin,
    boxes: all.flatMap((node) => (node.step ? [{ step: node.step, x: node.x, y: topOf(node) }] : [])),
    ways: new Map(
      [...chains].map(([key, chain]) => [key, chain.map((node) => ({ x: node.x, y: topOf(node) }))]),
    ),
    rows: new Map(tops.map((top, i) => [top, tall[i] ?? 0])),
  }
}

const widthOf = ({ step }: Node, { box, lane }: Sizes): number => (step ? box : lane)

/** The rows, what hangs on what from row to row, and for each way the nodes that it passes, both ends included. */
function layered(play: Play, reached: readonly string[]) {
  const depth = depthsOf(play, reached)
  const rows: Node[][] = []
  const add = (node: Node): Node => {
    rows[node.row] = [...(rows[node.row] ?? []), node]
    return node
  }
  const boxes = new Map<string, Node>()
  for (const id of reached)
    boxes.set(id, add({ id, step: play.steps.get(id) ?? null, row: depth.get(id) ?? 0, x: 0 }))
  const links: [Node, Node][] = []
  const chains = new Map<string, Node[]>()
  for (const from of boxes.values())
    for (const id of from.step ? leadsTo(from.step) : []) {
      const to = boxes.get(id)
      if (!to) continue
      const between = Array.from({ length: Math.max(0, to.row - from.row - 1) }, (_, i) =>
        add({ id: `${from.id} ${id} ${i}`, step: null, row: from.row + 1 + i, x: 0 }),
      )
      const chain = [from, ...between, to]
      chains.set(wayKey(from.id, id), chain)
      for (const [i, node] of chain.slice(1).entries()) links.push([chain[i] as Node, node])
    }
  return { rows, links, chains }
}

/** How many steps the longest way to each step has. A step is looked at once, after all that lead to it. */
function depthsOf(play: Play, reached: readonly string[]): Map<string, number> {
  const seen = new Set<string>()
  const after: string[] = []
  const nextOf = (id: string): string[] => {
    const step = play.steps.get(id)
    return step ? leadsTo(step) : []
  }
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    for (const next of nextOf(id)) visit(next)
    after.push(id)
  }
  visit(play.first)
  const depth = new Map<string, number>(reached.map((id) => [id, 0]))
  for (const id of after.toReversed())
    for (const next of nextOf(id)) depth.set(next, Math.max(depth.get(next) ?? 0, (depth.get(id) ?? 0) + 1))
  return depth
}

type Links = readonly (readonly [Node, Node])[]

const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length

/** Orders the rows again and again by the mean place of what each node hangs on, and keeps the order with fewest crossings. */
function untangle(rows: Node[][], links: Links): void {
  const nth = (): Map<Node, number> =>
    new Map(rows.flatMap((row) => row.map((node, i) => [node, i] as const)))
  const crossings = (): number => {
    const at = nth()
    const place = (node: Node): number => at.get(node) ?? 0
    return links.reduce(
      (sum, [a, b], i) =>
        sum +
        links
          .slice(i + 1)
          .filter(([c, d]) => a.row === c.row && (place(a) - place(c)) * (place(b) - place(d)) < 0).length,
      0,
    )
  }
  let best = { crossings: crossings(), rows: rows.map((row) => [...row]) }
  for (let turn = 0; turn < 12 && best.crossings > 0; turn++) {
    const downwards = turn % 2 === 0
    for (const row of downwards ? rows : rows.toReversed()) {
      const at = nth()
      const wish = new Map(
        row.map((node) => {
          const near = links.flatMap(([a, b]) =>
            downwards ? (b === node ? (at.get(a) ?? 0) : []) : a === node ? (at.get(b) ?? 0) : [],
          )
          return [node, near.length > 0 ? mean(near) : (at.get(node) ?? 0)]
        }),
      )
      row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0))
    }
    const now = crossings()
    if (now < best.crossings) best = { crossings: now, rows: rows.map((row) => [...row]) }
  }
  for (const [i, row] of best.rows.entries()) rows[i] = row
}

/** Moves each row towards the mean of what it hangs on, up and down, as far as its order and the gaps let it. */
function place(rows: readonly (readonly Node[])[], links: Links, sizes: Sizes): void {
  const { across } = sizes
  const offsets = rows.map((row) => {
    let x = 0
    return row.map((node, i) => {
      const before = row[i - 1]
      x += before ? (widthOf(before, sizes) + widthOf(node, sizes)) / 2 + across : 0
      return x
    })
  })
  for (const [r, row] of rows.entries()) {
    const half = (offsets[r]?.at(-1) ?? 0) / 2
    for (const [i, node] of row.entries()) node.x = (offsets[r]?.[i] ?? 0) - half
  }
  for (let turn = 0; turn < 24; turn++)
    for (const [r, row] of turn % 2 === 0 ? [...rows.entries()] : [...rows.entries()].toReversed()) {
      const wishes = row.map((node, i) => {
        const near = links.flatMap(([a, b]) => (a === node ? b.x : b === node ? a.x : []))
        return (near.length > 0 ? mean(near) : node.x) - (offsets[r]?.[i] ?? 0)
      })
      for (const [i, start] of rising(wishes).entries()) {
        const node = row[i]
        if (node) node.x = start + (offsets[r]?.[i] ?? 0)
      }
    }
}

/** The rising row of numbers that is nearest to these: neighbours that would fall meet at their mean. */
function rising(wishes: readonly number[]): number[] {
  const groups: { sum: number; count: number }[] = []
  for (const wish of wishes) {
    groups.push({ sum: wish, count: 1 })
    for (;;) {
      const [last, before] = [groups.at(-1), groups.at(-2)]
      if (!last || !before || before.sum / before.count <= last.sum / last.count) break
      groups.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  return groups.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
}
