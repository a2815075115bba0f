import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { carryOutRuns, openHoldKeys } from '../../src/keeping/index.ts'
import { openColumnSealing } from '../../src/vault/index.ts'
import { type DeskService, MONDAY, startDesk } from '../scaffold/desk.ts'
import type { StaffClient } from '../scaffold/staff.ts'

/** Six years and more before {@link MONDAY}. */
export const TOLD = new Date('2020-03-02T10:00:00Z')
const DAY_MS = 86_400_000
/** Days after {@link MONDAY}. */
export const later = (days: number): Date => new Date(MONDAY.getTime() + days * DAY_MS)

/** A desk with a data protection officer, and what is done to what they approve. */
export interface KeepingDesk extends DeskService {
  readonly officer: StaffClient
  idOf(reference: string): Promise<string>
  /** Deletes what is approved and whose time has come, as the job does; how many records it looked at. */
  carryOut(): Promise<number>
  tellThen(day: Date, ...told: Parameters<DeskService['tell']>): Promise<string>
  /** Does something so many days after {@link MONDAY}. */
  onDay<Value>(days: number, work: () => Promise<Value>): Promise<Value>
  /** A list of what is due of a type: its path. */
  listOf(type: string): Promise<string>
  approve(run: string): Promise<void>
  /** Writes a row of this partnership. */
  put(table: string, row: Readonly<Record<string, unknown>>): Promise<void>
  /** Says a statement as the service does, in nobody's name by default. */
  asService(statement: string, actor?: string): Promise<unknown>
  /** The tables in which an id stands anywhere. */
  tablesWith(id: string): Promise<string[]>
}

export async function startKeeping(): Promise<KeepingDesk> {
  const desk = await startDesk()
  let moment = MONDAY
  const at = (now: Date): void => {
    moment = now
    desk.at(now)
  }
  at(MONDAY)
  const officer = await desk.signIn('data-protection-officer', 'Maud Ellery')
  const keys = openHoldKeys(desk.key, desk.partnershipId)
  const { database, partnershipId } = desk
  return {
    ...desk,
    at,
    officer,
    idOf: async (reference) =>
      (await desk.owner<{ id: string }>('select id from concern where reference = $1', [reference]))[0]?.id ??
      '',
    carryOut: () => carryOutRuns({ database, partnershipId, keys, clock: () => moment }),
    async tellThen(day, ...told) {
      at(day)
      const reference = await desk.tell(...told)
      at(MONDAY)
      return reference
    },
    async onDay(days, work) {
      at(later(days))
      try {
        return await work()
      } finally {
        at(MONDAY)
      }
    },
    async listOf(type) {
      const drawn = await officer.post('/keeping/lists', { types: [type] })
      assert.equal(drawn.status, 303, await drawn.text())
      return drawn.headers.get('location') ?? ''
    },
    async approve(run) {
      const [{ n } = { n: 0 }] = await desk.owner<{ n: number }>(
        'select count(*)::int as n from keeping_item where run_id = $1',
        [run.split('/').at(-1)],
      )
      const sent = await officer.post(run, { do: 'approve', number: String(n) })
      assert.equal(sent.status, 303, await sent.text())
    },
    async put(table, row) {
      const names = Object.keys(row)
      const places = names.map((_, n) => `$${n + 2}`)
      await desk.owner(`insert into ${table} (partnership_id, ${names}) values ($1, ${places})`, [
        partnershipId,
        ...Object.values(row),
      ])
    },
    asService: (statement, actor) =>
      database.transaction({ partnershipId, ...(actor ? { actor } : {}) }, (tx) =>
        sql.raw(statement).execute(tx),
      ),
    async tablesWith(id) {
      const columns = await desk.owner<{ name: string; has: string }>(
        `select c.relname as name, string_agg(format('%I = $1', a.attname), ' or ') as has from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype and a.attnum > 0
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1 order by 1`,
      )
      const found: string[] = []
      for (const { name, has } of columns)
        if ((await desk.owner(`select from ${name} where ${has} limit 1`, [id])).length > 0) found.push(name)
      return found
    },
  }
}

/** Writes what stands in words alone, sealed as the service seals it, so long ago that its time is over. */
export async function wordsOf(desk: KeepingDesk) {
  const { personId } = await desk.worker('professional', 'school', 'Tess Teller')
  const [{ organisation = '' } = {}] = await desk.owner<{ organisation: string }>(
    'select organisation_id as organisation from membership where person_id = $1',
    [personId],
  )
  const sealed = (purpose: string, words: string, id: string) =>
    openColumnSealing(desk.key, purpose).seal(words, id)
  return {
    /** A decision not to share: its id. */
    async decision(about: string): Promise<string> {
      const id = randomUUID()
      await desk.put('not_shared', {
        ...{ id, person_id: personId, organisation_id: organisation, decided_on: '1999-01-01' },
        ...{ ground: 'other', consent: 'nobody', hidden: true },
        sealed: sealed(`not_shared.sealed/${desk.partnershipId}`, JSON.stringify({ about }), id),
      })
      return id
    },
    async comment(said: string): Promise<void> {
      const [wave, id] = [randomUUID(), randomUUID()]
      await desk.put('wave', {
        ...{ id: wave, code: 'abcd2345', title: 'One', label: 'One', audience: 'children' },
        ...{ first_day: '2012-01-01', last_day: '2012-02-01' },
      })
      const words = sealed('survey_comment.words', said, id)
      await desk.put('survey_comment', { id, wave_id: wave, day: '2012-01-02', question: 'q', words })
    },
    async group(notes: string): Promise<void> {
      const [id, by] = [randomUUID(), desk.officer.personId]
      const put = (column: string, said: string) =>
        sealed(`focus_group.${column}/${desk.partnershipId}`, said, id)
      await desk.put('focus_group', {
        ...{ id, audience: 'children', held_on: '2012-01-01', people: 6, added_by: by },
        sealed_about: put('about', '{"place":"A school","ranBy":"x"}'),
      })
      const sealed_text = put('notes', notes)
      await desk.put('focus_group_notes', { focus_group_id: id, pasted_by: by, sealed_text })
    },
  }
}
