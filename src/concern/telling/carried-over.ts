import { HANDED_OVER, type HandedOver, handedOver, type Reader, type Refused } from '../../frame/index.ts'
import { contradicting, type Facts, type Form, wayOver } from '../../pack/index.ts'
import type { Answers } from '../../questionnaire/index.ts'
import { openField, type Sealing } from '../../vault/index.ts'
import type { FormId } from '../told.ts'

/** What is known before the first page of a form. */
export interface Before {
  readonly facts: Partial<Facts>
  /** Answers to this form's own questions. */
  readonly known: Answers
  /** What "whom should I tell?" handed over, to be kept with a draft. */
  readonly handed?: HandedOver
  /** Exactly as it came, so that it goes on with the pages of the form. */
  readonly sealed: { readonly carried?: string; readonly continued?: string }
}
export const NOTHING: Before = { facts: {}, known: {}, sealed: {} }

/** What seals an assessment's answers for the referral that follows it. */
const CONTINUED = 'tell/continued'

interface Continued {
  readonly from: FormId
  readonly answers: Answers
}

export const sealContinued = (
  sealing: (journey: string) => Sealing,
  continued: Continued,
  now: Date,
): string => sealing(CONTINUED).seal(continued, now)

/** Opens what came with a form: from "whom should I tell?", or from the form before. */
export function openBefore(
  reader: Reader,
  sealing: (journey: string) => Sealing,
  form: Form,
  sent: { readonly carried?: string; readonly continued?: string },
): Before | Refused {
  let before: Before = { ...NOTHING, sealed: sent }
  if (sent.carried) {
    const opened = openField(sealing(HANDED_OVER), sent.carried, reader.now)
    if ('refused' in opened) return opened
    before = { ...before, ...beforeHanded(reader, form, opened.value) }
  }
  if (sent.continued) {
    const opened = openField(sealing(CONTINUED), sent.continued, reader.now)
    if ('refused' in opened) return opened
    const { answers } = opened.value as Continued
    // What this form does not ask, or asks differently, the questionnaire leaves out by itself.
    before = { ...before, known: { ...before.known, ...answers } }
  }
  return before
}

/** What is known by what "whom should I tell?" handed over, today, or kept with a draft. */
export const beforeHanded = (
  reader: Reader,
  form: Form,
  value: unknown,
): Required<Pick<Before, 'facts' | 'known' | 'handed'>> => {
  const handed = handedOver(value, reader.pack)
  return { facts: factsHanded(reader, handed), known: answersHanded(form, handed), handed }
}

const factsHanded = ({ pack }: Reader, { chosen }: HandedOver): Partial<Facts> =>
  wayOver(pack, chosen, (_, options, answer) => {
    const picked = options.filter(({ id }) => answer.includes(id))
    return picked.length > 0 && picked.length === answer.length && contradicting(picked) === null
  }).facts ?? {}

/** Answers to questions that both ask: the options that both have. */
function answersHanded(form: Form, { chosen, noticed }: HandedOver): Answers {
  const questions = form.questionnaire.pages.flatMap((page) => (page.repeat ? [] : page.questions))
  return Object.fromEntries(
    (form.carried ?? []).flatMap(({ from, to }) => {
      const question = questions.find(({ id }) => id === to)
      const ticked = from === 'noticed' ? noticed : Object.hasOwn(chosen, from) ? (chosen[from] ?? []) : []
      const same = (question?.options ?? []).flatMap(({ id }) => (ticked.includes(id) ? [id] : []))
      const [first] = same
      if (!question || first === undefined) return []
      return [[to, question.type === 'checkboxes' ? same : first]]
    }),
  )
}
