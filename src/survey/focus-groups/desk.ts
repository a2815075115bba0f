import type { Outcome, Role, StaffPage, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { focusGroupPath } from '../urls.ts'
import type { Deciding } from './kept/decide.ts'
import { holdSession, sessionById } from './kept/queries.ts'
import {
  columnsOf,
  type FocusGroupParts,
  readSession,
  type Session,
  STEPS,
  type Step,
} from './kept/session.ts'

/** Who runs focus groups. */
export const OFFICERS: readonly Role[] = ['partnership-officer']

/** Routes of one session: each is given what was decided so far, and what may not be done yet is led back from. */
export interface SessionRoutes {
  readonly columns: ReturnType<typeof columnsOf>
  /** @param below a page of its own under the step, or under the session where `step` is null */
  see(
    step: Step | null,
    show: (visit: Visit, session: Session) => Promise<StaffPage> | StaffPage,
    below?: string,
  ): void
  act(
    step: Step | null,
    decide: (visit: Visit, deciding: Deciding) => Promise<Outcome>,
    options?: { readonly below?: string; readonly files?: { limit: number; most: number } },
  ): void
}

export const sessionRoutes = (staff: StaffRoutes, parts: FocusGroupParts): SessionRoutes => {
  const columns = columnsOf(parts)
  const found = async ({ tx, params }: Visit, held: boolean): Promise<Session | null> => {
    const id = params.id as string
    if (held) await holdSession(tx, id)
    const row = await sessionById(tx, id)
    return row && readSession(tx, parts, columns, row)
  }
  /** Nothing is open before what comes first is done. */
  const tooEarly = ({ reader: { t } }: Visit, session: Session, step: Step | null): Outcome | null => {
    if (step === null || STEPS.indexOf(step) <= STEPS.indexOf(session.step)) return null
    return { redirect: focusGroupPath(session.id, session.step), notice: t('First this must be done.') }
  }

  return {
    columns,
    see(step, show, below) {
      staff.get(pathOf(step, below), OFFICERS, async (visit) => {
        const session = await found(visit, false)
        if (!session) return { notFound: true }
        const early = tooEarly(visit, session, step)
        if (early) return early
        const { tx, actor } = visit
        const of = { kind: 'focus-group', id: session.id }
        await record(tx, { actor, action: 'focus-group.seen', of, detail: { step: step ?? 'all' } })
        return { page: await show(visit, session) }
      })
    },
    act(step, decide, { below, files } = {}) {
      const act = async (visit: Visit): Promise<Outcome> => {
        const session = await found(visit, true)
        if (!session) return { notFound: true }
        return (
          tooEarly(visit, session, step) ??
          decide(visit, { tx: visit.tx, actor: visit.actor, columns, session })
        )
      }
      staff.post(pathOf(step, below), OFFICERS, act, files ? { files } : {})
    },
  }
}

const pathOf = (step: Step | null, below?: string): string =>
  focusGroupPath(':id', [step, below].filter(Boolean).join('/'))
