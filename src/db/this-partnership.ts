import { sql } from 'kysely'

/** In a statement: the partnership for which its transaction reads and writes; null where it is for none. */
export const PARTNERSHIP = sql<string>`(select nullif(current_setting('app.partnership', true), '')::uuid)`
