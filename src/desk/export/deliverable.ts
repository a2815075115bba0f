import type { Reader } from '../../frame/index.ts'
import type { Look } from '../look.ts'
import { type Grading, gradeCode } from '../police/grading.ts'
import { calledAs, fieldsSaid, type ToldWords } from '../told-words.ts'

/** Raised when a reader of the file must be changed: a field that is gone, or means something else. */
const DELIVERABLE_VERSION = 1

/**
 * A concern for another case system: what was told and what was decided, never who told. Documented in docs/desk.md;
 * fields may be added within a version.
 */
export interface Deliverable {
  readonly format: 'early-signs-concern'
  readonly version: typeof DELIVERABLE_VERSION
  readonly reference: string
  /** The partnership that it was told to. */
  readonly partnership: string
  readonly form: { readonly id: string; readonly title: string }
  /** ISO 8601. */
  readonly told_at: string
  readonly taken_at: string
  readonly teller: { readonly kind: string; readonly anonymous: boolean }
  readonly significant_harm_feared: boolean
  readonly harms: readonly string[]
  readonly must_not_find_out: readonly string[]
  readonly answers: readonly {
    readonly part: string
    readonly question: string
    readonly asked: string
    readonly answer: readonly string[]
  }[]
  readonly mentions: readonly {
    readonly kind: string
    readonly roles: readonly string[]
    readonly called: string
    readonly fields: Readonly<Record<string, string>>
    /** Of a phone or an account: which mention it belongs to, from 0. */
    readonly of: number | null
  }[]
  /** What the one who told has added since. */
  readonly added: readonly { readonly at: string; readonly text: string }[]
  readonly decision: { readonly outcome: string; readonly at: string } | null
  /** How the police grade it (3x5x2): in what the police team takes, and in no other. */
  readonly grading?: {
    readonly code: string
    readonly conditions: string | null
    readonly by: string
    readonly at: string
  }
}

/** @param gradings of the police team that takes it; null for everybody else */
export const deliverable = (
  reader: Reader,
  look: Look,
  told: ToldWords,
  now: Date,
  gradings: readonly Grading[] | null = null,
): Deliverable => {
  const { t, pack } = reader
  const form = pack.forms.get(look.form)
  const { decision } = look.state
  const graded = gradings?.at(-1)
  return {
    format: 'early-signs-concern',
    version: DELIVERABLE_VERSION,
    reference: look.reference,
    partnership: pack.partnership.name,
    form: { id: look.form, title: form?.title ?? look.form },
    told_at: look.toldAt.toISOString(),
    taken_at: now.toISOString(),
    teller: { kind: look.tellerKind, anonymous: look.anonymous },
    significant_harm_feared: look.significant,
    harms: look.harms,
    must_not_find_out: told.held('must_not_find_out').flatMap(({ lines }) => lines),
    answers: [
      ...told.parts.flatMap(({ title, rows }) =>
        rows.map(({ question, ask, lines }) => ({ part: title, question, asked: ask, answer: lines })),
      ),
      ...told.earlier.map(({ question, text }) => ({ part: '', question, asked: question, answer: [text] })),
    ],
    mentions: look.mentions.map((one) => ({
      kind: one.kind,
      roles: one.roles,
      called: calledAs(one),
      fields: Object.fromEntries(fieldsSaid(t, form, one).map(({ field, says }) => [field, says])),
      of: one.of ?? null,
    })),
    added: look.messages
      .filter(({ sender, kind, text }) => sender === 'teller' && kind === 'more' && text !== null)
      .map(({ at, text }) => ({ at: at.toISOString(), text: text ?? '' })),
    decision: decision?.what ? { outcome: decision.what, at: decision.at.toISOString() } : null,
    ...(graded
      ? {
          grading: {
            code: gradeCode(graded),
            conditions: graded.conditions,
            by: graded.by,
            at: graded.at.toISOString(),
          },
        }
      : {}),
  }
}
