import { type Generated, sql } from 'kysely'
import type { Actor } from '../../accounts/index.ts'
import { partnershipOf, type Tx } from '../../db/index.ts'
import type { ColumnSealing } from '../../vault/index.ts'
import type { Consent, Decision, DecisionWords, Ground } from './decision.ts'

declare module '../../db/schema.ts' {
  interface Schema {
    not_shared: {
      partnership_id: string
      id: string
      person_id: string
      organisation_id: string
      decided_on: string
      recorded_at: Generated<Date>
      ground: Ground
      consent: Consent
      hidden: boolean
      sealed: Buffer
    }
  }
}

/** One of a list: nothing of what is in it. */
export interface ListedDecision {
  readonly id: string
  readonly personId: string
  /** Who decided it. */
  readonly name: string
  readonly organisation: string
  /** yyyy-mm-dd */
  readonly decidedOn: string
  readonly recordedAt: Date
  readonly ground: Ground
}

export interface KeptDecision extends ListedDecision, DecisionWords {
  readonly consent: Consent
  readonly hidden: boolean
}

/** Writes it down; false: it was before (a double click, a reload, a second tab). */
export const addDecision = async (
  tx: Tx,
  sealing: ColumnSealing,
  { personId }: Pick<Actor, 'personId'>,
  decision: Decision,
  now: Date,
): Promise<boolean> => {
  const { id, organisationId, decidedOn, ground, consent, hidden } = decision
  const { about, with: whom, reason, said, advised } = decision
  const words: DecisionWords = { about, with: whom, reason, said, advised }
  const { numAffectedRows } = await sql`
    insert into not_shared (partnership_id, id, person_id, organisation_id, decided_on, recorded_at, ground, consent,
      hidden, sealed)
    values (${partnershipOf(tx)}, ${id}, ${personId}, ${organisationId}, ${decidedOn}, ${now}, ${ground}, ${consent},
      ${hidden}, ${sealing.seal(JSON.stringify(words), id)})
    on conflict (partnership_id, id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

// Row-level security leaves those of the actor, and those of organisations whose safeguarding lead they are.
const LISTED = sql`n.id, n.person_id as "personId", p.name, o.name as organisation,
  to_char(n.decided_on, 'YYYY-MM-DD') as "decidedOn", n.recorded_at as "recordedAt", n.ground`
const JOINED = sql`not_shared n
  join person p on p.partnership_id = n.partnership_id and p.id = n.person_id
  join organisation o on o.partnership_id = n.partnership_id and o.id = n.organisation_id`

/** Whose organisations still count: of one that is closed a lead reads nothing, whatever role is left there. */
const mayRead = ({ personId, organisations }: Pick<Actor, 'personId' | 'organisations'>) => {
  const led = organisations.flatMap(({ id, roles }) => (roles.includes('safeguarding-lead') ? [id] : []))
  return sql`(n.person_id = ${personId} or n.organisation_id = any(${led}::uuid[]))`
}

/** What this person decided, or what their organisation did where they lead it: the newest first. */
export const decisionsFor = async (
  tx: Tx,
  actor: Pick<Actor, 'personId' | 'organisations'>,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<ListedDecision[]> =>
  (
    await sql<ListedDecision>`select ${LISTED} from ${JOINED} where ${mayRead(actor)}
      order by n.recorded_at desc, n.id limit ${most} offset ${from}`.execute(tx)
  ).rows

/** One of them with its words; null: there is none that this person may read. */
export const decisionFor = async (
  tx: Tx,
  sealing: ColumnSealing,
  actor: Pick<Actor, 'personId' | 'organisations'>,
  id: string,
): Promise<KeptDecision | null> => {
  const { rows } = await sql<ListedDecision & { consent: Consent; hidden: boolean; sealed: Buffer }>`
    select ${LISTED}, n.consent, n.hidden, n.sealed from ${JOINED} where n.id = ${id} and ${mayRead(actor)}`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return null
  const { sealed, ...rest } = row
  const open = sealing.unseal(sealed, id)
  if (open === null) throw new Error('What was not shared was sealed under another key.')
  return { ...rest, ...(JSON.parse(open) as DecisionWords) }
}
