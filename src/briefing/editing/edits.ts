/** What editors changed, against what was suggested. What is not in it stands as it was suggested. */
export interface Edits {
  /** By the id of the sentence. */
  readonly texts: Readonly<Record<string, string>>
  /** Ids of sentences that are not shown. */
  readonly hidden: readonly string[]
  /** By the id of the list: its sentences, in this order. */
  readonly order: Readonly<Record<string, readonly string[]>>
  /** Resources and tools, by the point: ids of resources.yaml. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
}

export const NO_EDITS: Edits = { texts: {}, hidden: [], order: {}, chosen: {} }

/** A sentence as somebody wants it; what says the same as the suggestion is no edit. */
export const withText = (edits: Edits, id: string, text: string, suggested: string): Edits => {
  const { [id]: _, ...others } = edits.texts
  const wanted = inOneLine(text)
  return { ...edits, texts: wanted === inOneLine(suggested) ? others : { ...others, [id]: wanted } }
}

export const withHidden = (edits: Edits, id: string, hidden: boolean): Edits => ({
  ...edits,
  hidden: [...edits.hidden.filter((one) => one !== id), ...(hidden ? [id] : [])].sort(),
})

/** One place up or down in its list, as it stands now. At an end it stays where it is. */
export const withMoved = (
  edits: Edits,
  list: string,
  now: readonly string[],
  id: string,
  by: -1 | 1,
): Edits => {
  const from = now.indexOf(id)
  const to = from + by
  if (from === -1 || to < 0 || to >= now.length) return edits
  const order = now.filter((one) => one !== id)
  order.splice(to, 0, id)
  return { ...edits, order: { ...edits.order, [list]: order } }
}

export const withChosen = (edits: Edits, point: string, ids: readonly string[]): Edits => ({
  ...edits,
  chosen: { ...edits.chosen, [point]: ids },
})

/** What was suggested, at this sentence or choice. */
export const withoutEdit = (edits: Edits, id: string): Edits => {
  const { [id]: _text, ...texts } = edits.texts
  const { [id]: _choice, ...chosen } = edits.chosen
  return { ...edits, texts, chosen }
}

/** In the order that editors gave; what came later stands at the end. */
export const ordered = <Item>(
  edits: Edits,
  list: string,
  items: readonly Item[],
  idOf: (item: Item) => string,
): Item[] => {
  const order = edits.order[list] ?? []
  const place = (item: Item): number => {
    const at = order.indexOf(idOf(item))
    return at === -1 ? order.length : at
  }
  return [...items].sort((a, b) => place(a) - place(b))
}

/** Line breaks of a text box are no paragraphs here: a sentence is one line. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Ids of what differs between two states, sentences and lists alike. */
export const changedBetween = (before: Edits, after: Edits): string[] => {
  const keys = (part: 'texts' | 'order' | 'chosen'): string[] => {
    const [a, b]: Readonly<Record<string, unknown>>[] = [before[part], after[part]]
    return Object.keys({ ...a, ...b }).filter((key) => JSON.stringify(a?.[key]) !== JSON.stringify(b?.[key]))
  }
  const hidden = [...before.hidden, ...after.hidden].filter(
    (id) => before.hidden.includes(id) !== after.hidden.includes(id),
  )
  return [...new Set([...keys('texts'), ...hidden, ...keys('order'), ...keys('chosen')])]
}

/**
 * Two editors at once: what one changed put on what the other saved meanwhile. Null where both changed the same, which
 * a person decides.
 * @param base what both began with
 */
export const merged = (base: Edits, theirs: Edits, mine: Edits): Edits | null => {
  const own = changedBetween(base, mine)
  const other = new Set(changedBetween(base, theirs))
  if (own.some((id) => other.has(id))) return null
  return own.reduce((edits, id) => taken(edits, mine, id), theirs)
}

const taken = (edits: Edits, from: Edits, id: string): Edits => {
  const part = <Value>(
    mine: Readonly<Record<string, Value>>,
    given: Readonly<Record<string, Value>>,
  ): Readonly<Record<string, Value>> => {
    const { [id]: _, ...others } = mine
    const value = given[id]
    return value === undefined ? others : { ...others, [id]: value }
  }
  return {
    texts: part(edits.texts, from.texts),
    order: part(edits.order, from.order),
    chosen: part(edits.chosen, from.chosen),
    hidden: withHidden(edits, id, from.hidden.includes(id)).hidden,
  }
}
