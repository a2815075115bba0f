import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { findToOpen, type Openable, openedConcern, openMore, openToThem } from '../../concern/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import type { Desk } from '../../pack/index.ts'
import type { Team } from '../../teams/index.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import { ANSWERS, NOT_FOUND, ownTeams, wordsOf } from '../visits.ts'
import { foundPage, mayNotPage, openMorePage } from './open-more.html.ts'
import { openedPage } from './opened.html.ts'
import { readSearch, type Search, typedOf } from './read-search.ts'
import { OPEN_MORE, openedPath } from './urls.ts'

/** Opening what another team has: looked for exactly, with a reason, for a while. */
export const serveOpenMore = (staff: StaffRoutes, keys: AllDeskKeys): void => {
  staff.get(OPEN_MORE, ANSWERS, async (visit) => {
    const may = await mayOpen(visit)
    if (!may) return { page: mayNotPage(visit.reader) }
    const open = await openNow(visit, may)
    return { page: openMorePage(visit.reader, { ...may, ...visit, open, faults: [] }) }
  })
  staff.post(OPEN_MORE, ANSWERS, (visit) => look(visit, keys))
  staff.get(openedPath(':openingId'), ANSWERS, (visit) => seeOpened(visit, keys))
}

interface May {
  readonly rules: NonNullable<Desk['opens_more']>
  readonly team: Team
}

/** As a member of which team they may; null: the pack lets none of theirs. */
const mayOpen = async (visit: Visit): Promise<May | null> => {
  const rules = visit.reader.pack.desk?.opens_more
  const team = rules && (await ownTeams(visit, false)).find(({ receives }) => rules.may.includes(receives))
  return rules && team ? { rules, team } : null
}

const openNow = ({ tx, actor: { personId }, now }: Visit, { team }: May) =>
  openToThem(tx, { personId, teamId: team.id, now })

const look = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { form, reader } = visit
  const may = await mayOpen(visit)
  if (!may) return NOT_FOUND
  const typed = typedOf(form)
  const again = async (faults: readonly FieldFault[]): Promise<Outcome> => ({
    page: openMorePage(reader, { ...visit, ...may, open: await openNow(visit, may), typed, faults }),
    status: 422,
  })
  const search = readSearch(visit, may.rules, typed)
  if (!('by' in search)) return again(search)
  const found = await find(visit, keys, may, search)
  const chosen = typedText(form, 'open')
  if (chosen === '') return { page: foundPage(reader, { ...visit, ...may, typed, found }) }
  // Asked anew: only what this reason and this look-up find is opened by them.
  const one = found.find(({ reference, own }) => reference === chosen && !own)
  return one ? open(visit, keys, may, search, one) : NOT_FOUND
}

const find = ({ tx, actor }: Visit, keys: AllDeskKeys, { team }: May, search: Search): Promise<Openable[]> =>
  findToOpen(tx, {
    reference: search.reference,
    tokens: search.texts.map(keys.concern.token),
    teamId: team.id,
    actor,
    reason: search.reason,
  })

const open = async (
  visit: Visit,
  keys: AllDeskKeys,
  may: May,
  { by, reason, words }: Search,
  { concernId }: Openable,
): Promise<Outcome> => {
  const { tx, actor, reader, now } = visit
  const { rules, team } = may
  // A double click, or looked for once more: nobody is told again.
  const before = (await openNow(visit, may)).find((one) => one.concernId === concernId)
  if (before) return { redirect: openedPath(before.id) }
  const id = await openMore(tx, keys.concern, actor, {
    concernId,
    teamId: team.id,
    foundBy: by,
    reason,
    words,
    minutes: rules.minutes,
    now,
  })
  return {
    redirect: openedPath(id),
    notice: reader.t('It is open to you for {n} minutes. The team that has it is told.', {
      n: rules.minutes,
    }),
  }
}

const seeOpened = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { tx, actor, params, reader, now } = visit
  const opened = await openedConcern(tx, keys.concern, actor, params.openingId ?? '', now)
  if (!opened) return NOT_FOUND
  const answers = opened.view.content?.answers ?? null
  return { page: openedPage(reader, { ...opened, told: wordsOf(visit, { ...opened.view, answers }), now }) }
}
