import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import { dayOf, type Edition, type ExerciseDoor, VOICES } from '../../pack/index.ts'
import { derivedKey, keyedHash, openFlood } from '../../vault/index.ts'
import { areCoded, type CodedAnswers } from './coded.ts'

/** Who practises: the voices of the surveys, and people at work in a trade, whom no survey asks. */
export const PRACTISING = [...VOICES, 'trades'] as const
export type SharedAudience = (typeof PRACTISING)[number]

/** What somebody shares. There is no field for an hour, an address or words of their own. */
export interface Shared {
  readonly audience: SharedAudience
  readonly exercise: string
  readonly edition: Edition
  readonly answers: CodedAnswers
  /** Rows of one person: made by {@link Sharing.sittingLink} or {@link Sharing.wordsLink}. */
  readonly link?: Buffer
}

export interface Sharing {
  /**
   * Keeps what somebody pressed “share” for, with today's day on England's clocks. Resolves after the commit, with the
   * id of the row, by which made-up answers are marked.
   * @param nonce drawn by chance for the page that is sent, and sealed in it: the same one is kept once, however often
   *   and by whatever process it is sent again
   * Errors: TypeError where an answer is no code (nothing is sent to the database); else what the database gives, and
   *   it may be sent again
   */
  shareAnswers(shared: Shared, nonce: string, now: Date): Promise<string>
  /** Whether more has come from an address within the hour than a year of a school shares: then nothing more is taken from it. */
  isTooMuch(address: string, now: Date): boolean
  /** Links several practices of one sitting, by a nonce that travels sealed from one to the next. */
  sittingLink(nonce: string): Buffer
  /** Links answers weeks apart by words that somebody chose; null where they are too few or too short to be theirs alone. */
  wordsLink(words: string): Buffer | null
}

/** Who practised, by the door that an exercise names first. */
export const audienceOf = (door: ExerciseDoor): SharedAudience =>
  door === 'young_people' ? 'children' : door

/** The door behind which an audience practises. */
export const doorOf = (audience: SharedAudience): ExerciseDoor =>
  audience === 'children' ? 'young_people' : audience

interface Parts {
  readonly database: Pick<Database, 'once'>
  readonly partnershipId: string
  readonly key: Uint8Array
}

/** Whoever would move the figures by made-up answers is held up; two hundred and forty who share three times each are not. */
const MOST_AN_HOUR = 720

/** The one way by which anything of practising gets into the database. */
export function openSharing({ database, partnershipId, key }: Parts): Sharing {
  const ids = derivedKey(key, 'practice/answer')
  const links = derivedKey(key, 'practice/link')
  const flood = openFlood(MOST_AN_HOUR)
  const linkOf = (text: string): Buffer => keyedHash(links, `${partnershipId}/${text}`).subarray(0, 16)
  return {
    async shareAnswers({ audience, exercise, edition, answers, link }, nonce, now) {
      if (!areCoded(answers)) throw new TypeError('An answer that is no code is never kept.')
      const id = uuidFrom(keyedHash(ids, nonce))
      await database.once(sql`
        select keep_practice_answer(${partnershipId}::uuid, ${id}::uuid, ${dayOf(now)}::date,
          ${audience}, ${exercise}, ${edition}, ${link ?? null}::bytea, ${JSON.stringify(answers)}::jsonb)`)
      return id
    },
    isTooMuch: (address, now) => flood.counts(address, now),
    sittingLink: (nonce) => linkOf(`sitting/${nonce}`),
    wordsLink(words) {
      const chosen =
        words
          .normalize('NFKC')
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? []
      const plain = chosen.join(' ')
      return chosen.length >= 3 && plain.length >= 9 && plain.length <= 200 ? linkOf(`words/${plain}`) : null
    },
  }
}

const uuidFrom = (hash: Buffer): string => {
  const bytes = Buffer.from(hash.subarray(0, 16))
  // Version 8 of RFC 9562: made by a rule of our own.
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
