import { VOICES, type Voice } from '../../pack/index.ts'

/** What is followed: a measure of an audience. A measure may be of one kind of harm: sees-every-gender-at-risk/sexual. */
export interface Followed {
  readonly audience: Voice
  readonly measure: string
}

/** What a target may be set for: a measure of a voice, or one of practice, whose people are also those at work in a trade. */
export interface Aimed {
  readonly audience: string
  readonly measure: string
}

/** `parents/knows-whom-to-tell`. */
export const keyOf = ({ audience, measure }: Aimed): string => `${audience}/${measure}`

/** The same back from text that came from outside; null where it is no key. */
export const aimedOf = (key: string): Aimed | null => {
  const slash = key.indexOf('/')
  const [audience, measure] = [key.slice(0, Math.max(0, slash)), key.slice(slash + 1)]
  const isKey = /^[a-z]+$/.test(audience) && /^[a-z]+(-[a-z]+)*(\/[a-z]+(-[a-z]+)*)?$/.test(measure)
  return isKey ? { audience, measure } : null
}

/** The same of a voice of the survey; null where it names none. */
export const followedOf = (key: string): Followed | null => {
  const aimed = aimedOf(key)
  const audience = VOICES.find((voice) => voice === aimed?.audience)
  return aimed && audience ? { audience, measure: aimed.measure } : null
}
