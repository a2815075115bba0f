import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { alikeIn } from '../../concern/index.ts'
import { typedText } from '../../kit/sent.ts'
import type { Look } from '../look.ts'
import { type DeskKeys, lookAt } from '../look-at.ts'
import { besidePage, childPage, childrenNamed, childrenPage } from '../pages/children.html.ts'
import { calledAs } from '../told-words.ts'
import { deskUrls } from '../urls.ts'
import { isLead, LEADS, lookIn, NOT_FOUND, ownTeams, wordsOf } from '../visits.ts'
import { type Beside, childrenOf, latestOf, putBeside, takeAway } from './child-queries.ts'

/** What colleagues noticed about one child, side by side, as the safeguarding lead puts it together. */
export const serveChildren = (staff: StaffRoutes, keys: DeskKeys): void => {
  staff.get(deskUrls.children, LEADS, async (visit) => ({
    page: childrenPage(visit.reader, { groups: await groupsOf(visit, keys), now: visit.now }),
  }))
  staff.get(deskUrls.child(':childId'), LEADS, (visit) => seeChild(visit, keys))
  staff.post(deskUrls.child(':childId'), LEADS, (visit) => away(visit))
  staff.get(deskUrls.beside(':reference'), LEADS, async (visit) => {
    const look = await ledIn(visit, keys)
    return look ? showBeside(visit, keys, look) : NOT_FOUND
  })
  staff.post(deskUrls.beside(':reference'), LEADS, (visit) => put(visit, keys))
}

const ledIn = async (visit: Visit, keys: DeskKeys): Promise<Look | null> => {
  const look = await lookIn(visit, keys)
  return look && isLead(look.team) ? look : null
}

/** Of all of the lead's teams: a lead of two schools has two of everything, never put together. */
const besideOf = async (visit: Visit): Promise<(Beside & { teamId: string })[]> => {
  const teams = await ownTeams(visit, true)
  const found = []
  for (const { id: teamId } of teams)
    found.push(...(await childrenOf(visit.tx, teamId)).map((one) => ({ ...one, teamId })))
  return found
}

const groupsOf = async (visit: Visit, keys: DeskKeys) => {
  const groups = Map.groupBy(await besideOf(visit), ({ childId }) => childId)
  const found = []
  for (const [childId, concerns] of groups) {
    const looks = await looksAt(visit, keys, concerns)
    found.push({ childId, named: childrenNamed(looks), concerns })
  }
  return found.toSorted((a, b) => lastOf(b.concerns) - lastOf(a.concerns))
}

const lastOf = (concerns: readonly Beside[]): number => concerns.at(-1)?.toldAt.getTime() ?? 0

const looksAt = async (
  visit: Visit,
  keys: DeskKeys,
  concerns: readonly { reference: string }[],
): Promise<Look[]> => {
  const looks: Look[] = []
  for (const { reference } of concerns) {
    const look = await lookAt(visit, keys, reference)
    if (look) looks.push(look)
  }
  return looks
}

const seeChild = async (visit: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { reader, params, csrf, now } = visit
  const childId = params.childId ?? ''
  const concerns = (await besideOf(visit)).filter((one) => one.childId === childId)
  const looks = await looksAt(visit, keys, concerns)
  if (looks.length === 0) return NOT_FOUND
  const sides = looks.map((look) => ({ look, told: wordsOf(visit, look) }))
  return { page: childPage(reader, { childId, sides, csrf, now }) }
}

const away = async (visit: Visit): Promise<Outcome> => {
  const { tx, actor, reader, params, form, now } = visit
  const childId = params.childId ?? ''
  const reference = typedText(form, 'reference')
  const concerns = (await besideOf(visit)).filter((one) => one.childId === childId)
  const one = concerns.find((each) => each.reference === reference)
  if (!one) return NOT_FOUND
  await takeAway(tx, { teamId: one.teamId, childId, reference, by: actor.personId, now })
  await record(tx, { actor, action: 'same-child.taken-away', of: { kind: 'same-child', id: childId } })
  const notice = reader.t('{reference} is taken away from there.', { reference })
  return { redirect: concerns.length > 1 ? deskUrls.child(childId) : deskUrls.children, notice }
}

const showBeside = async (visit: Visit, keys: DeskKeys, look: Look, fault?: string): Promise<Outcome> => {
  const { tx, actor, reader, csrf, now } = visit
  const { teamId } = look.team
  const alike = await alikeIn(tx, { concernId: look.id, teamId, reader: actor })
  const others = (await latestOf(tx, { teamId, but: look.id })).map((one) => ({
    ...one,
    alike: (alike.find(({ reference }) => reference === one.reference)?.ordinals ?? []).flatMap((ordinal) => {
      const mention = look.mentions[ordinal]
      return mention ? [calledAs(mention)] : []
    }),
  }))
  const groups = (await groupsOf(visit, keys)).filter(({ concerns }) => concerns[0]?.teamId === teamId)
  const page = besidePage(reader, { look, others, groups, csrf, now, ...(fault ? { fault } : {}) })
  return { page, status: fault ? 422 : 200 }
}

const put = async (visit: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { tx, actor, reader, form, now } = visit
  const look = await ledIn(visit, keys)
  if (!look) return NOT_FOUND
  const { teamId } = look.team
  const chosen = [form.with ?? []].flat().map(String)
  const others = (await latestOf(tx, { teamId, but: look.id })).filter(({ reference }) =>
    chosen.includes(reference),
  )
  const groups = (await besideOf(visit)).filter((one) => one.teamId === teamId)
  const group = groups.find(({ childId }) => childId === typedText(form, 'child'))?.childId
  if (others.length === 0 && !group)
    return showBeside(visit, keys, look, reader.t('Choose at least one that is about the same child'))
  const childId = group ?? randomUUID()
  for (const { reference } of [look, ...others])
    await putBeside(tx, { teamId, childId, reference, by: actor.personId, now })
  await record(tx, {
    actor,
    action: 'same-child.put',
    of: { kind: 'same-child', id: childId },
    detail: { concerns: others.length + 1 },
  })
  return { redirect: deskUrls.child(childId), notice: reader.t('They stand side by side.') }
}
