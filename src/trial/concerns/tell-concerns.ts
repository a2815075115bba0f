import type { Actor } from '../../accounts/index.ts'
import type { ConcernKeys } from '../../concern/index.ts'
import { compiledForms, type Prepared, prepareConcern, type Told, toldFrom } from '../../concern/index.ts'
import type { Pack } from '../../pack/index.ts'
import { allocate, seeded } from '../../questionnaire/index.ts'
import type { Known } from '../../teams/index.ts'
import { fillForm } from './fill-form.ts'
import type { Incident } from './incidents.ts'
import { SCHOOL } from './town.ts'
import { writeReport } from './write-report.ts'
import { writeWorry } from './write-worry.ts'

/** What was told of something that happened, through the form that the pack has for it. */
export const toldOf = (pack: Pack, incident: Incident, seed: number, actor: Actor | null): Told | null => {
  const found = compiledForms(pack).get(incident.form)
  if (!found) return null
  const { form, compiled } = found
  const nonce = `trial/${seed}/${incident.n}`
  const draw = seeded(nonce)
  const { at } = incident
  const day = at.toISOString().slice(0, 10)
  const wanted = (incident.form === 'worry' ? writeWorry : writeReport)(incident, day, draw)
  const allocation = allocate(compiled, draw)
  const answers = fillForm(compiled, wanted, allocation, at)
  return toldFrom(pack, form, compiled, { answers, allocation, nonce, carried: {}, actor, now: at })
}

/** Ready to be written; from a colleague of the school its safeguarding lead hears of it, with an account or without. */
export const preparedOf = (
  told: Told,
  { teller }: Incident,
  around: {
    readonly pack: Pack
    readonly keys: ConcernKeys
    readonly known: Known
    readonly school: string | null
  },
): Prepared => {
  // No notices: nobody is written to of what is invented.
  const prepared: Prepared = { ...prepareConcern(told, { ...around, flooding: false }), notices: [] }
  const { known, school } = around
  const lead =
    school && SCHOOL.includes(teller as (typeof SCHOOL)[number]) ? known.lead(school)?.id : undefined
  if (!lead || told.routing.hidden || prepared.grants.some(({ team }) => team === lead)) return prepared
  const grant = { team: lead, capacity: 'lead', why: 'own-organisation', openDue: null } as const
  return { ...prepared, grants: [...prepared.grants, grant] }
}
