import '../schema.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { MentionKind, PersonRole } from '../../pack/index.ts'
import type { Asker } from '../concern-for.ts'
import type { ConcernKeys } from '../keys.ts'
import { type FoundBy, foundBy, lookedUpBy } from '../tokens.ts'
import type { Mention } from '../told.ts'

/** That another concern names exactly what one's own does. */
export interface LinkedMention {
  readonly concernId: string
  readonly reference: string
  readonly form: string
  readonly toldAt: Date
  /** Which mention of one's own, and by what of it. */
  readonly ordinal: number
  readonly by: FoundBy
  readonly otherKind: MentionKind
  /** Of the person there, or of whom the phone or account there belongs to. */
  readonly otherRoles: readonly PersonRole[]
}

/** Who asks, as a member of which team, of which concern. */
interface Asked {
  readonly concernId: string
  readonly teamId: string
  readonly reader: Asker
}

/** A mention with its place in the concern. */
export type Named = Mention & { readonly ordinal: number }

type Row = Omit<LinkedMention, 'by'> & { readonly token: Buffer }

/**
 * What other concerns name exactly what this one names, the newest first; at most 500 of such. The database gives only
 * those that the reader may see by a row of `concern_grant`, as it holds for this team and others of theirs in the same
 * organisation; a safeguarding lead's team stands alone. What today's rules no longer find is left out.
 */
export const linkedMentions = async (
  tx: Tx,
  keys: ConcernKeys,
  { concernId, teamId, reader, mentions }: Asked & { readonly mentions: readonly Named[] },
): Promise<LinkedMention[]> => {
  const rows = await rowsOf(tx, { concernId, teamId, reader })
  if (rows.length === 0) return []
  const texts = new Map(
    mentions.flatMap((mention) =>
      lookedUpBy(mention).map(
        (text) => [`${mention.ordinal}/${keys.token(text).toString('hex')}`, foundBy(text)] as const,
      ),
    ),
  )
  return rows.flatMap(({ token, ...row }) => {
    const by = texts.get(`${row.ordinal}/${token.toString('hex')}`)
    return by ? [{ ...row, by }] : []
  })
}

/** The same without what it is found by: which others name something alike, and which of one's own mentions it is. */
export const alikeIn = async (tx: Tx, asked: Asked): Promise<{ reference: string; ordinals: number[] }[]> => {
  const found = Map.groupBy(await rowsOf(tx, asked), ({ reference }) => reference)
  return [...found].map(([reference, rows]) => ({
    reference,
    ordinals: [...new Set(rows.map(({ ordinal }) => ordinal))].toSorted((a, b) => a - b),
  }))
}

const rowsOf = async (tx: Tx, { concernId, teamId, reader }: Asked): Promise<Row[]> =>
  (
    await sql<Row>`
    select concern_id as "concernId", reference, form, told_at as "toldAt", token, ordinal, other_kind as "otherKind",
      other_roles as "otherRoles"
    from linked_mentions(${concernId}::uuid, ${teamId}::uuid, ${reader.personId}::uuid)`.execute(tx)
  ).rows
