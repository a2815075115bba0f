import {
  type Facts,
  type Form,
  type FormFact,
  type Pack,
  parseFacts,
  withWhatFollows,
} from '../../pack/index.ts'
import type { Answers } from '../../questionnaire/index.ts'
import type { Mention } from '../told.ts'
import { ageOf, bandOf } from './age-of.ts'
import { mentionsOf } from './mentions-of.ts'
import { chosen } from './written.ts'

type Gathered = Record<string, string | string[]>

/**
 * What the pack's table is asked: what was answered here, what was mentioned, and, where neither says anything, what
 * was carried over from "whom should I tell?". Facts that cannot be true together are left out, the least told first,
 * so that the table can always answer.
 */
export function factsOf(
  pack: Pack,
  form: Form,
  answers: Answers,
  carried: Partial<Facts> = {},
  now = new Date(),
): Facts {
  const own = gather(form.facts, answers)
  const mentioned = factsMentioned(mentionsOf(form, answers), now)
  const { at: _, ...before } = carried
  const teller = own.teller ?? before.teller ?? (form.who === 'practitioners' ? 'practitioner' : 'community')
  const joined: Gathered = { ...(before as Gathered), ...mentioned, ...own, teller }
  // Who is not sure here has not taken back what they told of a weapon, a threat or an injury before.
  if (before.significant_harm === 'yes' && own.significant_harm === 'unsure') joined.significant_harm = 'yes'
  joined.known_of = lists(before.known_of, mentioned.known_of, own.known_of)
  joined.harm = lists(before.harm, own.harm)
  for (const list of ['known_of', 'harm'] as const) if (joined[list]?.length === 0) delete joined[list]
  return withWhatFollows(pack, { ...possible(joined), at: now.toISOString() })
}

const lists = (...all: (string | readonly string[] | undefined)[]): string[] => [
  ...new Set(all.flatMap((one) => one ?? [])),
]

function gather(rows: readonly FormFact[], answers: Answers): Gathered {
  const found: Gathered = {}
  for (const row of rows) {
    const words = wordsOf(row, answers)
    if (row.fact === 'harm' || row.fact === 'known_of') found[row.fact] = lists(found[row.fact], words)
    else if (words[0] !== undefined) found[row.fact] ??= words[0]
  }
  return found
}

/** What an answer says of a fact; of several, that which stands first in the form counts. */
function wordsOf({ question, is, words }: FormFact, answers: Answers): string[] {
  if (is !== undefined) return [is]
  const ticked = question === undefined ? [] : chosen(answers, question)
  if (!words) return [...ticked]
  return Object.entries(words).flatMap(([option, word]) => (ticked.includes(option) ? [word] : []))
}

/** What follows from who and what was named, whatever the form. */
function factsMentioned(mentions: readonly Mention[], now: Date): Gathered {
  const concern = mentions.filter(({ roles }) => roles.includes('person-of-concern'))
  const children = mentions.filter(({ roles }) => roles.includes('child-at-risk'))
  const known = [
    ...(concern.length > 0 ? ['adult'] : []),
    ...(['place', 'vehicle', 'group'] as const).filter((kind) => mentions.some((one) => one.kind === kind)),
    ...(mentions.some(({ kind }) => kind === 'account') ? ['online'] : []),
  ]
  const found: Gathered = {}
  if (known.length > 0) found.known_of = known
  if (concern.some(({ said }) => said.works_with_children === 'yes')) found.adult_works_with_children = 'yes'
  const context = (['place', 'vehicle', 'group'] as const).find((kind) => known.includes(kind))
  if (children.length > 0) found.about = 'child'
  else if (concern.length > 0) found.about = 'adult'
  else if (context) found.about = context
  else if (known.includes('online')) found.about = 'online'
  if (children.some(({ said }) => said.name ?? said.address ?? said.school)) found.child_known = 'yes'
  // The youngest child decides: what is always significant for them is so for the report.
  const youngest = children
    .flatMap((child) => ageOf(child, now) ?? [])
    .toSorted((a, b) => a.least - b.least)[0]
  if (youngest) found.age = bandOf(youngest)
  return found
}

/** Facts without those that the others contradict. What is left has a teller, and the table has an answer to it. */
function possible(facts: Gathered): Facts {
  const parsed = parseFacts(facts)
  if (parsed.ok) return parsed.value
  const wrong = new Set(parsed.faults.map(({ where }) => where))
  return possible(
    Object.fromEntries(Object.entries(facts).filter(([name]) => name === 'teller' || !wrong.has(name))),
  )
}
