import { sql } from 'kysely'
import { PARTNERSHIP, type Tx } from '../db/index.ts'

export interface Comment {
  readonly id: string
  readonly sentence: string
  readonly version: number
  readonly said: string
  readonly saidBy: string
  readonly saidAt: Date
  readonly settledBy: string | null
  readonly settledAt: Date | null
}

/** What editors said about its sentences, the oldest first. */
export const commentsOn = async (tx: Tx, briefing: string): Promise<Comment[]> => {
  const { rows } = await sql<Comment>`
    select c.id, c.sentence, c.version, c.said, who.name as "saidBy", c.said_at as "saidAt",
      settler.name as "settledBy", s.settled_at as "settledAt"
    from briefing_comment c
    join person who on who.partnership_id = c.partnership_id and who.id = c.said_by
    left join briefing_comment_settled s on s.partnership_id = c.partnership_id and s.comment_id = c.id
    left join person settler on settler.partnership_id = c.partnership_id and settler.id = s.settled_by
    where c.briefing_id = ${briefing}
    order by c.said_at, c.id limit 500`.execute(tx)
  return rows
}

export const insertComment = async (
  tx: Tx,
  comment: { briefing: string; version: number; sentence: string; said: string; by: string },
): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    insert into briefing_comment (partnership_id, briefing_id, version, sentence, said, said_by)
    values (${PARTNERSHIP}, ${comment.briefing}, ${comment.version}, ${comment.sentence}, ${comment.said},
      ${comment.by})
    returning id`.execute(tx)
  return rows[0]?.id as string
}

/** False where there is no such comment on this briefing. Settled twice is settled once. */
export const settleComment = async (tx: Tx, briefing: string, id: string, by: string): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    select id from briefing_comment where briefing_id = ${briefing} and id = ${id}`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into briefing_comment_settled (partnership_id, comment_id, settled_by)
    values (${PARTNERSHIP}, ${id}, ${by}) on conflict do nothing`.execute(tx)
  return true
}

export interface Officer {
  readonly id: string
  readonly name: string
}

/** Who may approve: everybody who is an officer of the partnership now. */
export const officers = async (tx: Tx): Promise<Officer[]> => {
  const { rows } = await sql<Officer>`
    select distinct p.id, p.name from person p
    join membership m on m.partnership_id = p.partnership_id and m.person_id = p.id
    join role_grant g on g.partnership_id = m.partnership_id and g.membership_id = m.id
    where g.role = 'partnership-officer' and g.revoked_at is null
    order by p.name`.execute(tx)
  return rows
}

export interface AskedFor {
  readonly version: number
  readonly askedBy: string
  readonly askedOf: string
  readonly askedOfId: string
  readonly askedAt: Date
}

export interface Approval {
  readonly version: number
  readonly alone: boolean
  readonly approvedBy: string
  readonly approvedAt: Date
}

/** The last time that approval was asked for, and the last that it was given. */
export const reviewOf = async (
  tx: Tx,
  briefing: string,
): Promise<{ asked: AskedFor | undefined; approved: Approval | undefined }> => {
  const asked = await sql<AskedFor>`
    select r.version, a.name as "askedBy", o.name as "askedOf", o.id as "askedOfId", r.asked_at as "askedAt"
    from briefing_approval_request r
    join person a on a.partnership_id = r.partnership_id and a.id = r.asked_by
    join person o on o.partnership_id = r.partnership_id and o.id = r.asked_of
    where r.briefing_id = ${briefing} order by r.version desc, r.asked_at desc limit 1`.execute(tx)
  const approved = await sql<Approval>`
    select a.version, a.alone, p.name as "approvedBy", a.approved_at as "approvedAt"
    from briefing_approval a join person p on p.partnership_id = a.partnership_id and p.id = a.approved_by
    where a.briefing_id = ${briefing} order by a.version desc limit 1`.execute(tx)
  return { asked: asked.rows[0], approved: approved.rows[0] }
}

export const insertRequest = async (
  tx: Tx,
  request: { briefing: string; version: number; by: string; of: string },
): Promise<void> => {
  await sql`
    insert into briefing_approval_request (partnership_id, briefing_id, version, asked_by, asked_of)
    values (${PARTNERSHIP}, ${request.briefing}, ${request.version}, ${request.by}, ${request.of})
    on conflict do nothing`.execute(tx)
}

/** Approved twice is approved once, by whoever was first. */
export const insertApproval = async (
  tx: Tx,
  approval: { briefing: string; version: number; by: string; alone: boolean; at?: Date },
): Promise<void> => {
  await sql`
    insert into briefing_approval (partnership_id, briefing_id, version, alone, approved_by, approved_at)
    values (${PARTNERSHIP}, ${approval.briefing}, ${approval.version}, ${approval.alone}, ${approval.by},
      coalesce(${approval.at ?? null}::timestamptz, now()))
    on conflict do nothing`.execute(tx)
}
