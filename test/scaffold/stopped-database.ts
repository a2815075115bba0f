import { type Database, DatabaseAway } from '../../src/db/index.ts'

const away = () => Promise.reject(new DatabaseAway('unreachable'))

/** A database that nobody can reach: what public pages must do without. */
export const STOPPED: Database = {
  transaction: away,
  once: away,
  ready: async () => ({ ready: false, why: 'unreachable' }),
  admit: async () => ({ ok: true, value: null }),
  background: { executeSql: away, listen: away },
  end: async () => {},
}
