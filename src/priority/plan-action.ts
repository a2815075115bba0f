import { record } from '../audit/index.ts'
import type { Tx } from '../db/index.ts'
import { type ActionWords, addAction, addActionWords } from './action-queries.ts'
import { keepPriority } from './queries.ts'
import type { Answers } from './rules/actions.ts'

/** Plans an action. The id comes with the form: a form that is sent twice plans one. */
export const planAction = async (
  tx: Tx,
  actor: { readonly personId: string },
  { slug, id, answers, words }: { slug: string; id: string; answers: Answers; words: ActionWords },
  now: Date,
): Promise<void> => {
  const priorityId = await keepPriority(tx, slug, { by: actor.personId, now })
  if (!(await addAction(tx, { id, priorityId, answers, by: actor.personId, now }))) return
  await addActionWords(tx, id, words, { version: 1, by: actor.personId, now })
  await record(tx, {
    actor,
    action: 'priority.action-planned',
    of: { kind: 'priority-action', id },
    detail: { answers: answers.kind },
  })
}

/** Words an action anew, after the version that was seen. False: somebody did so meanwhile. */
export const rewordAction = async (
  tx: Tx,
  actor: { readonly personId: string },
  { id, seen, words }: { id: string; seen: number; words: ActionWords },
  now: Date,
): Promise<boolean> => {
  const written = await addActionWords(tx, id, words, { version: seen + 1, by: actor.personId, now })
  if (written)
    await record(tx, {
      actor,
      action: 'priority.action-reworded',
      of: { kind: 'priority-action', id },
      detail: { version: seen + 1 },
    })
  return written
}
