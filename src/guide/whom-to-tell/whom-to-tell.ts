import { handedOver, type Reader } from '../../frame/index.ts'
import type { Sent } from '../../kit/sent.ts'
import type { Pack } from '../../pack/index.ts'
import { openField, type Sealing } from '../../vault/index.ts'
import type { Reply } from '../shelf.ts'
import { answerPage } from './answer.html.ts'
import { type AnswerFault, answerAt, before, type Chosen, checkAnswer, walk } from './answers.ts'
import { questionPage } from './question.html.ts'

/** What travels in the page: the answers, the question shown, the pack they were given on, the signs noticed. */
interface Kept {
  readonly chosen: Chosen
  /** The question on the page; null on the answer. */
  readonly shown: string | null
  readonly pack: string
  /** Ids of signs ticked before the journey, for what to say at its end. They decide nothing. */
  readonly noticed: readonly string[]
}

/** What was sealed by another release may have another shape: what is not an answer or a sign of today is left out. */
function keptFrom(value: unknown, today: Pack): Kept {
  const { shown, pack } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>
  return {
    ...handedOver(value, today),
    shown: typeof shown === 'string' ? shown : null,
    pack: typeof pack === 'string' ? pack : '',
  }
}

/** The journey's beginning for somebody who has ticked signs: sealed for its pages, which alone accept them. */
export const sealNoticed = ({ pack, now }: Reader, sealing: Sealing, noticed: readonly string[]): string =>
  sealing.seal({ chosen: {}, shown: null, pack: pack.hash, noticed } satisfies Kept, now)

/** Opens what a page before sealed, or says how it is refused. */
export function openKept({ pack, now }: Reader, sealing: Sealing, sealed: string): Kept | Refusal {
  const opened = openField(sealing, sealed, now)
  return 'refused' in opened ? opened : keptFrom(opened.value, pack)
}

type Refusal = Extract<Reply, { refused: number }>

/** The texts sent under one name: none, one or several. */
export const words = (sent: unknown): string[] =>
  (Array.isArray(sent) ? sent : sent === undefined ? [] : [sent]).filter((word) => typeof word === 'string')

/** The first page of the journey. */
export const begin = (reader: Reader, sealing: Sealing): Reply => show(reader, sealing, [], {})

/**
 * One step of the journey, from what the page before sent: an answer, back, or a change. It stores nothing: the way
 * so far comes in sealed and goes out sealed.
 */
export function step(reader: Reader, sealing: Sealing, sent: Sent): Reply {
  const { pack } = reader
  let kept: Kept = { chosen: {}, shown: null, pack: pack.hash, noticed: [] }
  const [sealed, another] = words(sent.sealed)
  if (another !== undefined) return { refused: 400 }
  if (sealed) {
    const opened = openKept(reader, sealing, sealed)
    if ('refused' in opened) return opened
    kept = opened
  }
  const { noticed } = kept
  const [go] = words(sent.go)
  const way = walk(pack, kept.chosen)
  const { chosen, dropped } = way
  const changed = dropped && kept.pack !== pack.hash

  if (go === 'back') return back(reader, sealing, noticed, chosen, kept.shown)
  if (go?.startsWith('change ')) {
    const id = go.slice('change '.length)
    return id in chosen ? show(reader, sealing, noticed, chosen, { at: id }) : { refused: 400 }
  }

  const [id] = words(sent.question)
  if (!id) return show(reader, sealing, noticed, chosen, { dropped: changed })
  const answered = before(chosen, id)
  const { next: question, options } = id in chosen ? walk(pack, answered) : way
  // Out of order (an old tab, a question that is not asked any more): go on where the answers lead.
  if (question?.id !== id) return show(reader, sealing, noticed, chosen, { dropped: true })
  const answer = words(sent.answer)
  const fault = checkAnswer(question, options, answer)
  if (fault) return show(reader, sealing, noticed, chosen, { at: id, fault, ticked: answer })
  // Insert the answer in its place: what follows it is walked again and kept where it still counts.
  const given = { ...answered, [id]: answer, ...after(chosen, id) }
  return show(reader, sealing, noticed, given, { dropped: changed })
}

const after = (chosen: Chosen, id: string): Chosen => {
  const all = Object.entries(chosen)
  const at = all.findIndex(([question]) => question === id)
  return at < 0 ? {} : Object.fromEntries(all.slice(at + 1))
}

function back(
  reader: Reader,
  sealing: Sealing,
  noticed: readonly string[],
  chosen: Chosen,
  shown: string | null,
): Reply {
  const ids = Object.keys(chosen)
  const at = shown === null || !ids.includes(shown) ? ids.length : ids.indexOf(shown)
  const previous = ids[at - 1]
  return previous
    ? show(reader, sealing, noticed, chosen, { at: previous })
    : show(reader, sealing, noticed, {})
}

interface Showing {
  /** The question to show, of those answered; absent: the next one, or the answer. */
  readonly at?: string
  readonly fault?: AnswerFault
  readonly ticked?: readonly string[]
  readonly dropped?: boolean
}

function show(
  reader: Reader,
  sealing: Sealing,
  noticed: readonly string[],
  given: Chosen,
  { at, fault, ticked, dropped = false }: Showing = {},
): Reply {
  const { pack, now, language } = reader
  const { chosen, next, facts } = walk(pack, given)
  const question = (at && pack.whomToTell.questions.find(({ id }) => id === at)) || next
  const kept: Kept = { chosen, shown: question?.id ?? null, pack: pack.hash, noticed }
  const sealed = sealing.seal(kept, now)
  if (!question) {
    if (!facts) throw new Error('No question is left, and nobody has said who tells.')
    // Which signs somebody ticked says more of one person than the answers do: such a page is not kept.
    const alike = dropped || noticed.length > 0 ? null : JSON.stringify(chosen)
    const page = () => {
      const answer = answerAt(pack, chosen, facts, now, language)
      return answerPage(reader, { answer, facts, chosen, noticed, dropped })
    }
    return { alike, page, sealed }
  }
  const earlier = before(chosen, question.id)
  const way = walk(pack, earlier)
  return {
    status: fault ? 422 : 200,
    page: questionPage(reader, {
      question,
      options: way.options,
      teller: way.facts?.teller,
      ticked: ticked ?? chosen[question.id] ?? [],
      step: Object.keys(earlier).length + 1,
      sealed,
      hasBack: Object.keys(earlier).length > 0,
      fault: fault ?? null,
      dropped,
    }),
  }
}
