import { type Pack, unchangedUntil } from '../pack/index.ts'

/**
 * What is the same for everybody, made once and kept until somebody opens or closes or the day ends: until then
 * nothing is said differently by the clock. Beyond `most`, what was asked for longest ago goes.
 */
export function keeping<Made>(pack: Pack, most: number) {
  const kept = new Map<string, Made>()
  let from = Number.POSITIVE_INFINITY
  let until = 0

  return (name: string, now: Date, make: () => Made): Made => {
    const moment = now.getTime()
    if (moment < from || moment >= until) {
      kept.clear()
      from = moment
      until = unchangedUntil(pack, now).getTime()
    }
    const made = kept.get(name) ?? make()
    kept.delete(name)
    kept.set(name, made)
    if (kept.size > most) kept.delete(kept.keys().next().value as string)
    return made
  }
}
