import type { Offer } from '../practice-parts.ts'
import { certificateOffer } from './certificate.html.ts'

/** At the end of a practice that has one: a certificate for whoever wants it. */
export const offerCertificate: Offer = (reader, module, _carried, sealed) =>
  module.isCertified && certificateOffer(reader, module, sealed)
