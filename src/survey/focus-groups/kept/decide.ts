import type { Actor } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import type { Tx } from '../../../db/index.ts'
import { insertCodes, insertLines, insertNotes, insertQuotes, insertTelling } from './queries.ts'
import type { TellingAnswer } from './schema.ts'
import { type Columns, cellOf, type Session } from './session.ts'

/** Who decides about which session, in which transaction. Hold the session first. */
export interface Deciding {
  readonly tx: Tx
  readonly actor: Actor
  readonly columns: Columns
  readonly session: Session
}

const of = (session: Session) => ({ kind: 'focus-group', id: session.id })

/** Keeps notes, once. False: there are others already. */
export const keepNotes = async (
  { tx, actor, columns, session }: Deciding,
  text: string,
): Promise<boolean> => {
  if (session.notes) return false
  await insertNotes(tx, {
    partnership_id: actor.partnershipId,
    focus_group_id: session.id,
    sealed_text: columns.notes.seal(text, session.id),
    pasted_by: actor.personId,
  })
  await record(tx, { actor, action: 'focus-group.notes-kept', of: of(session) })
  return true
}

/** Says of a line who was told, or why nobody need be; or that it may need telling. */
export const decideTelling = async (
  { tx, actor, columns, session }: Deciding,
  { line, answer, words }: { line: number; answer: TellingAnswer; words: string | null },
): Promise<void> => {
  await insertTelling(tx, {
    partnership_id: actor.partnershipId,
    focus_group_id: session.id,
    line,
    answer,
    sealed_words: words === null ? null : columns.words.seal(words, cellOf(session.id, line)),
    by: actor.personId,
  })
  await record(tx, { actor, action: `focus-group.line-${answer}`, of: of(session), detail: { line } })
}

/** Keeps lines as somebody has checked them; those that stand so already are left. */
export const checkLines = async (
  { tx, actor, columns, session }: Deciding,
  lines: ReadonlyMap<number, string>,
): Promise<void> => {
  const changed = session.said.filter(
    ({ line, checked }) => lines.has(line) && lines.get(line) !== checked?.text,
  )
  await insertLines(
    tx,
    changed.map(({ line }) => ({
      partnership_id: actor.partnershipId,
      focus_group_id: session.id,
      line,
      sealed_text: columns.line.seal(lines.get(line) ?? '', cellOf(session.id, line)),
      by: actor.personId,
    })),
  )
  if (changed.length > 0)
    await record(tx, {
      actor,
      action: 'focus-group.names-checked',
      of: of(session),
      detail: { lines: changed.length },
    })
}

/** Keeps what one reader says of lines. */
export const codeLines = async (
  { tx, actor, session }: Deciding,
  lines: ReadonlyMap<number, readonly string[]>,
): Promise<void> => {
  const changed = session.said.filter(
    ({ line, themes }) => lines.has(line) && themes.get(actor.personId)?.join() !== lines.get(line)?.join(),
  )
  await insertCodes(
    tx,
    changed.map(({ line }) => ({
      partnership_id: actor.partnershipId,
      focus_group_id: session.id,
      line,
      themes: [...(lines.get(line) ?? [])],
      by: actor.personId,
    })),
  )
  if (changed.length > 0)
    await record(tx, {
      actor,
      action: 'focus-group.coded',
      of: of(session),
      detail: { lines: changed.length },
    })
}

/** Chooses quotes and takes them back. A line that is not safe is never chosen, whoever asks. */
export const chooseQuotes = async (
  { tx, actor, session }: Deciding,
  lines: ReadonlyMap<number, boolean>,
): Promise<void> => {
  const changed = session.said.filter(
    ({ line, quote, unsafe }) => lines.has(line) && lines.get(line) !== quote && (quote || unsafe === null),
  )
  await insertQuotes(
    tx,
    changed.map(({ line, quote }) => ({
      partnership_id: actor.partnershipId,
      focus_group_id: session.id,
      line,
      chosen: !quote,
      by: actor.personId,
    })),
  )
  if (changed.length > 0)
    await record(tx, {
      actor,
      action: 'focus-group.quotes-chosen',
      of: of(session),
      detail: { lines: changed.length },
    })
}
