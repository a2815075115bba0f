import { type Form, type FormMention, PERSON_ROLES, type PersonRole } from '../../pack/index.ts'
import type { Answers } from '../../questionnaire/index.ts'
import type { Mention } from '../told.ts'
import { written } from './written.ts'

/**
 * Everything that a concern names, typed: what the form's mapping says of each answer. Phones and accounts that were
 * told with a person follow that person. What was left blank is not there; of whom only the role was given is nobody.
 */
export function mentionsOf(form: Form, answers: Answers): Mention[] {
  const found: Mention[] = []
  for (const mapping of form.mentions) {
    for (const entry of entriesFor(mapping, answers)) {
      const mention = mentioned(mapping, entry)
      if (!mention) continue
      const at = found.push(mention) - 1
      if (mention.kind === 'person') found.push(...heldBy(mention, at))
    }
  }
  return found
}

const entriesFor = ({ page }: FormMention, answers: Answers): readonly Answers[] => {
  if (page === undefined) return [answers]
  const entries = Object.hasOwn(answers, page) ? answers[page] : undefined
  return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'object' && entry !== null) : []
}

function mentioned({ kind, fields, roles }: FormMention, entry: Answers): Mention | null {
  const { role, ...others } = fields
  const said = Object.fromEntries(
    Object.entries(others).flatMap(([field, question]) => {
      const text = question === undefined ? '' : written(entry, question)
      return text === '' ? [] : [[field, text]]
    }),
  )
  if (Object.keys(said).length === 0) return null
  return {
    kind,
    roles: kind === 'person' ? rolesOf(role === undefined ? undefined : entry[role], roles) : [],
    said,
  }
}

/** The roles that were ticked; else those of the form; else somebody of whom no role is known. */
function rolesOf(ticked: unknown, fixed: readonly PersonRole[] | undefined): readonly PersonRole[] {
  const list = Array.isArray(ticked) ? ticked : [ticked]
  const known = PERSON_ROLES.filter((role) => list.includes(role))
  return known.length > 0 ? known : (fixed ?? ['other'])
}

const heldBy = ({ said }: Mention, of: number): Mention[] => [
  ...listed(said.phones).map((number): Mention => ({ kind: 'phone', roles: [], said: { number }, of })),
  ...listed(said.accounts).map((name): Mention => ({ kind: 'account', roles: [], said: { name }, of })),
]

/** One or several, as people write them: with commas, semicolons or on lines of their own. */
const listed = (text = ''): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]
