import type { Visit } from '../accounts/index.ts'
import { concernByReference, grantsOf, messagesFor, tellerTokensOf, toldBy } from '../concern/index.ts'
import type { FormId } from '../pack/index.ts'
import type { DeskKeys } from './look-at.ts'
import { BECAME, type Became, type Step, stateOf } from './rules/state.ts'
import { becameSaid } from './say.ts'
import { stepsOf } from './step-queries.ts'

/** How something stands that somebody told, as they may know it. */
export interface Said {
  readonly reference: string
  readonly form: FormId
  readonly toldAt: Date
  readonly team: string
  readonly state: 'waiting' | 'read' | 'acknowledged' | 'decided' | 'closed'
  readonly outcome: string | null
  readonly became: string | null
  readonly messages: readonly {
    readonly sender: 'desk' | 'teller'
    readonly at: Date
    readonly text: string
  }[]
}

/** The most that one person's own are looked through. */
const MOST = 5000

/** Of a concern that this person told while signed in; null: they did not. What was written to them counts as read. */
export const saidOf = async (
  { tx, actor, reader, now }: Pick<Visit, 'tx' | 'actor' | 'reader' | 'now'>,
  { concern: keys }: DeskKeys,
  reference: string,
): Promise<Said | null> => {
  const tokens = await tellerTokensOf(tx, keys, actor.personId)
  const own = await toldBy(tx, tokens, { from: 0, most: MOST })
  const row = own.some((one) => one.reference === reference) ? await concernByReference(tx, reference) : null
  if (!row) return null
  const { t, pack } = reader
  const receiver = (await grantsOf(tx, row.id)).findLast(
    ({ capacity, endedAt }) => capacity === 'receiver' && !endedAt,
  )
  const steps = (await stepsOf(tx, row.id))
    .filter(({ teamId }) => teamId === receiver?.teamId)
    .map((step): Step => ({ ...step, person: null, by: { id: step.byId, name: step.by }, text: null }))
  const { closed, decision, acknowledged, became } = stateOf(steps)
  const messages = await messagesFor(tx, keys, { concernId: row.id, reader: 'teller', now })
  const outcome = pack.desk?.outcomes.find(({ id }) => id === decision?.what)
  return {
    reference,
    form: row.form,
    toldAt: row.told_at,
    team: receiver ? t(receiver.team) : '',
    state: closed
      ? 'closed'
      : decision
        ? 'decided'
        : acknowledged
          ? 'acknowledged'
          : receiver?.openedAt
            ? 'read'
            : 'waiting',
    outcome: outcome ? t(outcome.say) : null,
    became: became && BECAME.includes(became.what as Became) ? becameSaid(t, became.what as Became) : null,
    messages: messages.flatMap(({ sender, kind, at, text }) =>
      text === null || kind === 'again' ? [] : [{ sender, at, text }],
    ),
  }
}
