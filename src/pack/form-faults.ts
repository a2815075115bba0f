import type { Problem } from '../kit/result.ts'
import { FACT_WORDS, LIST_FACT_WORDS } from './facts.ts'
import { type Form, MENTION_FIELDS, type MentionField, PERSON_ROLES } from './schema/form.ts'
import type { AskedQuestion, Condition } from './schema/questionnaire.ts'
import type { Question } from './schema/whom-to-tell.ts'

/** What is wrong, and the keys that lead to it within the form. */
export interface FormFault extends Omit<Problem, 'where'> {
  readonly path: readonly (string | number)[]
}

/** What a form may refer to in the rest of its pack; absent: it could not be read. */
export interface FormSurroundings {
  readonly signs?: ReadonlySet<string> | undefined
  readonly questions?: readonly Question[] | undefined
}

/** Everything by which a form's answers could not be read: mappings of questions, pages, options that are none. */
export function formFaults(form: Form, { signs, questions: asked }: FormSurroundings): FormFault[] {
  const found: FormFault[] = []
  const { pages } = form.questionnaire
  const repeated = new Map(pages.filter(({ repeat }) => repeat).map((page) => [page.id, page]))
  const once = new Map(
    pages
      .filter(({ repeat }) => !repeat)
      .flatMap((page) => page.questions.map((one) => [one.id, one] as const)),
  )
  const say = (path: FormFault['path'], what: string, right: string): void =>
    void found.push({ path, what, right })
  const question = (path: FormFault['path'], id: string): AskedQuestion | undefined => {
    const one = once.get(id)
    if (!one)
      say(path, `“${id}” is no question of a page that is asked once.`, 'Name the id of such a question.')
    return one
  }

  for (const [i, id] of form.source.entries()) question(['source', i], id)
  for (const [what, ids] of Object.entries(form.holds)) {
    for (const [i, id] of (ids ?? []).entries()) {
      const one = question(['holds', what, i], id)
      if (what !== 'signs' || !signs) continue
      for (const option of one?.options ?? [])
        if (!option.exclusive && !signs.has(option.id))
          say(
            ['holds', what, i],
            `“${option.id}” is no sign of this pack.`,
            'Options of signs are called as the signs.',
          )
    }
  }
  for (const [i, { kind, page, fields, roles }] of form.mentions.entries()) {
    const path = ['mentions', i]
    if (page !== undefined && !repeated.has(page))
      say([...path, 'page'], `“${page}” is no repeated page.`, 'Name one, or leave “page” out.')
    if (roles && kind !== 'person') say([...path, 'roles'], `A ${kind} has no role.`, 'Leave “roles” out.')
    const within = page === undefined ? undefined : repeated.get(page)?.questions
    for (const [field, id] of Object.entries(fields)) {
      const at = [...path, 'fields', field]
      const known: readonly MentionField[] = MENTION_FIELDS[kind]
      if (!known.includes(field as MentionField))
        say(at, `A ${kind} has no “${field}”.`, `It has: ${known.join(', ')}.`)
      if (id === undefined) continue
      const one = page === undefined ? question(at, id) : within?.find((each) => each.id === id)
      if (within && !one) say(at, `The page “${page}” has no question “${id}”.`, 'Name one of its questions.')
      for (const option of field === 'role' ? (one?.options ?? []) : [])
        if (!(PERSON_ROLES as readonly string[]).includes(option.id))
          say(at, `“${option.id}” is no role.`, `One of: ${PERSON_ROLES.join(', ')}.`)
    }
  }
  for (const [i, row] of form.facts.entries()) found.push(...factFaults(row, ['facts', i], question))
  for (const [i, { from, to }] of (form.carried ?? []).entries()) {
    question(['carried', i, 'to'], to)
    if (from !== 'noticed' && asked && !asked.some(({ id }) => id === from))
      say(['carried', i, 'from'], `whom-to-tell.yaml has no question “${from}”.`, 'Name one, or “noticed”.')
  }
  for (const [i, id] of form.consent.pages.entries())
    if (!pages.some((page) => page.id === id))
      say(['consent', 'pages', i], `“${id}” is no page.`, 'Name a page of this form.')
  for (const key of ['receiving', 'rules'] as const) {
    const rows: readonly { when?: Condition }[] = key === 'receiving' ? form.receiving : form.consent.rules
    const path = key === 'receiving' ? ['receiving'] : ['consent', 'rules']
    const at = rows.findIndex(({ when }) => when === undefined)
    if (at === -1) say(path, 'Nothing holds where no condition does.', 'Write the last one without “when”.')
    else if (at < rows.length - 1)
      say([...path, at + 1], 'This is never reached.', 'What has no “when” comes last.')
  }
  for (const { path, when } of conditionsOf(form))
    for (const id of askedBy(when))
      if (!once.has(id) && !repeated.has(id))
        say(path, `The condition asks about “${id}”, which is no question.`, 'Name a question of this form.')
  return found
}

function factFaults(
  { fact, question: id, is, words }: Form['facts'][number],
  path: FormFault['path'],
  question: (path: FormFault['path'], id: string) => AskedQuestion | undefined,
): FormFault[] {
  const found: FormFault[] = []
  const known: readonly string[] = { ...FACT_WORDS, ...LIST_FACT_WORDS }[fact]
  if ((id === undefined) === (is === undefined))
    return [
      {
        path,
        what: 'A fact is always so, or is asked for: one of the two.',
        right: 'Write “question” or “is”.',
      },
    ]
  const one = id === undefined ? undefined : question([...path, 'question'], id)
  const options = one?.options?.map((option) => option.id) ?? []
  for (const option of Object.keys(words ?? {}))
    if (one && !options.includes(option))
      found.push({
        path: [...path, 'words'],
        what: `“${id}” has no option “${option}”.`,
        right: `It has: ${options.join(', ')}.`,
      })
  const said = is !== undefined ? [is] : words ? Object.values(words) : options
  for (const word of said)
    if (!known.includes(word))
      found.push({
        path,
        what: `“${word}” is no word for “${fact}”.`,
        right: `It may be: ${known.join(', ')}.`,
      })
  return found
}

type Placed = { path: FormFault['path']; when: Condition }

const conditionsOf = (form: Form): Placed[] => {
  const rows = (path: FormFault['path'], list: readonly { when?: Condition }[] = []): Placed[] =>
    list.flatMap(({ when }, i) => (when ? [{ path: [...path, i, 'when'], when }] : []))
  return [
    ...rows(['receiving'], form.receiving),
    ...rows(['copies'], form.copies),
    ...rows(['continues'], form.continues),
    ...rows(['consent', 'rules'], form.consent.rules),
    ...(form.call_first?.when ? [{ path: ['call_first', 'when'], when: form.call_first.when }] : []),
  ]
}

const askedBy = (when: Condition): string[] => {
  if ('all' in when) return when.all.flatMap(askedBy)
  if ('any' in when) return when.any.flatMap(askedBy)
  if ('not' in when) return askedBy(when.not)
  return [when.question]
}
