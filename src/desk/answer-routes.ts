import type { Outcome, StaffRoutes, Visit } from '../accounts/index.ts'
import { MESSAGE_LIMIT, replyToTeller } from '../concern/index.ts'
import type { FieldFault } from '../frame/index.ts'
import { typedText } from '../kit/sent.ts'
import { findWordsToAvoid } from '../pack/index.ts'
import type { Look } from './look.ts'
import type { DeskKeys } from './look-at.ts'
import { decidePage } from './pages/decide.html.ts'
import { replyPage, replyPreview } from './pages/reply.html.ts'
import { afterOf, LONGEST } from './read-forms.ts'
import { copiedFrom, showsIn } from './rules/shows.ts'
import { overtaken } from './step-routes.ts'
import { takeStep } from './take-step.ts'
import { NOTHING_TRIED, type Tried } from './tried.ts'
import { deskUrls } from './urls.ts'
import { lookIn, NOT_FOUND, outcomesOf, statusOf, TEAMS } from './visits.ts'

/** Deciding, and writing to the one who told. */
export const serveAnswers = (staff: StaffRoutes, keys: DeskKeys): void => {
  staff.get(deskUrls.decide(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    return look?.may.decide && outcomesOf(visit, look).length > 0
      ? showDecide(visit, look, NOTHING_TRIED)
      : NOT_FOUND
  })
  staff.post(deskUrls.decide(':reference'), TEAMS, (visit) => decide(visit, keys))
  staff.get(deskUrls.reply(':reference'), TEAMS, async (visit) => {
    const look = await lookIn(visit, keys)
    return look?.may.reply ? showReply(visit, look, begun(visit, look)) : NOT_FOUND
  })
  staff.post(deskUrls.reply(':reference'), TEAMS, (visit) => reply(visit, keys))
}

const avoided = ({ reader: { pack } }: Visit, text: string) =>
  findWordsToAvoid(pack.words)(text).map(({ words, say }) => ({ words, say }))

const showDecide = (visit: Visit, look: Look, tried: Tried, avoid = avoided(visit, '')): Outcome => ({
  page: decidePage(visit.reader, {
    look,
    outcomes: outcomesOf(visit, look),
    tried,
    avoid,
    csrf: visit.csrf,
    now: visit.now,
  }),
  // Words are pointed out; nothing is wrong, and nothing is written yet.
  status: statusOf(tried),
})

const decide = async (visit: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { form, reader } = visit
  const { t } = reader
  const look = await lookIn(visit, keys)
  const after = afterOf(form)
  if (!look || after === null) return NOT_FOUND
  const typed = { outcome: typedText(form, 'outcome'), reasons: typedText(form, 'reasons') }
  const outcome = outcomesOf(visit, look).find(({ id }) => id === typed.outcome)
  const faults: FieldFault[] = []
  if (!outcome) faults.push({ field: 'outcome', says: t('Choose what will be done') })
  // Whoever decides otherwise than before says why, whatever it is.
  if ((outcome?.reasons || look.state.decision) && typed.reasons === '')
    faults.push({ field: 'reasons', says: t('Write why') })
  if (typed.reasons.length > LONGEST)
    faults.push({ field: 'reasons', says: t('Write {n} characters or fewer', { n: LONGEST }) })
  if (!outcome || faults.length > 0)
    return showDecide(visit, look, { of: 'decided', typed, faults, meanwhile: [] })
  const avoid = avoided(visit, typed.reasons)
  if (avoid.length > 0 && typedText(form, 'looked') === '')
    return showDecide(visit, look, { of: 'decided', typed, faults: [], meanwhile: [] }, avoid)
  const step = { kind: 'decided', what: outcome.id, text: typed.reasons } as const
  const taken = await takeStep(visit, keys, look, after, step)
  if (taken === 'not-allowed') return NOT_FOUND
  if (taken === 'overtaken')
    return overtaken(visit, keys, after, { of: 'decided', typed }, (now, tried) =>
      showDecide(visit, now, tried),
    )
  const next = outcome.reply && look.may.reply
  return next
    ? {
        redirect: `${deskUrls.reply(look.reference)}?from=${outcome.reply}`,
        notice: t('It is decided. Tell the one who told.'),
      }
    : { redirect: deskUrls.concern(look.reference), notice: t('It is decided.') }
}

/** Begun from the reply that was chosen, else from that of the decision, else from the first. */
const begun = ({ query, reader: { pack, t } }: Visit, look: Look): Tried => {
  const replies = pack.desk?.replies ?? []
  const decided = pack.desk?.outcomes.find(({ id }) => id === look.state.decision?.what)?.reply
  const chosen =
    replies.find(({ id }) => id === query.from) ?? replies.find(({ id }) => id === decided) ?? replies[0]
  if (!chosen) return NOTHING_TRIED
  const typed = { from: chosen.id, text: t(chosen.text), kind: chosen.asks ? 'question' : 'reply' }
  return { ...NOTHING_TRIED, typed }
}

const showReply = (visit: Visit, look: Look, tried: Tried): Outcome => ({
  page: replyPage(visit.reader, { look, tried, csrf: visit.csrf, now: visit.now }),
  status: statusOf(tried),
})

const showPreview = (visit: Visit, look: Look, tried: Tried): Outcome => {
  const text = tried.typed.text ?? ''
  const names = look.mentions.flatMap(({ said }) => [
    said.name,
    said.nicknames,
    said.plate,
    said.number,
    said.school,
    said.workplace,
  ])
  return {
    page: replyPreview(visit.reader, {
      look,
      tried,
      csrf: visit.csrf,
      now: visit.now,
      shows: visit.reader.pack.desk ? showsIn(visit.reader.pack.desk, text) : [],
      copied: copiedFrom(
        names.flatMap((name) => (name ? [name, ...name.split(/\s+/)] : [])),
        text,
      ),
      avoid: avoided(visit, text),
    }),
    status: statusOf(tried),
  }
}

const reply = async (visit: Visit, keys: DeskKeys): Promise<Outcome> => {
  const { tx, actor, form, reader, now } = visit
  const { t } = reader
  const look = await lookIn(visit, keys)
  const after = afterOf(form)
  if (!look?.may.reply || after === null) return NOT_FOUND
  const kind = typedText(form, 'kind') === 'question' ? 'question' : 'reply'
  const typed = { text: typedText(form, 'text'), kind }
  const tried = { of: 'replied', typed, meanwhile: [] }
  const says =
    typed.text === ''
      ? t('Write what they are to read')
      : typed.text.length > MESSAGE_LIMIT && t('Write {n} characters or fewer', { n: MESSAGE_LIMIT })
  if (says) return showReply(visit, look, { ...tried, faults: [{ field: 'text', says }] })
  const what = typedText(form, 'do')
  if (what === 'change') return showReply(visit, look, { ...tried, faults: [] })
  if (what !== 'send') return showPreview(visit, look, { ...tried, faults: [] })
  const step = { kind: kind === 'question' ? 'asked' : 'replied' } as const
  const taken = await takeStep(visit, keys, look, after, step, async () => {
    const messageId = await replyToTeller(tx, keys.concern, actor, {
      concernId: look.id,
      text: typed.text,
      kind,
      now,
    })
    return messageId === null ? null : { messageId }
  })
  if (taken === 'not-allowed') return NOT_FOUND
  if (taken === 'overtaken')
    return overtaken(visit, keys, after, { of: 'replied', typed }, (then, again) =>
      showPreview(visit, then, again),
    )
  return {
    redirect: deskUrls.concern(look.reference),
    notice: kind === 'question' ? t('It is asked.') : t('It is sent.'),
  }
}
