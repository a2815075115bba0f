import type { Problem } from '../kit/result.ts'
import { parseFacts } from './decide/parse-facts.ts'
import type { Parts } from './parts.ts'
import type { Refer } from './refer.ts'

type Ids = ReadonlySet<string> | undefined

/** Whether the ids of `briefing.yaml` lead somewhere, and whether its situations can be. */
export const checkBriefing = (
  { briefing, survey }: Parts,
  known: { readonly resources: Ids; readonly signs: Ids },
  refer: Refer,
): Problem[] => {
  if (!briefing) return []
  const { voices, signs, tools, referrals, team_check } = briefing.value
  for (const [audience, { resources }] of Object.entries(voices)) {
    for (const [i, id] of resources.entries())
      refer('resource', known.resources, briefing, ['voices', audience, 'resources', i], id)
  }
  for (const [i, id] of signs.entries()) refer('sign', known.signs, briefing, ['signs', i], id)
  for (const [i, id] of tools.entries()) refer('resource', known.resources, briefing, ['tools', i], id)
  const asked = survey && new Set(survey.value.signs.map(({ sign }) => sign))
  const decoys = survey && new Set(survey.value.decoys.map(({ id }) => id))
  for (const [i, id] of (team_check?.signs ?? []).entries())
    refer('sign of survey.yaml', asked, briefing, ['team_check', 'signs', i], id)
  for (const [i, id] of (team_check?.decoys ?? []).entries())
    refer('decoy of survey.yaml', decoys, briefing, ['team_check', 'decoys', i], id)
  const situations = [
    ...referrals.map(({ facts }, i) => ({ facts, path: ['referrals', i, 'facts'] })),
    ...(team_check ? [{ facts: team_check.tell.facts, path: ['team_check', 'tell', 'facts'] }] : []),
  ]
  return situations.flatMap(({ facts, path }) => {
    const parsed = parseFacts({ teller: 'practitioner', ...facts })
    if (parsed.ok) return []
    return parsed.faults.map((fault) => ({ ...fault, where: briefing.where(path) }))
  })
}
