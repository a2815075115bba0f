import type { ApiOutcome, ApiRoutes, Fault, ProgramVisit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { compiledForms, openConcernKeys } from '../../concern/index.ts'
import { openColumnSealing } from '../../vault/index.ts'
import { deliverable } from '../export/deliverable.ts'
import type { Look } from '../look.ts'
import type { DeskKeys } from '../look-at.ts'
import { type ToTake, takeStep } from '../take-step.ts'
import { toldWords } from '../told-words.ts'
import { outcomesOf } from '../visits.ts'
import { concernsAfter, cursorOf, placeIn } from './list-queries.ts'
import { lookAsProgram } from './look-as-program.ts'
import {
  BecameOfIt,
  Concern,
  Decision,
  List,
  ListQuery,
  OwnReference,
  Reference,
  StepTaken,
} from './shapes.ts'

/** What came within so many milliseconds is listed a moment later: then what came with it is committed too. */
const SETTLING_MS = 10_000
const A_PAGE = 50

/** What programs of an organisation may read of what its teams receive, and write back. */
export const serveDeskApi = (
  api: ApiRoutes,
  { key, partnershipId }: { readonly key: Uint8Array; readonly partnershipId: string },
): void => {
  const keys: DeskKeys = {
    concern: openConcernKeys(key, partnershipId),
    step: openColumnSealing(key, `desk_step.sealed/${partnershipId}`),
  }
  const one = '/concerns/:reference'
  api.add({
    method: 'GET',
    path: '/concerns',
    scope: 'concerns:read',
    summary: 'What the organisation’s teams see',
    description:
      'References and codes of the concerns that the organisation’s teams see, in the order in which they came. Ask again with `after` for what came since; what came within the last ten seconds is told a moment later.',
    query: ListQuery,
    answers: { 200: List },
    refuses: [],
    answer: list,
  })
  api.add({
    method: 'GET',
    path: one,
    scope: 'concerns:read',
    summary: 'One concern',
    description:
      'Everything that the team sees of it: what was told, who and what was named, what was decided; never who told. Each reading is recorded. To open it is left to people: its clock goes on, and what was written to the team stays new.',
    params: Reference,
    answers: { 200: Concern },
    refuses: ['not-found'],
    answer: (visit) => take(visit, keys),
  })
  api.add({
    method: 'PUT',
    path: `${one}/own-reference`,
    scope: 'concerns:answer',
    summary: 'Your own reference',
    description: 'Keeps the reference of your own record with the concern. Only your team sees it.',
    params: Reference,
    body: OwnReference,
    needs: 'if-match',
    example: { own_reference: 'LCS-2026-004711' },
    answers: { 200: StepTaken },
    refuses: ['not-found', 'not-now'],
    answer: (visit) =>
      write(visit, keys, () => ({ step: { kind: 'referenced', text: visit.body.own_reference.trim() } })),
  })
  api.add({
    method: 'PUT',
    path: `${one}/decision`,
    scope: 'concerns:answer',
    summary: 'What was decided',
    description:
      'Hands on what people have decided in your own system. Programs decide nothing by themselves. The one who told is answered by people.',
    params: Reference,
    body: Decision,
    needs: 'if-match',
    example: { outcome: 'assessment', reasons: 'Strategy discussion held on 23 November.' },
    answers: { 200: StepTaken },
    refuses: ['not-found', 'not-now'],
    answer: (visit) => write(visit, keys, (look) => decision(visit, look)),
  })
  api.add({
    method: 'PUT',
    path: `${one}/became`,
    scope: 'concerns:answer',
    summary: 'What became of it',
    description:
      'For teams of police and exploitation: what became of the information. The partner who shared it sees it.',
    params: Reference,
    body: BecameOfIt,
    needs: 'if-match',
    example: { became: 'used' },
    answers: { 200: StepTaken },
    refuses: ['not-found', 'not-now'],
    answer: (visit) => write(visit, keys, () => ({ step: { kind: 'became', what: visit.body.became } })),
  })
}

const list = async (visit: ProgramVisit): Promise<ApiOutcome> => {
  const { tx, actor, organisation, key, now, query } = visit
  const after = query.after === undefined ? null : placeIn(query.after)
  if (query.after !== undefined && !after)
    return {
      refused: 'unreadable',
      errors: [{ pointer: '/after', kind: 'cursor', detail: 'It is no `next` of ours' }],
    }
  const found = await concernsAfter(tx, {
    organisationId: organisation.id,
    after,
    open: query.open === 'yes',
    before: new Date(now.getTime() - SETTLING_MS),
    most: Number(query.limit ?? A_PAGE),
  })
  if (found.length > 0)
    await record(tx, {
      actor,
      action: 'concerns.listed',
      of: { kind: 'organisation', id: organisation.id },
      detail: { found: found.length, key },
    })
  const last = found.at(-1)
  return {
    status: 200,
    body: {
      concerns: found.map((one) => ({
        reference: one.reference,
        form: one.form,
        told_at: one.toldAt.toISOString(),
        significant_harm_feared: one.significant,
        team: { name: one.team, receives: one.receives, capacity: one.capacity },
        step: one.step,
        closed: one.closed,
      })),
      next: last ? cursorOf(last.place) : (query.after ?? null),
    },
  }
}

const take = async (visit: ProgramVisit, keys: DeskKeys): Promise<ApiOutcome> => {
  const { tx, actor, reader, key, now } = visit
  const look = await lookAsProgram(visit, keys)
  if (!look) return { refused: 'not-found' }
  const { team, state } = look
  await record(tx, {
    actor,
    action: 'concern.taken',
    of: { kind: 'concern', id: look.id },
    detail: { team: team.teamId, type: 'api', key },
  })
  const made = compiledForms(reader.pack).get(look.form)
  const told = toldWords(reader.t, made?.form, made?.compiled, look.answers ?? {})
  return {
    status: 200,
    after: state.after,
    body: {
      ...deliverable(reader, look, told, now),
      team: { name: team.team, receives: team.receives, capacity: team.capacity },
      step: state.after,
      own_reference: state.reference?.text ?? null,
      became: state.became?.what ?? null,
      closed: state.closed !== null,
      may_decide: outcomesOf({ reader }, look).map((outcome) => ({
        outcome: outcome.id,
        says: reader.t(outcome.say),
        needs_reasons: outcome.reasons === true || state.decision !== null,
      })),
    },
  }
}

type Chosen = { readonly step: ToTake } | { readonly errors: readonly Fault[] }

/** The same as people decide: an outcome of the team's, with reasons where it needs them, and when it was decided before. */
const decision = (
  { reader, body }: ProgramVisit<{ outcome: string; reasons?: string }>,
  look: Look,
): Chosen => {
  const outcome = outcomesOf({ reader }, look).find(({ id }) => id === body.outcome)
  const reasons = body.reasons?.trim() ?? ''
  if (!outcome)
    return { errors: [{ pointer: '/outcome', kind: 'not-offered', detail: 'It is none of `may_decide`' }] }
  if (reasons === '' && (outcome.reasons || look.state.decision))
    return { errors: [{ pointer: '/reasons', kind: 'blank', detail: 'This decision needs reasons' }] }
  return { step: { kind: 'decided', what: outcome.id, ...(reasons && { text: reasons }) } }
}

const write = async (
  visit: ProgramVisit,
  keys: DeskKeys,
  choose: (look: Look) => Chosen,
): Promise<ApiOutcome> => {
  const look = await lookAsProgram(visit, keys)
  if (!look) return { refused: 'not-found' }
  const chosen = choose(look)
  if ('errors' in chosen) return { refused: 'invalid', errors: chosen.errors }
  const taken = await takeStep(visit, keys, look, visit.after, chosen.step)
  if (taken === 'overtaken') return { refused: 'overtaken' }
  if (taken === 'not-allowed') return { refused: 'not-now' }
  const step = visit.after + 1
  return { status: 200, after: step, body: { reference: look.reference, step } }
}
