import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { type FoundBy, foundBy } from '../../concern/index.ts'
import { typedText } from '../../kit/sent.ts'
import { isUuid } from '../../kit/uuid.ts'
import { seen, teamsOf } from '../../teams/index.ts'
import type { DeskKeys } from '../look-at.ts'
import { searchPage } from '../pages/search.html.ts'
import { deskUrls } from '../urls.ts'
import { inboxOf, TEAMS } from '../visits.ts'
import { readSearch } from './read-search.ts'
import { FOUND_A_PAGE, isSeen, naming } from './search-queries.ts'

/** Finding a concern. What is sought is sent in a form: it stands in no address, no log and no history. */
export const serveSearch = (staff: StaffRoutes, keys: DeskKeys): void => {
  staff.get(deskUrls.search, TEAMS, async (visit) => ({
    page: searchPage(visit.reader, { ...(await around(visit)), csrf: visit.csrf, now: visit.now }),
  }))
  staff.post(deskUrls.search, TEAMS, (visit) => search(visit, keys))
}

const around = async ({ tx, actor, now }: Visit) => {
  const teams = await teamsOf(tx, actor)
  for (const { id: teamId } of teams) await seen(tx, { teamId, actor, now })
  return { teams, back: inboxOf(actor), me: actor.personId }
}

const search = async (visit: Visit, { concern }: DeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader, csrf, now } = visit
  const typed = typedText(form, 'sought')
  const all = await around(visit)
  const teamIds = all.teams.map(({ id }) => id)
  const show = (more: Partial<Parameters<typeof searchPage>[1]>, status = 200): Outcome => ({
    page: searchPage(reader, { ...all, csrf, now, typed, ...more }),
    status,
  })
  const { reference, texts } = readSearch(typed)
  if (reference && (await isSeen(tx, reference, teamIds))) return { redirect: deskUrls.concern(reference) }
  if (typed === '')
    return show({ faults: [{ field: 'sought', says: reader.t('Write what you are looking for') }] }, 422)
  const tokens = new Map(texts.map((text) => [concern.token(text).toString('hex'), foundBy(text)]))
  const older = typedText(form, 'older')
  const found =
    texts.length === 0
      ? []
      : await naming(tx, {
          tokens: texts.map((text) => concern.token(text)),
          teamIds,
          reader: actor,
          older: isUuid(older) ? older : null,
        })
  // Of what was sought only what kind of thing it was: that somebody looked, and found something or nothing.
  await record(tx, {
    actor,
    action: 'concern.searched',
    of: { kind: 'inbox', id: 'desk' },
    detail: {
      by: reference ? 'reference' : texts.map(foundBy).join(' '),
      found: Math.min(found.length, FOUND_A_PAGE),
    },
  })
  const rows = found.slice(0, FOUND_A_PAGE).map((row) => ({
    ...row,
    by: row.tokens
      .map((token) => tokens.get(token.toString('hex')) ?? null)
      .filter((one): one is FoundBy => one !== null),
  }))
  return show({
    searched: reference ? 'reference' : texts.length > 0 ? 'named' : 'nothing',
    rows,
    older: found.length > FOUND_A_PAGE ? (rows.at(-1)?.concernId ?? null) : null,
    first: older === '',
  })
}
