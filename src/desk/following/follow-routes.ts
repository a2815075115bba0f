import { randomUUID } from 'node:crypto'
import type { Outcome, StaffRoutes, Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import { isUuid } from '../../kit/uuid.ts'
import { dayOf, isDay } from '../../pack/index.ts'
import { seen, teamsOf } from '../../teams/index.ts'
import type { AllDeskKeys } from '../all-keys.ts'
import type { DeskKeys } from '../look-at.ts'
import { followingPage } from '../pages/following.html.ts'
import { deskUrls } from '../urls.ts'
import { inboxOf, lookIn, NOT_FOUND, showConcern, TEAMS } from '../visits.ts'
import { follow, followed, unfollow } from './follow-queries.ts'
import { aboutReminder, openedReminder } from './own-of.ts'
import { endReminder, insertReminder, remindersOf } from './reminder-queries.ts'

/** The longest that somebody writes to themselves. */
const REMINDER_LIMIT = 200
/** So far ahead, in days: what is later is for a plan. */
const FARTHEST_DAYS = 400

/** Following concerns, and reminding oneself of them. */
export const serveFollowing = (staff: StaffRoutes, keys: AllDeskKeys): void => {
  staff.get(deskUrls.following, TEAMS, (visit) => showFollowing(visit, keys))
  staff.post(deskUrls.follow(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    if (!look) return NOT_FOUND
    const { tx, actor, form, reader, now } = visit
    const of = { concernId: look.id, personId: actor.personId }
    const begins = typedText(form, 'do') !== 'end'
    await (begins ? follow(tx, of) : unfollow(tx, of, now))
    await record(tx, {
      actor,
      action: begins ? 'concern.followed' : 'concern.unfollowed',
      of: { kind: 'concern', id: look.id },
    })
    const notice = begins
      ? reader.t('You follow it. A letter without content tells you when something happens.')
      : reader.t('You follow it no more.')
    return { redirect: deskUrls.concern(look.reference), notice }
  })
  staff.post(deskUrls.remind(':reference'), TEAMS, (visit) => remind(visit, keys))
  staff.post(deskUrls.reminderDone(':id'), TEAMS, async ({ tx, actor, params, reader, now }) =>
    isUuid(params.id ?? '') && (await endReminder(tx, params.id as string, actor.personId, now))
      ? { redirect: deskUrls.following, notice: reader.t('It is done.') }
      : NOT_FOUND,
  )
}

const showFollowing = async ({ tx, actor, reader, csrf, now }: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { personId } = actor
  const teams = await teamsOf(tx, actor)
  for (const { id: teamId } of teams) await seen(tx, { teamId, actor, now })
  return {
    page: followingPage(reader, {
      rows: await followed(tx, { personId, teamIds: teams.map(({ id }) => id) }),
      reminders: (await remindersOf(tx, { personId })).map((row) => openedReminder(keys, row)),
      teams,
      back: inboxOf(actor),
      today: dayOf(now),
      me: personId,
      csrf,
      now,
    }),
  }
}

const remind = async (visit: Visit, keys: AllDeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader, now } = visit
  const { t } = reader
  const look = await lookIn(visit, keys)
  if (!look) return NOT_FOUND
  const typed = { on: typedText(form, 'on'), words: typedText(form, 'words') }
  const faults: FieldFault[] = []
  const [today, last] = [dayOf(now), dayOf(new Date(now.getTime() + FARTHEST_DAYS * 86_400_000))]
  if (!isDay(typed.on)) faults.push({ field: 'on', says: t('Write a day, like {day}', { day: today }) })
  else if (typed.on < today || typed.on > last)
    faults.push({ field: 'on', says: t('Choose a day from today to {last}', { last }) })
  if (typed.words.length > REMINDER_LIMIT)
    faults.push({ field: 'words', says: t('Write {n} characters or fewer', { n: REMINDER_LIMIT }) })
  if (faults.length > 0) return showConcern(visit, keys, look, { of: 'remind', typed, faults, meanwhile: [] })
  const id = randomUUID()
  await insertReminder(tx, {
    id,
    concernId: look.id,
    personId: actor.personId,
    dueOn: typed.on,
    sealed: typed.words === '' ? null : keys.step.seal(typed.words, aboutReminder(id)),
    now,
  })
  await record(tx, { actor, action: 'concern.reminder-set', of: { kind: 'concern', id: look.id } })
  return { redirect: deskUrls.concern(look.reference), notice: t('You will be reminded.') }
}
