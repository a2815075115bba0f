import type { Visit } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { stopClock } from '../concern/index.ts'
import type { Look } from './look.ts'
import { aboutStep, type DeskKeys } from './look-at.ts'
import type { StepKind, SupportState } from './schema.ts'
import { insertStep, takeTurn } from './step-queries.ts'

export interface ToTake {
  readonly kind: StepKind
  readonly what?: string
  readonly how?: SupportState
  readonly personId?: string
  /** Reasons, a note, a reference: encrypted, and seen by the team alone. */
  readonly text?: string
}

/** What each step needs to be allowed. */
const NEEDS: Readonly<Record<StepKind, (may: Look['may']) => boolean>> = {
  claimed: (may) => may.claim || may.takeOver,
  'handed-over': (may) => may.handOver,
  'put-back': (may) => may.putBack,
  acknowledged: (may) => may.acknowledge,
  replied: (may) => may.reply,
  asked: (may) => may.reply,
  noted: (may) => may.record,
  decided: (may) => may.decide,
  supported: (may) => may.record,
  referenced: (may) => may.record,
  became: (may) => may.became,
  'sent-on': (may) => may.reroute,
  rerouted: (may) => may.reroute,
  closed: (may) => may.close,
  reopened: (may) => may.reopen,
}

export type Taken = 'taken' | 'overtaken' | 'not-allowed'

/**
 * Takes the next step of a concern for the team as which one looks at it, after the step that was last seen. What else
 * belongs to the step (a reply, passing it on) is done within its turn by `also`; null from it refuses the step.
 */
export const takeStep = async (
  { tx, actor, now }: Pick<Visit, 'tx' | 'actor' | 'now'>,
  keys: DeskKeys,
  look: Look,
  after: number,
  step: ToTake,
  also?: () => Promise<{ readonly messageId?: string } | null>,
): Promise<Taken> => {
  const { id: concernId, team } = look
  const { teamId } = team
  if (!(await takeTurn(tx, { concernId, teamId, after }))) return 'overtaken'
  // Looked at before the turn was taken, and nothing has happened since: what may be done then may be done now.
  if (look.state.after !== after) return 'overtaken'
  if (!NEEDS[step.kind](look.may)) return 'not-allowed'
  const done = also ? await also() : {}
  if (done === null) return 'not-allowed'
  await insertStep(tx, {
    concernId,
    teamId,
    after,
    kind: step.kind,
    what: step.what ?? null,
    how: step.how ?? null,
    personId: step.personId ?? null,
    messageId: done.messageId ?? null,
    sealed: step.text ? keys.step.seal(step.text, aboutStep(concernId, teamId, after + 1)) : null,
    by: actor.personId,
    now,
  })
  if (team.capacity === 'receiver') {
    const stops =
      step.kind === 'decided'
        ? 'decide'
        : ['acknowledged', 'replied', 'asked'].includes(step.kind)
          ? 'acknowledge'
          : null
    if (stops) await stopClock(tx, { concernId, kind: stops, by: actor.personId, now })
  }
  await record(tx, {
    actor,
    action: `concern.${step.kind}`,
    of: { kind: 'concern', id: concernId },
    detail: {
      team: teamId,
      ...(step.what ? { what: step.what } : {}),
      ...(step.how ? { how: step.how } : {}),
    },
  })
  return 'taken'
}
