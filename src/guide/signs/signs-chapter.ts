import type { Chapter } from '../shelf.ts'
import { DOORS, noticedPath, signPath } from '../urls.ts'
import { sealNoticed } from '../whom-to-tell/whom-to-tell.ts'
import { notice } from './noticed.ts'
import { signPage } from './sign.html.ts'

/** "What have you noticed?" and every sign, by each door. */
export const signs: Chapter = ({ pack, still, asked, sealing }) => {
  // Sealed for the journey to "whom should I tell?", which opens it.
  const seal = sealing('whom-to-tell')
  for (const place of DOORS) {
    asked(noticedPath(place), (reader, sent) => notice(reader, seal, place, sent))
    for (const of of pack.domains)
      for (const sign of of.signs)
        still(signPath(place, sign.id), (reader) =>
          signPage(reader, { place, sign, of, sealed: sealNoticed(reader, seal, [sign.id]) }),
        )
  }
}
