import type { Visit } from '../../accounts/index.ts'
import type { Look } from '../look.ts'
import type { DeskKeys } from '../look-at.ts'
import { followedSince } from './follow-queries.ts'
import { type ReminderRow, remindersOf } from './reminder-queries.ts'

export interface Reminder {
  readonly id: string
  readonly reference: string
  /** 2026-11-23. */
  readonly dueOn: string
  /** What they wrote to themselves. */
  readonly text: string | null
}

/** What is somebody's own of a concern: whether they follow it, and of what they want to be reminded. */
export interface Own {
  readonly followed: boolean
  readonly reminders: readonly Reminder[]
}

export const aboutReminder = (id: string): string => `reminder/${id}`

export const openedReminder = ({ step }: DeskKeys, { sealed, ...row }: ReminderRow): Reminder => ({
  ...row,
  text: sealed && step.unseal(sealed, aboutReminder(row.id)),
})

export const ownOf = async (
  { tx, actor: { personId } }: Pick<Visit, 'tx' | 'actor'>,
  keys: DeskKeys,
  { id: concernId }: Pick<Look, 'id'>,
): Promise<Own> => ({
  followed: (await followedSince(tx, { concernId, personId })) !== null,
  reminders: (await remindersOf(tx, { concernId, personId })).map((row) => openedReminder(keys, row)),
})
