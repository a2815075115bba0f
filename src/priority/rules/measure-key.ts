import { VOICES, type Voice } from '../../pack/index.ts'

/** What is followed: a measure of an audience. A measure may be of one kind of harm: sees-every-gender-at-risk/sexual. */
export interface Followed {
  readonly audience: Voice
  readonly measure: string
}

/** `parents/knows-whom-to-tell`. */
export const keyOf = ({ audience, measure }: Followed): string => `${audience}/${measure}`

/** The same back from text that came from outside; null where it names no audience. */
export const followedOf = (key: string): Followed | null => {
  const slash = key.indexOf('/')
  const audience = VOICES.find((voice) => voice === key.slice(0, slash))
  const measure = key.slice(slash + 1)
  return audience && /^[a-z]+(-[a-z]+)*(\/[a-z]+(-[a-z]+)*)?$/.test(measure) ? { audience, measure } : null
}
