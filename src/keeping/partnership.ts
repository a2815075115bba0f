import { sql } from 'kysely'

/** The partnership of the transaction. */
export const PARTNERSHIP = sql`(select nullif(current_setting('app.partnership', true), '')::uuid)`
