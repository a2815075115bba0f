import type { Actor } from '../../accounts/index.ts'
import type { Facts, Form, Held, Pack } from '../../pack/index.ts'
import { type Allocation, type Answers, type Compiled, PREFER_NOT_TO_SAY } from '../../questionnaire/index.ts'
import type { Coded, Mention, Told } from '../told.ts'
import { ageOf, bandOf } from './age-of.ts'
import { factsOf } from './facts-of.ts'
import { mentionsOf } from './mentions-of.ts'
import { consentOf, routeOf } from './route-of.ts'
import { signsIn } from './signs-in.ts'
import { chosen, written } from './written.ts'

export interface Sent {
  readonly answers: Answers
  readonly allocation: Allocation
  readonly nonce: string
  /** What "whom should I tell?" knew already. */
  readonly carried: Partial<Facts>
  readonly actor: Actor | null
  readonly now: Date
}

/** What was told, from what was sent: the one who told is parted from it, what it names is typed, its way is decided. */
export function toldFrom(pack: Pack, form: Form, compiled: Compiled, sent: Sent): Told {
  const { answers: all, allocation, nonce, carried, actor, now } = sent
  const facts = factsOf(pack, form, all, carried, now)
  const mentions = mentionsOf(form, all)
  const { answers, source } = apart(form, all)
  return {
    form: form.id,
    answers,
    source,
    allocation,
    facts,
    mentions,
    routing: routeOf(pack, form, { answers: all, facts, mentions, now }),
    coded: codedFrom(form, all, facts, mentions, now),
    consent: consentOf(form, all)?.id ?? '',
    version: compiled.version,
    packVersion: pack.hash,
    nonce,
    actor,
    now,
  }
}

/** Parts what tells who told from all else; nothing of one is left in the other. */
export function apart({ source }: Form, all: Answers): { answers: Answers; source: Answers } {
  const who = new Set(source.flatMap((id) => [id, `${id}/other`]))
  const entries = Object.entries(all)
  return {
    answers: Object.fromEntries(entries.filter(([id]) => !who.has(id))),
    source: Object.fromEntries(entries.filter(([id]) => who.has(id))),
  }
}

/** What was written to a question by what it means: one text for each that was answered. */
export const heldTexts = ({ holds }: Form, answers: Answers, what: Held): string[] =>
  (holds[what] ?? []).flatMap((id) => written(answers, id) || [])

/** What was chosen, by what it means. */
export const heldChoices = ({ holds }: Form, answers: Answers, what: Held): string[] =>
  (holds[what] ?? []).flatMap((id) => chosen(answers, id))

function codedFrom(
  form: Form,
  answers: Answers,
  facts: Facts,
  mentions: readonly Mention[],
  now: Date,
): Coded {
  const child = mentions.find(({ roles }) => roles.includes('child-at-risk'))
  const age = child && ageOf(child, now)
  const choice = (what: 'age_band' | 'gender' | 'ethnicity'): string | null => {
    const [first] = heldChoices(form, answers, what)
    return first === undefined || first === PREFER_NOT_TO_SAY ? null : first
  }
  return {
    teller: facts.teller,
    anonymous: form.who === 'everyone' && heldTexts(form, answers, 'name').length === 0,
    significant: facts.significant_harm === 'yes',
    harms: (facts.harm ?? []).filter((harm) => harm !== 'unsure'),
    signs: signsIn(form, answers),
    ageBand: age ? bandOf(age) : (facts.age ?? null),
    gender: choice('gender') ?? codeOf(form, 'gender', child),
    ethnicity: choice('ethnicity') ?? codeOf(form, 'ethnicity', child),
    worksWithChildren: facts.adult_works_with_children === 'yes',
  }
}

/** A child's gender or ethnicity where the form lets one choose it: words of one's own are no code. */
function codeOf(form: Form, field: 'gender' | 'ethnicity', child: Mention | undefined): string | null {
  const asked = new Set(form.mentions.flatMap(({ fields }) => fields[field] ?? []))
  const question = form.questionnaire.pages
    .flatMap(({ questions }) => questions)
    .find(({ id }) => asked.has(id))
  const said = child?.said[field]
  return said !== undefined && question?.options?.some(({ id }) => id === said) ? said : null
}
