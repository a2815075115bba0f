import './schema.ts'
import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'
import type { Action, Answers, Step, StepTaken } from './rules/actions.ts'

interface ActionRow {
  id: string
  answers: Answers['kind']
  answersOf: string
  says: string
  owner: string
  ownerEmail: string | null
  dueOn: string
  version: number
  plannedAt: Date
  plannedBy: string
  steps: (Omit<StepTaken, 'at'> & { at: string })[]
  effect: { key: string; note: string; at: string; by: string } | null
}

const actionOf = ({ answers, answersOf, steps, effect, ...row }: ActionRow): Action => ({
  ...row,
  answers: { kind: answers, of: answersOf },
  steps: steps.map((step) => ({ ...step, at: new Date(step.at) })),
  effect: effect && { ...effect, at: new Date(effect.at) },
})

/** The actions of a priority, the first due first; their number is that of a plan, not of a register. */
export const actionsOf = async (tx: Tx, priorityId: string): Promise<Action[]> => {
  const { rows } = await sql<ActionRow>`
    select a.id, a.answers, a.answers_of as "answersOf", w.says, w.owner, w.owner_email as "ownerEmail",
      w.due_on::text as "dueOn", w.version, a.planned_at as "plannedAt", p.name as "plannedBy",
      coalesce((
        select jsonb_agg(jsonb_build_object('step', s.step, 'reason', s.reason, 'at', s.taken_at, 'by', q.name)
          order by s.sequence)
        from priority_action_step s join person q on q.partnership_id = s.partnership_id and q.id = s.taken_by
        where s.partnership_id = a.partnership_id and s.action_id = a.id), '[]') as steps,
      (select jsonb_build_object('key', e.audience || '/' || e.measure, 'note', e.note, 'at', e.noted_at, 'by', q.name)
        from priority_action_effect e join person q on q.partnership_id = e.partnership_id and q.id = e.noted_by
        where e.partnership_id = a.partnership_id and e.action_id = a.id order by e.version desc limit 1) as effect
    from priority_action a
    join person p on p.partnership_id = a.partnership_id and p.id = a.planned_by
    join lateral (
      select * from priority_action_words w where w.partnership_id = a.partnership_id and w.action_id = a.id
      order by w.version desc limit 1) w on true
    where a.partnership_id = ${PARTNERSHIP} and a.priority_id = ${priorityId}
    order by w.due_on, a.planned_at, a.id`.execute(tx)
  return rows.map(actionOf)
}

/** Plans an action. False: a form with this id was sent before, and nothing was written. */
export const addAction = async (
  tx: Tx,
  action: { id: string; priorityId: string; answers: Answers; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into priority_action (partnership_id, id, priority_id, answers, answers_of, planned_by, planned_at)
    values (${PARTNERSHIP}, ${action.id}, ${action.priorityId}, ${action.answers.kind}, ${action.answers.of},
      ${action.by}, ${action.now})
    on conflict (partnership_id, id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface ActionWords {
  readonly says: string
  readonly owner: string
  readonly ownerEmail: string | null
  readonly dueOn: string
}

/** What is to be done, in its next version. False: somebody wrote that version first. */
export const addActionWords = async (
  tx: Tx,
  actionId: string,
  { says, owner, ownerEmail, dueOn }: ActionWords,
  { version, by, now }: { version: number; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into priority_action_words
      (partnership_id, action_id, version, says, owner, owner_email, due_on, written_by, written_at)
    values (${PARTNERSHIP}, ${actionId}, ${version}, ${says}, ${owner}, ${ownerEmail}, ${dueOn}::date, ${by}, ${now})
    on conflict (partnership_id, action_id, version) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface ActionVersion extends ActionWords {
  readonly version: number
  readonly by: string
  readonly at: Date
}

/** How an action was worded, the latest first. */
export const actionVersions = async (tx: Tx, actionId: string): Promise<ActionVersion[]> => {
  const { rows } = await sql<ActionVersion>`
    select w.version, w.says, w.owner, w.owner_email as "ownerEmail", w.due_on::text as "dueOn", p.name as by,
      w.written_at as at
    from priority_action_words w join person p on p.partnership_id = w.partnership_id and p.id = w.written_by
    where w.partnership_id = ${PARTNERSHIP} and w.action_id = ${actionId} order by w.version desc`.execute(tx)
  return rows
}

/** Takes the step after `after` others. False: somebody took one first. */
export const addStep = async (
  tx: Tx,
  actionId: string,
  {
    after,
    step,
    reason,
    by,
    now,
  }: { after: number; step: Step; reason: string | null; by: string; now: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into priority_action_step (partnership_id, action_id, sequence, step, reason, taken_by, taken_at)
    values (${PARTNERSHIP}, ${actionId}, ${after + 1}, ${step}, ${reason}, ${by}, ${now})
    on conflict (partnership_id, action_id, sequence) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** By which measure an action is judged from now on. */
export const addEffect = async (
  tx: Tx,
  actionId: string,
  {
    audience,
    measure,
    note,
    by,
    now,
  }: { audience: string; measure: string; note: string; by: string; now: Date },
): Promise<void> => {
  // Rows here are only ever added, so there is none to lock: two at once take turns by a lock of their own.
  await sql`select pg_advisory_xact_lock(hashtextextended(${actionId}, 0))`.execute(tx)
  await sql`
    insert into priority_action_effect
      (partnership_id, action_id, version, audience, measure, note, noted_by, noted_at)
    select ${PARTNERSHIP}, ${actionId}, coalesce(max(version), 0) + 1, ${audience}, ${measure}, ${note}, ${by}, ${now}
    from priority_action_effect where partnership_id = ${PARTNERSHIP} and action_id = ${actionId}`.execute(tx)
}
