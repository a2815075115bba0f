import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { pageNumber } from '../../kit/page-number.ts'
import { typedText } from '../../kit/sent.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import type { Look } from '../look.ts'
import { LONGEST } from '../read-forms.ts'
import { NOTHING_TRIED, type Tried } from '../tried.ts'
import { lookIn, NOT_FOUND, statusOf, TEAMS } from '../visits.ts'
import { type Linked, linkedOf } from './linked.ts'
import { LINKS_A_PAGE, linksPage, standingOf } from './links.html.ts'
import { insertRefusal } from './refusal-queries.ts'
import { linksPath } from './urls.ts'

/** What may be linked to a concern, and saying that something is not. */
export const serveLinks = (staff: StaffRoutes, keys: AllDeskKeys): void => {
  staff.get(linksPath(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    return look ? show(visit, look, await linkedOf(visit, keys, look), NOTHING_TRIED) : NOT_FOUND
  })
  staff.post(linksPath(':reference'), TEAMS, (visit) => say(visit, keys))
}

const show = (visit: Visit, { reference }: Look, links: readonly Linked[], tried: Tried): Outcome => {
  const { reader, query, csrf, now } = visit
  // What was sent and not taken stands on the page on which it was written.
  const at = standingOf(links).findIndex((one) => one.reference === tried.of)
  const asked = pageNumber(query.page)
  const page = at < 0 ? asked : 1 + Math.floor(at / LINKS_A_PAGE)
  return { page: linksPage(reader, { reference, links, page, tried, csrf, now }), status: statusOf(tried) }
}

const say = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader } = visit
  const { t } = reader
  const look = await lookIn(visit, keys)
  if (!look) return NOT_FOUND
  const other = typedText(form, 'other')
  // Only what they see is said anything of: else it looks as if there were none.
  const links = await linkedOf(visit, keys, look)
  const one = links.find(({ reference }) => reference === other)
  const back = typedText(form, 'do') === 'take-back'
  if (!one || (!back && typedText(form, 'do') !== 'refuse')) return NOT_FOUND
  const why = typedText(form, 'why')
  const says =
    !back &&
    (why === ''
      ? t('Write why it is not linked')
      : why.length > LONGEST && t('Write {n} characters or fewer', { n: LONGEST }))
  if (says) {
    const faults = [{ field: `why-${other}`, says }]
    return show(visit, look, links, { of: other, typed: { why }, faults, meanwhile: [] })
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
