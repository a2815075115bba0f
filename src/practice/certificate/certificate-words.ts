import { dayInWords, type Reader } from '../../frame/index.ts'
import { moduleOf } from '../modules.ts'
import { CERTIFICATE } from '../urls.ts'
import type { Certified } from './certificates.ts'

/** What stands on a certificate, in the reader's language. */
export interface CertificateWords {
  readonly heading: string
  readonly name: string
  readonly went: string
  readonly title: string
  readonly day: string
  readonly from: string
  /** What it does not say. */
  readonly limits: string
  readonly trial: string | null
  readonly check: string
  readonly address: string
}

export function certificateWords(
  reader: Reader,
  { name, exercise, day }: Certified,
  publicUrl: string,
): CertificateWords {
  const { t, at, pack } = reader
  const { partnership } = pack
  const own = pack.practice?.exercises.get(exercise)?.trade
  const trade = pack.tradeGuides.find(({ id }) => id === own)
  // What the pack no longer has is still named, by its id.
  const title = moduleOf(pack, exercise)?.title(t) ?? exercise
  return {
    heading: t('Certificate'),
    name,
    went: t('went through the practice'),
    title: trade ? `${title}: ${t(trade.trade)}` : title,
    day: t('on {day}', { day: dayInWords(reader, day) }),
    from: `${t('Early Signs')}, ${t(partnership.name)}`,
    limits: t(
      'It says that somebody typed this name and went to the end. It tests nobody, and promises nothing.',
    ),
    trial: partnership.approval ? null : t('Trial copy.'),
    check: t('Anybody can check it: scan the code, or type it at'),
    address: publicUrl.replace(/^https?:\/\//, '') + at(CERTIFICATE),
  }
}
