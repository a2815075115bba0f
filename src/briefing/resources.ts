import type { Gap, Pack, Resource } from '../pack/index.ts'
import type { Audience, Pointer } from './briefing.ts'

const DOOR = { children: 'young_people', parents: 'parents', practitioners: 'practitioners' } as const
/** More than these nobody opens. */
const FOR_EACH_GAP = 2
const AT_MOST = 4

export const pointer = ({ id, name, about, owner, link }: Resource): Pointer => ({
  id,
  name,
  about,
  owner,
  link,
})

/** Resources of these ids, in this order. A loaded pack has no dead reference. */
export const named = (pack: Pack, ids: readonly string[]): Resource[] =>
  ids.flatMap((id) => pack.resources.filter((resource) => resource.id === id))

/**
 * For one audience: what the pack names for them, then what answers the gaps that were found, the gap that was found
 * first first. Among those that answer a gap, what somebody has opened and the source briefing names comes first.
 */
export const resourcesFor = (pack: Pack, audience: Audience, gaps: readonly Gap[]): Pointer[] => {
  const chosen = named(pack, pack.briefing?.voices[audience].resources ?? [])
  const known = pack.resources.filter((resource) => resource.for.includes(DOOR[audience]))
  for (const gap of new Set(gaps)) {
    const answering = known.filter((resource) => resource.gaps.includes(gap))
    const there = answering.filter((resource) => chosen.includes(resource)).length
    const more = answering.filter((resource) => !chosen.includes(resource)).sort(byMerit(gap))
    chosen.push(...more.slice(0, Math.max(0, FOR_EACH_GAP - there)))
  }
  return chosen.slice(0, AT_MOST).map(pointer)
}

/** The gap that a resource names first is the one it is made for. */
const byMerit =
  (gap: Gap) =>
  (a: Resource, b: Resource): number =>
    a.gaps.indexOf(gap) - b.gaps.indexOf(gap) ||
    Number(b.in_source_briefing ?? false) - Number(a.in_source_briefing ?? false) ||
    Number(b.checked_on !== null) - Number(a.checked_on !== null)
