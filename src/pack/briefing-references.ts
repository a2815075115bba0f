import type { Problem } from '../kit/result.ts'
import { parseFacts } from './decide/parse-facts.ts'
import type { Parts } from './parts.ts'
import type { Refer } from './refer.ts'

type Ids = ReadonlySet<string> | undefined

/** Whether the ids of `briefing.yaml` lead somewhere, and whether its situations can be. */
export const checkBriefing = (
  { briefing }: Parts,
  known: { readonly resources: Ids; readonly signs: Ids },
  refer: Refer,
): Problem[] => {
  if (!briefing) return []
  const { voices, signs, tools, referrals } = briefing.value
  for (const [audience, { resources }] of Object.entries(voices)) {
    for (const [i, id] of resources.entries())
      refer('resource', known.resources, briefing, ['voices', audience, 'resources', i], id)
  }
  for (const [i, id] of signs.entries()) refer('sign', known.signs, briefing, ['signs', i], id)
  for (const [i, id] of tools.entries()) refer('resource', known.resources, briefing, ['tools', i], id)
  return referrals.flatMap(({ facts }, i) => {
    const parsed = parseFacts({ teller: 'practitioner', ...facts })
    if (parsed.ok) return []
    return parsed.faults.map((fault) => ({ ...fault, where: briefing.where(['referrals', i, 'facts']) }))
  })
}
