import type { Actor, Visit } from '../accounts/index.ts'
import { type ConcernKeys, type ConcernView, concernFor, messagesFor } from '../concern/index.ts'
import type { Tx } from '../db/index.ts'
import { teamsOf } from '../teams/index.ts'
import type { ColumnSealing } from '../vault/index.ts'
import type { Look, StepSeen } from './look.ts'
import { mayNow, stateOf } from './rules/state.ts'
import { namesOf, type StepRow, stepsOf } from './step-queries.ts'

/** What the room needs to open what is sealed. */
export interface DeskKeys {
  readonly concern: ConcernKeys
  readonly step: ColumnSealing
}

/** To which row what is sealed of a step belongs. */
export const aboutStep = (concernId: string, teamId: string, sequence: number): string =>
  `${concernId}/${teamId}/${sequence}`

/** Best of all as the team that answers; else as one that is told too; else as the lead. */
const ORDER = ['receiver', 'copy', 'lead'] as const
export const best = <One extends Pick<Look['team'], 'capacity'>>(mine: readonly One[]): One | undefined =>
  mine.toSorted((a, b) => ORDER.indexOf(a.capacity) - ORDER.indexOf(b.capacity))[0]

/**
 * The concern of a reference as a member of a team sees it; null: there is none, or they may not: the same. The reading
 * is recorded, opens it, and shows that the inbox is watched.
 */
export const lookAt = async (
  { tx, actor, now }: Pick<Visit, 'tx' | 'actor' | 'now'>,
  keys: DeskKeys,
  reference: string,
): Promise<Look | null> => {
  const view = await concernFor(tx, keys.concern, actor, reference, now)
  const mine = best(view?.mine ?? [])
  if (!view || !mine) return null
  const receives = (await teamsOf(tx, actor)).find(({ id }) => id === mine.teamId)?.receives
  return receives ? lookOf(tx, keys, { view, mine, receives, actor, now }) : null
}

interface Looking {
  readonly view: ConcernView
  readonly mine: Look['seenBy'][number]
  readonly receives: Look['team']['receives']
  readonly actor: Actor
  readonly now: Date
  /** A program looks: what was written to the team stays new to its people. */
  readonly quietly?: boolean
}

/** Everything about a concern that one of the teams which see it may see. */
export const lookOf = async (
  tx: Tx,
  keys: DeskKeys,
  { view, mine, receives, actor, now, quietly = false }: Looking,
): Promise<Look> => {
  // Only the team that answers reads what was added as read: a copy leaves it new to them.
  const messages = await messagesFor(tx, keys.concern, {
    concernId: view.id,
    reader: mine.capacity === 'receiver' && !quietly ? 'desk' : null,
    now,
  })
  const names = await namesOf(
    tx,
    messages.flatMap(({ authorId }) => authorId ?? []),
  )
  const steps = (await stepsOf(tx, view.id)).map((row) => opened(keys, view.id, mine.teamId, row))
  const state = stateOf(steps.filter(({ teamId }) => teamId === mine.teamId))
  return {
    ...view,
    tellerKind: view.teller,
    answers: view.content?.answers ?? null,
    callFirst: view.content?.callFirst ?? null,
    seenBy: view.grants,
    messages: messages.map(({ authorId, ...one }) => ({
      ...one,
      author: authorId === null ? null : (names.get(authorId) ?? null),
    })),
    team: { ...mine, receives },
    steps,
    state,
    may: mayOf(state, { capacity: mine.capacity, receives, actor, mayReply: view.mayReply }),
    me: actor,
  }
}

const mayOf = (
  state: Look['state'],
  {
    capacity,
    receives,
    actor,
    mayReply,
  }: Pick<Look['team'], 'capacity' | 'receives'> & { actor: Actor; mayReply: boolean },
): Look['may'] => {
  const may = mayNow(state, { capacity, receives, me: actor.personId })
  return { ...may, reply: may.reply && mayReply }
}

/** Words of another team stay theirs: what they decided is seen, why is not. */
const opened = ({ step }: DeskKeys, concernId: string, mine: string, row: StepRow): StepSeen => ({
  teamId: row.teamId,
  team: row.team,
  sequence: row.sequence,
  kind: row.kind,
  what: row.what,
  how: row.how,
  person: row.personId === null ? null : { id: row.personId, name: row.person ?? '' },
  by: { id: row.byId, name: row.by },
  at: row.at,
  text:
    row.sealed && row.teamId === mine
      ? step.unseal(row.sealed, aboutStep(concernId, row.teamId, row.sequence))
      : null,
})
