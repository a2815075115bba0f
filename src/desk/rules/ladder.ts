/** A rung of the ladder of the pack: who hears, so many minutes after something was to be opened. */
export interface Rung {
  readonly id: string
  readonly say: string
  readonly after: number
}

/** When each rung hears of what nobody opens, in order. */
export const rungTimes = (
  ladder: readonly Rung[],
  openDueAt: Date,
): readonly (Rung & { readonly at: Date })[] =>
  ladder.map((rung) => ({ ...rung, at: new Date(openDueAt.getTime() + rung.after * 60_000) }))

/** Who hears next, and when, if nobody opens it; null: all have heard. */
export const nextRung = (
  ladder: readonly Rung[],
  openDueAt: Date,
  now: Date,
): (Rung & { readonly at: Date }) | null => rungTimes(ladder, openDueAt).find(({ at }) => at > now) ?? null
