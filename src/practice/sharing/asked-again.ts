import type { FastifyBaseLogger } from 'fastify'
import { describe } from '../../db/index.ts'
import type { Answer, FieldFault, Reader } from '../../frame/index.ts'
import type { Sent } from '../../kit/sent.ts'
import { exampleWords } from '../pages/share.html.ts'
import type { CodedAnswers } from './coded.ts'
import type { Sharing } from './share-answers.ts'

export const fewWords = ({ t }: Reader): FieldFault => ({
  field: 'words',
  says: t('Write three words or more, with nine letters in all.'),
})

const notTheirs = ({ t }: Reader): FieldFault => ({
  field: 'words',
  says: t('Choose words of your own. Those of the example are everybody’s.'),
})

/** Words that somebody typed stay in no cache of a browser; on every other page its own Back finds what was there. */
export const unlessTyped = (sent: Sent | null): Pick<Extract<Answer, { page: unknown }>, 'cache'> =>
  sent?.words ? { cache: 'no-store' } : {}

/** The link of the words that somebody would come back with; null: they left them empty; or what is wrong with them. */
export function linkFrom(
  reader: Reader,
  sharing: Pick<Sharing, 'wordsLink'>,
  { words }: Sent,
): { readonly link: Buffer | null } | { readonly fault: FieldFault } {
  const typed = typeof words === 'string' ? words.trim() : ''
  if (typed === '') return { link: null }
  const link = sharing.wordsLink(typed)
  if (!link) return { fault: fewWords(reader) }
  return sharing.wordsLink(exampleWords(reader))?.equals(link) ? { fault: notTheirs(reader) } : { link }
}

/** How keeping went, with the status of an answer that says so. */
export const KEPT = { kept: 200, 'too-much': 429, away: 503 } as const
export type Kept = keyof typeof KEPT

/** Nothing was lost by it: the page stands, and is sent again. */
export const notKept = ({ t }: Reader, why: Exclude<Kept, 'kept'>): FieldFault => {
  const says = {
    'too-much': t(
      'It was not shared: very many answers came from where you are. Please press it again in an hour.',
    ),
    away: t('It was not shared: something of ours is not working. Please press it again in a minute.'),
  }
  return { field: 'main-content', says: says[why] }
}

/** Keeps something, or tells why not, with a line in the log that has nothing of it. */
export const keepsBy =
  (sharing: Pick<Sharing, 'isTooMuch'>, log: FastifyBaseLogger) =>
  async ({ now }: Reader, address: string, keep: () => Promise<unknown>): Promise<Kept> => {
    if (sharing.isTooMuch(address, now)) return 'too-much'
    try {
      await keep()
      return 'kept'
    } catch (error) {
      log.error({ kind: describe(error) }, 'Shared answers could not be kept')
      return 'away'
    }
  }

/** The items of the surveys as somebody answered them before and after, and the link by which they would come back. */
export interface Measured {
  readonly answers: CodedAnswers
  readonly link: Buffer | null
}
