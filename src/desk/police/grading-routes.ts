import type { Outcome, Role, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import type { Look } from '../look.ts'
import { NOTHING_TRIED, type Tried } from '../tried.ts'
import { deskUrls } from '../urls.ts'
import { lookIn, NOT_FOUND, statusOf } from '../visits.ts'
import { gradingPage } from './grading.html.ts'
import { HANDLING, INFORMATION, SOURCES } from './grading.ts'
import { insertGrading } from './grading-queries.ts'
import { gradingsFor } from './gradings-for.ts'
import { gradingPath } from './urls.ts'

/** Who grades: and only as the police team, of what it sees. */
const GRADES: readonly Role[] = ['police-team']
const LONGEST_CONDITIONS = 2000

export const serveGrading = (staff: StaffRoutes, keys: AllDeskKeys): void => {
  staff.get(gradingPath(':reference'), GRADES, async (visit) => {
    const look = await policeLook(visit, keys)
    return look ? show(visit, keys, look, NOTHING_TRIED) : NOT_FOUND
  })
  staff.post(gradingPath(':reference'), GRADES, (visit) => grade(visit, keys))
}

const policeLook = async (visit: Visit, keys: AllDeskKeys): Promise<Look | null> => {
  const look = await lookIn(visit, keys)
  return look?.team.receives === 'police' ? look : null
}

const show = async (visit: Visit, keys: AllDeskKeys, look: Look, tried: Tried): Promise<Outcome> => ({
  page: gradingPage(visit.reader, {
    reference: look.reference,
    gradings: (await gradingsFor(visit, keys, look)) ?? [],
    tried,
    csrf: visit.csrf,
    now: visit.now,
  }),
  status: statusOf(tried),
})

const grade = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader } = visit
  const { t } = reader
  const look = await policeLook(visit, keys)
  if (!look) return NOT_FOUND
  const names = ['source', 'information', 'handling', 'conditions'] as const
  const typed = Object.fromEntries(names.map((name) => [name, typedText(form, name)])) as Record<
    (typeof names)[number],
    string
  >
  const source = SOURCES.find((one) => one === typed.source)
  const information = INFORMATION.find((one) => one === typed.information)
  const handling = HANDLING.find((one) => one === typed.handling)
  const faults: FieldFault[] = []
  if (!source) faults.push({ field: 'source', says: t('Choose how reliable the source is') })
  if (!information) faults.push({ field: 'information', says: t('Choose how the information is known') })
  if (!handling) faults.push({ field: 'handling', says: t('Choose how it may be handled') })
  if (handling === 'C' && typed.conditions === '')
    faults.push({ field: 'conditions', says: t('Write the conditions') })
  if (handling === 'P' && typed.conditions !== '')
    faults.push({ field: 'conditions', says: t('Conditions belong to C: choose it, or leave this empty') })
  if (typed.conditions.length > LONGEST_CONDITIONS)
    faults.push({
      field: 'conditions',
      says: t('Write {n} characters or fewer', { n: LONGEST_CONDITIONS }),
    })
  if (!source || !information || !handling || faults.length > 0)
    return show(visit, keys, look, { of: 'grading', typed, faults, meanwhile: [] })
  const { teamId } = look.team
  await insertGrading(tx, keys.grading, {
    concernId: look.id,
    teamId,
    by: actor.personId,
    source,
    information,
    handling,
    conditions: handling === 'C' ? typed.conditions : null,
  })
  // The record is read by administrators and auditors: that it was graded, and not how.
  await record(tx, {
    actor,
    action: 'concern.graded',
    of: { kind: 'concern', id: look.id },
    detail: { team: teamId },
  })
  return { redirect: deskUrls.concern(look.reference), notice: t('It is graded.') }
}
