import type { AfterEnding } from '../practice-parts.ts'
import { certificateOffer } from './certificate.html.ts'
import { isCertified } from './is-certified.ts'

/** At the end of a practice that has one: a certificate for whoever wants it. */
export const offerCertificate: AfterEnding = (reader, exercise, { walked }, sealed) => {
  const { kind } = walked.step.turn
  return (kind === 'ending' || kind === 'done') && isCertified(exercise)
    ? certificateOffer(reader, exercise, sealed)
    : null
}
