import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import type { Look } from '../look.ts'
import { LONGEST, textOf } from '../read-forms.ts'
import { NOTHING_TRIED, type Tried } from '../tried.ts'
import { lookIn, NOT_FOUND, statusOf, TEAMS } from '../visits.ts'
import { linkedOf } from './linked.ts'
import { linksPage } from './links.html.ts'
import { insertRefusal } from './refusal-queries.ts'
import { linksPath } from './urls.ts'

/** What may be linked to a concern, and saying that something is not. */
export const serveLinks = (staff: StaffRoutes, keys: AllDeskKeys): void => {
  staff.get(linksPath(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    return look ? show(visit, keys, look, NOTHING_TRIED) : NOT_FOUND
  })
  staff.post(linksPath(':reference'), TEAMS, (visit) => say(visit, keys))
}

const show = async (visit: Visit, keys: AllDeskKeys, look: Look, tried: Tried): Promise<Outcome> => ({
  page: linksPage(visit.reader, {
    reference: look.reference,
    links: await linkedOf(visit, keys, look),
    tried,
    csrf: visit.csrf,
    now: visit.now,
  }),
  status: statusOf(tried),
})

const say = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader } = visit
  const { t } = reader
  const look = await lookIn(visit, keys)
  if (!look) return NOT_FOUND
  const other = textOf(form, 'other')
  // Only what they see is said anything of: else it looks as if there were none.
  const one = (await linkedOf(visit, keys, look)).find(({ reference }) => reference === other)
  const back = textOf(form, 'do') === 'take-back'
  if (!one || (!back && textOf(form, 'do') !== 'refuse')) return NOT_FOUND
  const why = textOf(form, 'why')
  const says =
    !back &&
    (why === ''
      ? t('Write why it is not linked')
      : why.length > LONGEST && t('Write {n} characters or fewer', { n: LONGEST }))
  if (says) {
    const faults = [{ field: `why-${other}`, says }]
    return show(visit, keys, look, { of: other, typed: { why }, faults, meanwhile: [] })
  }
  // Sent twice, or another was faster: it stands so already.
  if (back === (one.refusal !== null)) {
    const { teamId } = look.team
    const pair = { concernId: look.id, otherId: one.concernId, teamId, by: actor.personId }
    await insertRefusal(tx, keys.refusal, { ...pair, why: back ? null : why })
    await record(tx, {
      actor,
      action: back ? 'link.taken-up-again' : 'link.refused',
      of: { kind: 'concern', id: look.id },
      detail: { other: one.concernId, team: teamId },
    })
  }
  return {
    redirect: linksPath(look.reference),
    notice: back
      ? t('{reference} may be linked again.', { reference: other })
      : t('It is said that {reference} is not linked.', { reference: other }),
  }
}
