import type { ActorOrganisation, Visit } from '../../accounts/index.ts'
import type { Form } from '../../pack/index.ts'
import type { Answers } from '../../questionnaire/index.ts'

/** For which organisation somebody tells: the one they chose, or the only one they have. */
export const organisationIn = ({ actor, form }: Visit): ActorOrganisation | null => {
  const { organisations } = actor
  if (organisations.length === 1) return organisations[0] ?? null
  return organisations.find(({ id }) => id === form.organisation) ?? null
}

/** What an account knows of who tells: nobody types their name and agency again. */
export const knownOf = (
  { holds, questionnaire }: Form,
  name: string,
  organisation: ActorOrganisation,
): Answers => {
  const asked = new Set(
    questionnaire.pages.flatMap(({ repeat, questions }) =>
      repeat ? [] : questions.flatMap(({ id, type }) => (type === 'text' ? [id] : [])),
    ),
  )
  const put = (ids: readonly string[] | undefined, text: string) =>
    (ids ?? []).filter((id) => asked.has(id)).map((id) => [id, text] as const)
  return Object.fromEntries([...put(holds.name, name), ...put(holds.organisation, organisation.name)])
}
