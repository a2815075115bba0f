/** The most arrangements that are drawn from: more would leave small surveys further from balance. */
const MOST = 12

/**
 * Ways of giving one of `arms` to each of `stories`, as indexes of arms. Each way uses every arm (as far as there are
 * stories enough), and over all ways each story has each arm equally often: whoever is given one of them by turns is
 * compared with everybody else on every story.
 * @throws RangeError where there are no stories or fewer than two arms
 */
export const arrangements = (stories: number, arms: number): number[][] => {
  if (stories < 1 || arms < 2) throw new RangeError('There must be a story and two arms at least.')
  const usesAll = (way: readonly number[]): boolean => new Set(way).size === Math.min(stories, arms)
  // Ways that begin with arm 0, each standing for the ways that come of it by moving every arm on alike.
  const bases: number[][] = []
  for (let code = 0; code < arms ** (stories - 1); code++) {
    const way = Array.from({ length: stories }, (_, i) =>
      i === 0 ? 0 : Math.floor(code / arms ** (i - 1)) % arms,
    )
    if (usesAll(way)) bases.push(way)
  }
  const wanted = Math.max(1, Math.floor(MOST / arms))
  const step = Math.max(1, bases.length / wanted)
  const chosen = bases.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
  return chosen.flatMap((base) =>
    Array.from({ length: arms }, (_, move) => base.map((arm) => (arm + move) % arms)),
  )
}
