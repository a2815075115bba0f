import type { YamlFile } from './read-yaml.ts'
import type { Path } from './yaml-lines.ts'

/**
 * What is left of a file when the places that differ from its schema are cut out: an unknown key goes alone,
 * anything else takes its whole entry (one contact, one sign) with it, so that the rest can still be looked at.
 * Undefined where the fault is in something that the file cannot be without.
 */
export interface Pruned {
  readonly file: YamlFile
  /** Ids of the entries that were cut out: references to them are not dead. */
  readonly cutIds: readonly string[]
}

/** Where a fault is, and whether it is a key that should not be there at all. */
export interface Cut {
  readonly path: Path
  readonly extraKey: boolean
}

type Keyed = Record<string, unknown>

export const prune = (file: YamlFile, cuts: readonly Cut[]): Pruned | undefined => {
  const value = structuredClone(file.value) as Keyed
  const gone = new Map<string, Set<number>>()
  for (const { path, extraKey } of cuts) {
    const [list, index] = path
    if (extraKey) removeKey(value, path)
    else if (path.length >= 2 && typeof list === 'string' && typeof index === 'number') {
      gone.set(list, (gone.get(list) ?? new Set()).add(index))
    } else return undefined
  }
  const cutIds: string[] = []
  const kept = new Map<string, number[]>()
  for (const [list, indexes] of gone) {
    const entries = value[list]
    if (!Array.isArray(entries)) return undefined
    for (const index of indexes) {
      const id = (entries[index] as Keyed | null)?.id
      if (typeof id === 'string') cutIds.push(id)
    }
    kept.set(
      list,
      entries.flatMap((_, index) => (indexes.has(index) ? [] : [index])),
    )
    value[list] = entries.filter((_, index) => !indexes.has(index))
  }
  const original = (path: Path): Path => {
    const [list, index, ...rest] = path
    const before = typeof index === 'number' ? kept.get(String(list))?.[index] : undefined
    return list === undefined || before === undefined ? path : [list, before, ...rest]
  }
  return {
    file: { file: file.file, value, where: (path, find) => file.where(original(path), find) },
    cutIds,
  }
}

const removeKey = (value: Keyed, path: Path): void => {
  let holder: unknown = value
  for (const key of path.slice(0, -1)) holder = (holder as Keyed | undefined)?.[key]
  if (typeof holder === 'object' && holder !== null) delete (holder as Keyed)[String(path.at(-1))]
}
