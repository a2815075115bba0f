import { Recent } from '../../kit/recent.ts'
import { type Pack, unchangedUntil } from '../../pack/index.ts'

/**
 * What is the same for everybody, made once and kept until somebody opens or closes or the day ends: until then
 * nothing is said differently by the clock. Of more than `most`, those asked for last are kept.
 */
export function keeping<Made>(pack: Pack, most: number) {
  const kept = new Recent<Made>(most)
  let from = Number.POSITIVE_INFINITY
  let until = 0

  return (name: string, now: Date, make: () => Made): Made => {
    const moment = now.getTime()
    if (moment < from || moment >= until) {
      kept.clear()
      from = moment
      until = unchangedUntil(pack, now).getTime()
    }
    return kept.get(name, make)
  }
}
