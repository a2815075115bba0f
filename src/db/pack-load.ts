import { sql } from 'kysely'
import type { Database } from './database.ts'
import { partnershipId } from './partnership-id.ts'

export interface PackInForce {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly hash: string
}

/** Keeps which content is in force from now on; nothing new where it is the same as before. */
export async function recordPackLoad(database: Database, pack: PackInForce): Promise<void> {
  const id = partnershipId(pack.id)
  await database.transaction({ partnershipId: id }, async (tx) => {
    // Locks the partnership's row, so that servers that start together take turns.
    await tx
      .insertInto('partnership')
      .values({ id, slug: pack.id, name: pack.name })
      .onConflict((row) => row.column('id').doUpdateSet({ name: pack.name }))
      .execute()
    await sql`
      insert into pack_load (partnership_id, pack_version, pack_hash)
      select ${id}, ${pack.version}, ${pack.hash}
      where ${pack.hash} is distinct from (
        select pack_hash from pack_load where partnership_id = ${id} order by in_force_since desc limit 1
      )`.execute(tx)
  })
}
