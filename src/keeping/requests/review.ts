import type { Visit } from '../../accounts/index.ts'
import type { FieldFault } from '../../frame/index.ts'
import { typedText } from '../../kit/sent.ts'
import type { Keeping } from '../../pack/index.ts'
import type { RequestKind, Verdict } from '../schema.ts'
import type { RequestKeys } from './keys.ts'
import { type Piece, SOURCE } from './piece.ts'
import { isShortened, TAKEN_OUT } from './redact.ts'

/** What becomes of a piece: given, given with words taken out, or left out for a reason (an id of the pack). */
export interface Choice {
  readonly key: string
  readonly choice: string
  /** Of `shorten`: what is left. */
  readonly text: string
}

/** What is sealed of a review. */
export interface ReviewWords {
  readonly choices: readonly Choice[]
  readonly why: string
}

export interface TypedReview {
  readonly verdict: string
  readonly ground: string
  readonly why: string
  readonly choices: readonly Choice[]
}

export interface Review extends ReviewWords {
  readonly verdict: Verdict
  readonly ground: string | null
  readonly withSource: boolean
}

export const LONGEST_WHY = 3000

export const aboutReview = (requestId: string, kind: string, ofId: string): string =>
  `${requestId}/${kind}/${ofId}`

/** What was decided before; null: nothing, or under another key. */
export const reviewWords = (keys: RequestKeys, about: string, sealed: Buffer | null): ReviewWords | null => {
  const open = sealed && keys.review.unseal(sealed, about)
  return open ? (JSON.parse(open) as ReviewWords) : null
}

/** Which verdicts a request may have, and the grounds of each. */
export const verdictsOf = (kind: RequestKind, keeping: Keeping) =>
  kind === 'access'
    ? ({ give: [], withhold: keeping.withhold } as const)
    : ({ erase: keeping.erase, keep: keeping.keep } as const)

export const typedReview = (form: Visit['form'], pieces: readonly Piece[]): TypedReview => {
  const verdict = typedText(form, 'verdict')
  return {
    verdict,
    ground: typedText(form, `ground-${verdict.replace(/[^a-z]/g, '')}`),
    why: typedText(form, 'why'),
    choices: pieces.map(({ key, text }) => ({
      key,
      choice: typedText(form, `choice-${key}`),
      text: text === null ? '' : typedText(form, `text-${key}`),
    })),
  }
}

/** A review, or what is wrong with it. */
export const readReview = (
  { reader: { t, pack } }: Pick<Visit, 'reader'>,
  kind: RequestKind,
  pieces: readonly Piece[],
  typed: TypedReview,
): Review | FieldFault[] => {
  const { keeping } = pack
  if (!keeping) return []
  const faults: FieldFault[] = []
  const wrong = (field: string, says: string): void => void faults.push({ field, says })
  const grounds: Readonly<Record<string, readonly { id: string }[]>> = verdictsOf(kind, keeping)
  const allowed = Object.hasOwn(grounds, typed.verdict) ? grounds[typed.verdict] : undefined
  if (!allowed) wrong('verdict', t('Choose what becomes of it'))
  else if (allowed.length > 0 && !allowed.some(({ id }) => id === typed.ground))
    wrong(`ground-${typed.verdict}`, t('Choose the ground in law'))
  const giving = typed.verdict === 'give'
  const leavings = new Set(keeping.withhold.map(({ id }) => id))
  if (giving)
    for (const [i, { choice, text, key }] of typed.choices.entries()) {
      const piece = pieces[i] as Piece
      if (choice === 'shorten') {
        if (!isShortened(piece.text ?? '', text))
          wrong(
            `text-${key}`,
            t('Take words out and put {mark} in their place; change nothing else', { mark: TAKEN_OUT }),
          )
      } else if (choice !== 'give' && !leavings.has(choice))
        wrong(`choice-${key}`, t('Choose whether they are given “{part}”', { part: piece.part.slice(0, 60) }))
    }
  const leavesOut = giving && typed.choices.some(({ choice, key }) => choice !== 'give' && key !== SOURCE)
  const withSource = giving && typed.choices.some(({ choice, key }) => key === SOURCE && choice === 'give')
  if ((!giving || leavesOut || withSource) && typed.why === '')
    wrong('why', withSource ? t('Write why they may know who told') : t('Write why, for whoever asks later'))
  if (typed.why.length > LONGEST_WHY) wrong('why', t('Write {n} characters or fewer', { n: LONGEST_WHY }))
  if (faults.length > 0) return faults
  return {
    verdict: typed.verdict as Verdict,
    ground: giving ? null : typed.ground,
    withSource,
    why: typed.why,
    choices: giving
      ? typed.choices.map((one) => ({ ...one, text: one.choice === 'shorten' ? one.text : '' }))
      : [],
  }
}
