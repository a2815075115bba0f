import type { Visit } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { compiledForms, concernById, messagesFor, viewOf } from '../../concern/index.ts'
import { aboutStep, stepSaid, stepsOf, toldWords } from '../../desk/index.ts'
import { dayInWords } from '../../frame/index.ts'
import { dayOf } from '../../pack/index.ts'
import { accountPieces } from './account-pieces.ts'
import { decisionsAfter } from './find-queries.ts'
import type { RequestKeys } from './keys.ts'
import { type Piece, type Pieces, SOURCE } from './piece.ts'
import type { Found } from './request-queries.ts'

type Looking = Pick<Visit, 'tx' | 'actor' | 'reader' | 'now'>

/** What a record holds; null: it is not there any more. That it was read stands in the record of what was done. */
export const piecesOf = async (
  visit: Looking,
  keys: RequestKeys,
  requestId: string,
  found: Pick<Found, 'kind' | 'ofId'>,
): Promise<Pieces | null> => {
  if (found.kind === 'account') return accountPieces(visit, found.ofId)
  if (found.kind === 'not-shared') return decisionPieces(visit, keys, requestId, found.ofId)
  return concernPieces(visit, keys, requestId, found.ofId)
}

const concernPieces = async (
  { tx, actor, reader }: Looking,
  keys: RequestKeys,
  requestId: string,
  id: string,
): Promise<Pieces | null> => {
  const { t, pack } = reader
  const row = await concernById(tx, id)
  if (!row) return null
  await record(tx, {
    actor,
    action: 'concern.read',
    of: { kind: 'concern', id },
    detail: { request: requestId },
  })
  const view = await viewOf(tx, keys.concern, row, [])
  const found = compiledForms(pack).get(row.form)
  const { parts, earlier } = toldWords(t, found?.form, found?.compiled, view.content?.answers ?? {})
  const day = (at: Date): string => dayInWords(reader, dayOf(at))
  const unreadable = t('It was written under another key, and cannot be read here.')
  const steps = await stepsOf(tx, id)
  const messages = await messagesFor(tx, keys.concern, { concernId: id, reader: null, now: row.told_at })
  const pieces: Piece[] = [
    {
      key: 'about',
      part: t('About this'),
      text: [
        t('Reference {reference}', { reference: row.reference }),
        t('Told on {day} by the form “{form}”', {
          day: day(row.told_at),
          form: t(found?.form.title ?? row.form),
        }),
        ...steps
          .filter(({ sealed }) => sealed === null)
          .map((step) => `${day(step.at)}, ${t(step.team)}: ${stepSaid(reader, seen(step))}`),
      ].join('\n'),
    },
    ...(view.content === null ? [{ key: 'told', part: t('What was told'), text: unreadable }] : []),
    ...parts.map((one, i) => ({
      key: `told-${i}`,
      part: one.title || t('What was told'),
      text: one.rows.map(({ ask, lines }) => `${ask}\n${lines.join('\n')}`).join('\n\n'),
      rows: one.rows,
    })),
    ...(earlier.length > 0
      ? [
          {
            key: 'earlier',
            part: t('What was told'),
            text: earlier.map(({ question, text }) => `${question}\n${text}`).join('\n\n'),
          },
        ]
      : []),
    ...messages.map((one) => ({
      key: `message-${one.id}`,
      part:
        one.sender === 'desk'
          ? t('Written to who told, {day}', { day: day(one.at) })
          : t('Added by who told, {day}', { day: day(one.at) }),
      text: one.text ?? unreadable,
    })),
    ...steps.flatMap((step) =>
      step.sealed === null
        ? []
        : [
            {
              key: `step-${step.teamId}-${step.sequence}`,
              part: `${t(step.team)}, ${day(step.at)}: ${stepSaid(reader, seen(step))}`,
              text: keys.step.unseal(step.sealed, aboutStep(id, step.teamId, step.sequence)) ?? unreadable,
            },
          ],
    ),
    { key: SOURCE, part: t('Who told it'), text: null },
  ]
  return { title: t('Concern {reference}', { reference: row.reference }), pieces }
}

const seen = ({ kind, what, how, personId, person }: Awaited<ReturnType<typeof stepsOf>>[number]) => ({
  kind,
  what,
  how,
  person: personId === null ? null : { id: personId, name: person ?? '' },
})

const decisionPieces = async (
  { tx, actor, reader }: Looking,
  keys: RequestKeys,
  requestId: string,
  id: string,
): Promise<Pieces | null> => {
  const { t } = reader
  // The one after the greatest id that is less.
  const [row] = await decisionsAfter(tx, { requestId, reader: actor.personId }, before(id), 1)
  if (row?.id !== id) return null
  await record(tx, {
    actor,
    action: 'not-shared.read',
    of: { kind: 'not-shared', id },
    detail: { request: requestId },
  })
  const open = keys.notShared.unseal(row.sealed, id)
  const words = JSON.parse(open ?? '{}') as Readonly<Record<string, string>>
  const parts: Readonly<Record<string, string>> = {
    about: t('What was not shared, and about whom'),
    with: t('With whom it was not shared'),
    reason: t('Why'),
    said: t('What the child or the family said'),
    advised: t('Who advised'),
  }
  return {
    title: t('A decision not to share'),
    pieces: Object.entries(parts).flatMap(([key, part]) =>
      words[key] ? [{ key, part, text: words[key] }] : [],
    ),
  }
}

/** The id before: ids are numbers of 128 bits. */
const before = (id: string): string => {
  const less = (BigInt(`0x${id.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0')
  return less.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
