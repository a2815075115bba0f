import { sql } from 'kysely'
import type { Actor } from '../../accounts/index.ts'
import { partnershipOf, type Tx } from '../../db/index.ts'
import type { ColumnSealing } from '../../vault/index.ts'
import type { FormId } from '../told.ts'

declare module '../../db/schema.ts' {
  interface Schema {
    draft: {
      partnership_id: string
      id: string
      person_id: string
      organisation_id: string
      form: FormId
      version: number
      begun_at: Date
      saved_at: Date
      expires_at: Date
      sealed: Buffer
    }
  }
}

/** What somebody has begun to tell, without what is in it. */
export interface ListedDraft {
  readonly id: string
  readonly form: FormId
  readonly savedAt: Date
  readonly expiresAt: Date
}

export interface Draft extends ListedDraft {
  readonly organisationId: string
  readonly version: number
  /** Where they are, for `resume`; null: it was sealed under another key. */
  readonly place: unknown
}

export interface Saving {
  readonly place: unknown
  readonly now: Date
  readonly expiresAt: Date
}

/** From here on the transaction sees the drafts of this person, and of nobody else. */
const asOwner = async (tx: Tx, { personId }: Pick<Actor, 'personId'>): Promise<void> =>
  void (await sql`select set_config('app.actor', ${personId}, true)`.execute(tx))

const LISTED = ['id', 'form', 'saved_at as savedAt', 'expires_at as expiresAt'] as const

/** The newest first. */
export const draftsOf = async (tx: Tx, actor: Actor, now: Date): Promise<ListedDraft[]> => {
  await asOwner(tx, actor)
  return tx
    .selectFrom('draft')
    .select(LISTED)
    .where('person_id', '=', actor.personId)
    .where('expires_at', '>', now)
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .execute()
}

/** A draft of their own, held until the transaction ends: of two that save at once, one waits. */
export const draftOf = async (
  tx: Tx,
  { draft: sealing }: { draft: ColumnSealing },
  actor: Actor,
  { id, form, now }: { id: string; form: FormId; now: Date },
): Promise<Draft | null> => {
  await asOwner(tx, actor)
  const row = await tx
    .selectFrom('draft')
    .select([...LISTED, 'version', 'sealed', 'organisation_id as organisationId'])
    .where('id', '=', id)
    .where('person_id', '=', actor.personId)
    .where('form', '=', form)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const { sealed, ...draft } = row
  const open = sealing.unseal(sealed, id)
  return { ...draft, place: open === null ? null : JSON.parse(open) }
}

export const addDraft = async (
  tx: Tx,
  { draft: sealing }: { draft: ColumnSealing },
  actor: Actor,
  { id, form, organisationId, place, now, expiresAt }: Saving & Pick<Draft, 'id' | 'form' | 'organisationId'>,
): Promise<void> => {
  await asOwner(tx, actor)
  await tx
    .insertInto('draft')
    .values({
      partnership_id: partnershipOf(tx),
      id,
      person_id: actor.personId,
      organisation_id: organisationId,
      form,
      version: 1,
      begun_at: now,
      saved_at: now,
      expires_at: expiresAt,
      sealed: sealing.seal(JSON.stringify(place), id),
    })
    .execute()
}

/** Saves over a draft that `draftOf` holds. */
export const saveDraft = async (
  tx: Tx,
  { draft: sealing }: { draft: ColumnSealing },
  { id, version }: Draft,
  { place, now, expiresAt }: Saving,
): Promise<void> =>
  void (await tx
    .updateTable('draft')
    .set({
      version: version + 1,
      saved_at: now,
      expires_at: expiresAt,
      sealed: sealing.seal(JSON.stringify(place), id),
    })
    .where('id', '=', id)
    .execute())

/** Whoever deletes has held it by `draftOf`. */
export const deleteDraft = async (tx: Tx, { id }: ListedDraft): Promise<void> =>
  void (await tx.deleteFrom('draft').where('id', '=', id).execute())

/** Deletes what nobody has touched in time; in a transaction of nobody, to which no other draft is there. */
export const deleteOldDrafts = async (tx: Tx): Promise<void> => void (await tx.deleteFrom('draft').execute())
