/** What was typed or ticked, by the names of fields: to show it again. */
export type Typed = Readonly<Record<string, readonly string[]>>
