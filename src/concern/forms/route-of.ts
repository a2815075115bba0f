import {
  type Answer as Decided,
  decide,
  type Facts,
  type Form,
  type Pack,
  type TeamId,
} from '../../pack/index.ts'
import { type Answers, holds } from '../../questionnaire/index.ts'
import type { CopyReason, Mention, Routing } from '../told.ts'
import { maybeChild } from './age-of.ts'

type Condition = NonNullable<Form['receiving'][number]['when']>

/** Does a condition of the form hold of these answers? Without one it always does. */
export const fulfils = (when: Condition | undefined, answers: Answers): boolean =>
  when === undefined || holds(when, (id) => (Object.hasOwn(answers, id) ? answers[id] : undefined))

/**
 * Who receives what was told, and who hears of it too. An adult who works with children goes to `lado` whatever the
 * form, and is hidden from where they work; a person of concern who may be a child is a child of whom the front door
 * hears; so is a child who may be significantly harmed.
 * @param pack its table says what to do first, and whom to telephone
 */
export function routeOf(
  pack: Pack,
  form: Form,
  {
    answers,
    facts,
    mentions,
    now,
  }: { answers: Answers; facts: Facts; mentions: readonly Mention[]; now: Date },
): Routing {
  const decided = decide(pack, facts)
  const own = form.receiving.find(({ when }) => fulfils(when, answers))?.team ?? 'first-contact'
  const hidden = facts.adult_works_with_children === 'yes'
  const receiver: TeamId = hidden ? 'lado' : own
  const concern = mentions.filter(({ roles }) => roles.includes('person-of-concern'))
  const wanted: { team: TeamId; why: CopyReason }[] = [
    ...(hidden ? [{ team: own, why: 'works-with-children' } as const] : []),
    ...(concern.some((person) => maybeChild(person, now))
      ? [{ team: 'first-contact', why: 'child-of-concern' } as const]
      : []),
    ...(facts.significant_harm === 'yes'
      ? [{ team: 'first-contact', why: 'significant-harm' } as const]
      : []),
    ...(form.copies ?? [])
      .filter(({ when }) => fulfils(when, answers))
      .map(({ team }) => ({ team, why: 'form' }) as const),
  ]
  const copies = wanted.filter(
    ({ team }, i) => team !== receiver && wanted.findIndex((one) => one.team === team) === i,
  )
  return {
    receiver,
    copies,
    route: decided.first.route,
    rule: decided.rule,
    callFirst: callFirst(pack, form, answers, decided),
    hidden,
  }
}

/** Whom to telephone first: as the form says; else as the table does, where it leads to a telephone. */
function callFirst(pack: Pack, { call_first }: Form, answers: Answers, { first }: Decided): string | null {
  if (call_first && fulfils(call_first.when, answers)) return call_first.contact
  const contact = first.contact === null ? undefined : pack.contacts.get(first.contact)
  // The form's own route is taken by sending it.
  return contact?.telephone && first.route !== 'information-sharing' ? contact.id : null
}

/** The rule of consent that holds: what is said on the form's pages about the family and the child. */
export const consentOf = (
  { consent }: Form,
  answers: Answers,
): Form['consent']['rules'][number] | undefined => consent.rules.find(({ when }) => fulfils(when, answers))
