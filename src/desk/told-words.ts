import type { Translate } from '../kit/translate.ts'
import type { Form, Held, MentionField, MentionKind, PersonRole } from '../pack/index.ts'
import { type AnsweredPart, type Answers, type Compiled, inWords } from '../questionnaire/index.ts'
import { longDay } from './say.ts'

/** What was told, as it is read: by what it means where the form says so, and everything else as it was asked. */
export interface ToldWords {
  /** What was answered to questions of one meaning: each with what was asked. */
  held(what: Held): AnsweredPart['rows']
  /** All that was answered, page by page. */
  readonly parts: readonly AnsweredPart[]
  /** Answers to questions that the form no longer asks: nothing that was told is out of sight. */
  readonly earlier: readonly { readonly question: string; readonly text: string }[]
}

export const toldWords = (
  t: Translate,
  form: Form | undefined,
  compiled: Compiled | undefined,
  answers: Answers,
): ToldWords => {
  const parts = compiled ? inWords(t, compiled, answers) : []
  const rows = parts.flatMap((part) => part.rows)
  const definition = compiled?.definition
  const known = new Set(
    definition?.pages.flatMap((page) => [
      page.id,
      ...page.questions.flatMap(({ id }) => [id, `${id}/other`]),
    ]),
  )
  return {
    parts,
    held(what) {
      const wanted = form?.holds[what] ?? []
      return wanted.flatMap((id) => rows.filter(({ question }) => question === id))
    },
    earlier: Object.entries(answers)
      .filter(([question]) => !known.has(question))
      .map(([question, answer]) => ({ question, text: plain(answer) })),
  }
}

const plain = (answer: Answers[string]): string => {
  if (!Array.isArray(answer)) return String(answer)
  return answer
    .map((one) =>
      typeof one === 'object' && one !== null
        ? Object.values(one as Answers)
            .map(plain)
            .join(', ')
        : String(one),
    )
    .join('; ')
}

/** Something that a concern names, as it is read. */
export interface Named {
  readonly kind: MentionKind
  readonly roles: readonly PersonRole[]
  readonly said: Readonly<Partial<Record<MentionField, string>>>
  readonly of?: number
}

export const KIND_NAMES: Readonly<Record<MentionKind, string>> = {
  person: 'People',
  place: 'Places',
  vehicle: 'Vehicles',
  phone: 'Phones',
  account: 'Accounts online',
  group: 'Groups',
}

export const ROLE_NAMES: Readonly<Record<PersonRole, string>> = {
  'child-at-risk': 'Child at risk',
  'person-of-concern': 'Person of concern',
  witness: 'Witness',
  other: 'Somebody else',
}

const FIELDS: Readonly<Record<MentionField, string>> = {
  role: 'In this report',
  name: 'Name',
  nicknames: 'Nicknames',
  born: 'Born',
  age: 'About how old',
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  description: 'What it looks like',
  address: 'Where',
  school: 'School, college or work',
  phones: 'Phones',
  accounts: 'Accounts online',
  works_with_children: 'Works with children',
  workplace: 'Where they work with children',
  responsibility: 'Parental responsibility',
  plate: 'Number plate',
  make: 'Make',
  colour: 'Colour',
  number: 'Number',
  whose: 'Whose',
  service: 'Where',
}

/** What is said of a mention, field by field; what was chosen in the words in which it was offered. */
export const fieldsSaid = (
  t: Translate,
  form: Form | undefined,
  { kind, said }: Named,
): { field: MentionField; name: string; says: string }[] =>
  (Object.entries(said) as [MentionField, string][]).map(([field, value]) => ({
    field,
    name: t(field === 'description' && kind === 'person' ? 'What they look like' : FIELDS[field]),
    says: chosenSaid(t, form, kind, field, value),
  }))

const chosenSaid = (
  t: Translate,
  form: Form | undefined,
  kind: MentionKind,
  field: MentionField,
  value: string,
): string => {
  if (field === 'born' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return longDay(new Date(`${value}T12:00:00Z`))
  const asked = new Set(
    form?.mentions.filter((one) => one.kind === kind).flatMap(({ fields }) => fields[field] ?? []),
  )
  const options = form?.questionnaire.pages
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => asked.has(id))
    .flatMap((question) => question.options ?? [])
  const found = options?.find(({ id }) => id === value)
  return found ? t(found.say) : value
}

/** What a mention is called in one line: a name, a plate, a number, or what else is known. */
export const calledAs = ({ said }: Named): string =>
  said.name ??
  said.plate ??
  said.number ??
  said.nicknames ??
  said.address ??
  said.description ??
  Object.values(said)[0] ??
  ''
