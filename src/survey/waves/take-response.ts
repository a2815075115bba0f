import type { Allocation, Answers } from '../../questionnaire/index.ts'
import { type ColumnSealing, lastingHash, openColumnSealing } from '../../vault/index.ts'
import type { CodedAnswers } from './queries.ts'
import type { Wave } from './wave.ts'

/** What somebody wrote in their own words, closed. */
export interface SealedComment {
  readonly id: string
  readonly question: string
  readonly words: Buffer
}

/** One person's answers on the way into the database: what is coded, and apart from it what is in their own words. */
export interface Sent {
  readonly waveId: string
  readonly id: string
  readonly day: string
  readonly coded: CodedAnswers
  readonly comments: readonly SealedComment[]
}

export interface Taking {
  /** @param nonce of the page that was sent: the same one gives the same row, whoever sends it again and how often */
  take(wave: Wave, day: string, answers: Answers, allocation: Allocation, nonce: string): Sent
  readonly comments: ColumnSealing
  readonly told: ColumnSealing
  /** Of files that wait, in base64. */
  readonly files: ColumnSealing
}

/** What is sent twice gives one row, also where the root key changes in between. */
export const LASTING_OF_SURVEYS: readonly string[] = ['survey/response']

/** Parts answers into what is counted and what is read by a person, under ids that lead back to nobody. */
export const openTaking = (rootKey: Uint8Array): Taking => {
  const ids = lastingHash(rootKey, 'survey/response')
  const comments = openColumnSealing(rootKey, 'survey_comment.words')
  const uuid = (text: string): string => {
    const bytes = ids.hash(text).subarray(0, 16)
    // Version 8 of RFC 9562: made by a rule of our own.
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
  return {
    comments,
    told: openColumnSealing(rootKey, 'comment_decision.told'),
    files: openColumnSealing(rootKey, 'survey_upload.bytes'),
    take(wave, day, answers, allocation, nonce) {
      const coded: Record<string, string | number | readonly string[]> = {}
      const written: SealedComment[] = []
      for (const [id, answer] of Object.entries(answers)) {
        const [question = '', other] = id.split('/')
        const inOwnWords = other !== undefined || wave.definition?.expanded.uses[question]?.open
        if (!inOwnWords) {
          if (typeof answer !== 'object') coded[id] = answer
          else coded[id] = answer.filter((one): one is string => typeof one === 'string')
          continue
        }
        if (typeof answer !== 'string' || answer.trim() === '') continue
        const comment = uuid(`${wave.id}/${nonce}/${id}`)
        written.push({ id: comment, question, words: comments.seal(answer, comment) })
      }
      const way = Object.values(allocation.arms)[0]
      return {
        waveId: wave.id,
        id: uuid(`${wave.id}/${nonce}`),
        day,
        coded: { answers: coded, ...(way ? { way } : {}) },
        comments: written,
      }
    },
  }
}
