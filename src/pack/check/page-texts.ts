import type { Path } from '../yaml-lines.ts'

/** A text that people read, and where it stands. */
export interface PublishedText {
  readonly file: string
  readonly path: Path
  readonly text: string
}

/** What one reader sees together, and for which readers it is written. */
export interface Page {
  readonly name: string
  readonly readers: 'public' | 'practitioners'
  readonly texts: readonly PublishedText[]
}

/** Collects the texts of one place of a file; what is not there is left out. */
export const collector =
  (file: string, base: Path) => (path: Path, text: string | readonly string[] | undefined) =>
    typeof text === 'string'
      ? [{ file, path: [...base, ...path], text }]
      : (text ?? []).map((one, i) => ({ file, path: [...base, ...path, i], text: one }))
