/** A part of a record that is given, shortened or left out as one. */
export interface Piece {
  /** Of the field: letters, figures and hyphens. */
  readonly key: string
  readonly part: string
  /** Null: it is kept apart, and read only if it is given. */
  readonly text: string | null
  /** Of a form: the same, answer by answer. */
  readonly rows?: readonly { readonly ask: string; readonly lines: readonly string[] }[]
}

/** A record in pieces; its pieces are in its own order, the same each time. */
export interface Pieces {
  readonly title: string
  readonly pieces: readonly Piece[]
}

/** Who told a concern: the piece that nobody sees before it is decided. */
export const SOURCE = 'source'
