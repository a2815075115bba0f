import type { Reader } from '../../frame/index.ts'
import { type Sent, sentText } from '../../kit/sent.ts'
import { openJourney } from '../../questionnaire/index.ts'
import type { Sealing } from '../../vault/index.ts'
import type { CompiledForm } from '../forms/compiled.ts'
import type { FormId, Told } from '../told.ts'
import { tellPath } from '../urls.ts'
import { answerCopy } from './answer-copy.ts'
import { openBefore } from './carried-over.ts'
import { aroundForm } from './pages/around-form.html.ts'
import { closedPage } from './pages/closed.html.ts'
import type { Receipt } from './pages/sent.html.ts'
import { startPage, TITLE } from './pages/start.html.ts'
import { IN_PUBLIC } from './place.ts'
import type { Reply } from './reply.ts'
import { sendTelling } from './send-telling.ts'

/** Whether what is told now would be read. On a trial copy a form is open, and says that nobody real receives it. */
export type Standing = 'open' | 'trial' | 'closed'

export interface TellingDesk {
  readonly sealing: (journey: string) => Sealing
  readonly standing: (form: FormId) => Promise<Standing>
  /** Stores it, all or nothing: what it returns is acknowledged, whatever it throws is told as not sent. */
  readonly submit: (told: Told) => Promise<Receipt>
  /** Told of a failure, without anything of what was told. */
  readonly failed: (error: unknown) => void
}

const NEVER_KEPT = 'no-store'
const FOUND_AGAIN = 'private, no-cache'

/**
 * One request of somebody who tells: the page before the form, a step through it, its sending, or a copy. Nothing is
 * stored before "Send".
 */
export async function answerTelling(
  reader: Reader,
  made: CompiledForm,
  desk: TellingDesk,
  body: Sent | null,
): Promise<Reply> {
  const { form, compiled } = made
  const standing = await desk.standing(form.id)
  const trial = standing === 'trial'
  const copy = sentText(body ?? {}, 'copy')
  if (copy !== '') {
    const asPdf = sentText(body ?? {}, 'as') === 'pdf'
    return answerCopy(reader, made, desk.sealing, { sealed: copy, trial, asPdf })
  }
  const before = openBefore(reader, desk.sealing, form, beforeIn(body))
  if ('refused' in before) return before
  const underWay = body !== null && ('_sealed' in body || 'start' in body)
  if (standing === 'closed' && !(body && '_sealed' in body))
    return { page: closedPage(reader, form), status: 200, cache: FOUND_AGAIN }
  if (!underWay)
    return {
      page: startPage(reader, form, { before, trial, place: IN_PUBLIC }),
      status: 200,
      cache: FOUND_AGAIN,
    }

  const journey = openJourney({
    compiled,
    sealing: desk.sealing(journeyOf(form.id)),
    path: ({ at }) => at(tellPath(form.id)),
    title: TITLE,
    around: (to, shown, answers) => aroundForm(to, made, before, null, shown, answers),
  })
  const step = '_sealed' in body ? journey.step(reader, body) : journey.begin(reader, before.known)
  if (step.kind === 'refused') return { refused: step.status }
  if (step.kind === 'page') return { page: step.page, status: step.status, cache: step.cache }
  const { pack, t } = reader
  try {
    if (standing === 'closed') throw new Error('The form has closed while it was filled in.')
    const { sealing, submit } = desk
    const carried = before.facts
    const page = await sendTelling(reader, made, step, {
      ...{ sealing, submit, carried, trial },
      place: IN_PUBLIC,
      actor: null,
    })
    return { page, status: 200, cache: NEVER_KEPT }
  } catch (error) {
    desk.failed(error)
    const door = pack.contacts.get(pack.partnership.front_door)
    const number = door?.telephone?.number ?? ''
    const again = step.again(
      t(
        'It was not sent: something of ours is not working. What you wrote is still here. Press “Send” again in a minute, or call {name} on {number}.',
        { name: t(door?.name ?? ''), number },
      ),
    )
    return { page: again.page, status: 503, cache: NEVER_KEPT }
  }
}

const journeyOf = (form: FormId): string => `tell/${form}`

/** What came with somebody: "whom should I tell?" sends its own sealed way, which then goes on as `carried`. */
function beforeIn(body: Sent | null): { carried?: string; continued?: string } {
  const sent = body ?? {}
  const carried = sentText(sent, 'carried') || sentText(sent, 'sealed')
  const continued = sentText(sent, 'continued')
  return { ...(carried ? { carried } : {}), ...(continued ? { continued } : {}) }
}
