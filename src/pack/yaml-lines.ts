import { type Document, isAlias, isCollection, isMap, isNode, isPair, isScalar, type LineCounter } from 'yaml'

/** Where a value stands: keys and indexes from the top of the file. */
export type Path = readonly (string | number)[]

/** Words within a text that goes over several lines: the line of the nth match (from 0), not of the beginning. */
export interface Find {
  readonly pattern: RegExp
  readonly nth: number
}

/** The line of what stands at this path, or of the nearest thing above it that is in the file. */
export const lineIn = (
  document: Document.Parsed,
  lines: LineCounter,
  text: string,
  path: Path,
  find?: Find,
): number => {
  let node: unknown = document.contents
  let start = 0
  let reached = true
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    const found = isCollection(node) ? childOf(node, step) : undefined
    if (!found) {
      reached = false
      break
    }
    start = rangeOf(found.at)?.[0] ?? start
    node = found.value
  }
  const range = reached ? rangeOf(node) : undefined
  if (find && range) {
    const matches = [...text.slice(range[0], range[1]).matchAll(find.pattern)]
    const match = matches[find.nth] ?? matches[0]
    if (match) start = range[0] + match.index
  }
  return Math.max(1, lines.linePos(start).line)
}

const childOf = (holder: unknown, step: string | number): { at: unknown; value: unknown } | undefined => {
  if (isMap(holder)) {
    const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    return isPair(pair) ? { at: pair.key, value: pair.value } : undefined
  }
  const item = isCollection(holder) && typeof step === 'number' ? holder.items[step] : undefined
  return item === undefined ? undefined : { at: item, value: item }
}

const rangeOf = (node: unknown): readonly [number, number, number] | undefined =>
  (isNode(node) && node.range) || undefined
