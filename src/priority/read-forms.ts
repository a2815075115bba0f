import { dayInWords } from '../briefing/index.ts'
import { faults, ok, type Problem, type Result } from '../kit/result.ts'
import { isUuid } from '../kit/uuid.ts'
import { isDay, type Pack, type WorkingDays } from '../pack/index.ts'
import type { ActionWords } from './action-queries.ts'
import type { TypedAction } from './pages/action-form.html.ts'
import { followable } from './parts.ts'
import type { Answers } from './rules/actions.ts'
import { followedOf, keyOf } from './rules/measure-key.ts'

type Form = Readonly<Record<string, unknown>>

/** One field as one line of text; what is no text is nothing. */
export const lineOf = (form: Form, name: string): string => {
  const sent = form[name]
  return typeof sent === 'string' ? sent.replace(/[\p{Cc}\s]+/gu, ' ').trim() : ''
}

/** A number that a hidden field carries; null where it does not. */
export const numberOf = (form: Form, name: string): number | null => {
  const text = lineOf(form, name)
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

export const uuidOf = (form: Form, name: string): string | null => {
  const text = lineOf(form, name)
  return isUuid(text) ? text : null
}

export const typedAction = (form: Form): TypedAction => ({
  answers: lineOf(form, 'answers'),
  gap: lineOf(form, 'gap'),
  says: lineOf(form, 'says'),
  owner: lineOf(form, 'owner'),
  email: lineOf(form, 'email'),
  due: lineOf(form, 'due'),
})

const between = (where: string, text: string, most: number, empty: string): Problem[] => {
  if (text === '') return [{ where, what: empty }]
  return text.length > most ? [{ where, what: `Write at most ${most} characters` }] : []
}

/** What is to be done, by whom and by when; or everything that is wrong with it. */
export const readActionWords = (
  typed: TypedAction,
  days: WorkingDays,
  notBefore: string | null,
): Result<ActionWords> => {
  const wrong = [
    ...between('says', typed.says, 500, 'Write what is to be done'),
    ...between('owner', typed.owner, 120, 'Write who sees to it'),
    ...(typed.email === '' || (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email) && typed.email.length <= 254)
      ? []
      : [{ where: 'email', what: 'Write an e-mail address, as in name@example.org' }]),
    ...dueFaults(typed.due, days, notBefore),
  ]
  if (wrong.length > 0) return faults(...wrong)
  const { says, owner, due } = typed
  return ok({ says, owner, ownerEmail: typed.email === '' ? null : typed.email, dueOn: due })
}

const LAST_DAY = '2100-01-01'

const dueFaults = (due: string, days: WorkingDays, notBefore: string | null): Problem[] => {
  const wrong = (what: string): Problem[] => [{ where: 'due', what }]
  if (!isDay(due) || due > LAST_DAY) return wrong('Write a day, as in 2027-03-31')
  if (notBefore !== null && due < notBefore) return wrong('Choose a day that has not passed')
  if (days.is(due)) return []
  return wrong(
    `${dayInWords(due)} is no working day in England. The next one is ${dayInWords(days.onOrAfter(due))}`,
  )
}

/** What an action answers: `measure:KEY`, `theme:ID`, or `gap` with words beside it. */
export const readAnswers = (pack: Pack, typed: TypedAction): Result<Answers> => {
  const [kind, of = ''] = typed.answers.split(/:(.*)/s)
  const wrong = (where: string, what: string) => faults({ where, what })
  if (kind === 'gap') {
    const found = between('gap', typed.gap, 300, 'Write which gap it answers')
    return found.length > 0 ? faults(...found) : ok({ kind, of: typed.gap })
  }
  if (kind === 'theme' && pack.survey?.themes.some(({ id }) => id === of)) return ok({ kind, of })
  if (kind === 'measure' && isFollowable(pack, of)) return ok({ kind, of })
  return wrong('answers', 'Choose which learning it answers')
}

/** Whether there is such a measure of such an audience; one of a kind of harm goes with its measure. */
export const isFollowable = (pack: Pack, key: string): boolean => {
  const followed = followedOf(key)
  const [base] = followed?.measure.split('/') ?? []
  return followed !== null && followable(pack).some((one) => keyOf(one) === `${followed.audience}/${base}`)
}

/** A target: a whole per cent and a day to come. */
export const readTarget = (
  typed: { readonly percent: string; readonly due: string },
  today: string,
): Result<{ percent: number; dueOn: string }> => {
  const percent = /^\d{1,3}$/.test(typed.percent) ? Number(typed.percent) : 0
  const wrong: Problem[] = [
    ...(percent >= 1 && percent <= 100
      ? []
      : [{ where: 'percent', what: 'Write a whole number from 1 to 100' }]),
    ...(isDay(typed.due) && typed.due > today && typed.due < LAST_DAY
      ? []
      : [{ where: 'due', what: 'Choose a day that is still to come' }]),
  ]
  return wrong.length > 0 ? faults(...wrong) : ok({ percent, dueOn: typed.due })
}
