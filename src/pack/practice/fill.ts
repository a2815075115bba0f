/** Who plays a role: a name, a gender, and the words of that gender (`they: she`). */
export interface Player {
  readonly name: string
  readonly gender: string
  readonly words: Readonly<Record<string, string>>
}

/** Who plays each role of an exercise, by the role. */
export type Players = ReadonlyMap<string, Player>

/** What stands for a name in a small round: of “Miss Lamb” the L. */
export const initialOf = (name: string): string => (name.split(' ').at(-1) ?? '').slice(0, 1)

const PLACE = /\{([a-z]+)(?:_([A-Za-z]+))?\}/g

/** The places of a text: which role, and which word of theirs; no word means the name. */
export const placesIn = (text: string): { readonly role: string; readonly word: string | null }[] =>
  [...text.matchAll(PLACE)].map(([, role = '', word]) => ({ role, word: word ?? null }))

/** A bracket that belongs to no place, with a few letters after it: a reader would see it. */
export const strayIn = (text: string): string | null =>
  /\{[^\s{}]*\}?|\}/.exec(text.replaceAll(PLACE, ' '))?.[0] ?? null

/** A text with the names and words of who plays. A word that begins large begins large: `{friend_They}`. */
export const fillRoles = (text: string, players: Players): string =>
  text.replace(PLACE, (place, role: string, word: string | undefined) => {
    const player = players.get(role)
    if (!player) return place
    if (word === undefined) return player.name
    const found = player.words[word.toLowerCase()] ?? place
    return /^[A-Z]/.test(word) ? found.charAt(0).toUpperCase() + found.slice(1) : found
  })
