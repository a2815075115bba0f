import { count, dayInWords, daysInWords, MEASURE_NAMES, momentInWords, percent } from '../briefing/index.ts'
import type { Translate } from '../kit/translate.ts'
import type { Measure, Pack, Voice } from '../pack/index.ts'
import type { Figure } from '../survey/index.ts'
import type { Action, ActionState, dueOf } from './rules/actions.ts'
import type { Change } from './rules/change.ts'
import type { NotComparable } from './rules/comparable.ts'
import type { Point, Series } from './rules/series.ts'
import { type Aim, type Target, targetReading } from './rules/target.ts'
import type { WaveOf } from './rules/waves.ts'

export type Scale = Series['scale']

/** A share as a per cent, and a mean on the scale that was asked. */
export const valueOn = (scale: Scale, share: number): string =>
  scale ? (scale.from + share * (scale.to - scale.from)).toFixed(1) : percent(share)

/** “74% to 82%”. */
export const rangeOn = (scale: Scale, { low, high }: Pick<Figure, 'low' | 'high'>): string =>
  `${valueOn(scale, low)} to ${valueOn(scale, high)}`

/** “2 March to 27 April 2026”. */
export const days = (t: Translate, { from, to }: Pick<WaveOf, 'from' | 'to'>): string =>
  from === null || to === null ? t('no date') : daysInWords(from, to)

/** As the pack names an audience: parents and carers. */
export const people = (pack: Pack, audience: Voice): string =>
  pack.survey?.audiences[audience]?.name ?? audience

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `sees-every-gender-at-risk/sexual` → “Seeing every gender at risk: sexual exploitation”. */
export const measureName = (t: Translate, pack: Pack, measure: string): string => {
  const [base = '', harm] = measure.split('/')
  const name = t(MEASURE_NAMES[base as Measure] ?? capital(base.replaceAll('-', ' ')))
  const named = [...pack.harms.values()].find(({ id, fact }) => fact === harm || id === harm)?.name
  return harm ? `${name}: ${(named ?? harm).toLowerCase()}` : name
}

/** “62% (95% interval 55% to 69%), 180 answered”. */
export const figureSaid = (t: Translate, scale: Scale, figure: Figure): string =>
  t('{value} (95% interval {range}), {n} answered', {
    value: valueOn(scale, figure.estimate),
    range: rangeOn(scale, figure),
    n: count(figure.n),
  })

/** A change without its direction, in whole percentage points or on the scale: 5. */
const amount = (scale: Scale, change: number): string =>
  scale ? Math.abs(change * (scale.to - scale.from)).toFixed(1) : String(Math.round(Math.abs(change) * 100))

const pointsOf = (scale: Scale, t: Translate, n: string): string => {
  if (scale) return t('{n} points of the scale', { n })
  return n === '1' ? t('1 percentage point') : t('{n} percentage points', { n })
}

/** An end of an interval that holds both directions: “2 percentage points down”. */
const end = (scale: Scale, t: Translate, change: number): string => {
  const points = pointsOf(scale, t, amount(scale, change))
  return change < 0 ? t('{points} down', { points }) : t('{points} up', { points })
}

/** What changed, in a sentence. That none was found is never told as if there were none. */
export const changeSaid = (t: Translate, scale: Scale, change: Change): string => {
  const since = change.from.name
  if (change.kind === 'not-comparable')
    return t('Not set against {since}: {why}.', {
      since,
      why: change.why.map((one) => hindranceSaid(t, one)).join('; '),
    })
  return movedSaid(t, scale, change, since)
}

type Moved = Pick<Extract<Change, { estimate: number }>, 'estimate' | 'low' | 'high'>

const movedSaid = (t: Translate, scale: Scale, { estimate, low, high }: Moved, since: string): string => {
  if (low <= 0 && high >= 0)
    return t(
      'Since {since} a change cannot be told from chance: the true figure may have moved by anything from {low} to {high} (95% interval).',
      { since, low: end(scale, t, low), high: end(scale, t, high) },
    )
  const ends = [low, high].map(Math.abs).sort((a, b) => a - b)
  const said = {
    points: pointsOf(scale, t, amount(scale, estimate)),
    since,
    low: amount(scale, ends[0] ?? 0),
    high: amount(scale, ends[1] ?? 0),
  }
  return low > 0
    ? t('Up {points} since {since} (95% interval {low} to {high}).', said)
    : t('Down {points} since {since} (95% interval {low} to {high}).', said)
}

/** The same of teams, between the minute before and the minute after. */
export const checkChanged = (t: Translate, change: Moved | null): string =>
  change ? movedSaid(t, null, change, t('before')) : t('Too few answered both to say what changed.')

const hindranceSaid = (t: Translate, one: NotComparable): string => {
  if (one.why === 'too-few') return t('too few answered in {wave} for a figure', { wave: one.wave })
  if (one.why === 'not-asked') return t('{wave} did not ask it', { wave: one.wave })
  if (one.why === 'reworded')
    return t('the question was worded otherwise (“{before}”)', { before: one.before })
  if (one.why === 'other-signs') return t('other signs were offered')
  return t('other people answered ({share} of them would have to be of another group by {by})', {
    share: percent(one.moved),
    by: one.by.replaceAll('-', ' '),
  })
}

/** What is aimed at, by when, who set it, and whether the last figure has reached it. */
export const targetSaid = (
  t: Translate,
  figure: Pick<Figure, 'low' | 'high'> | null,
  target: Target,
  today: string,
  aim: Aim = 'at-least',
): string => {
  const reading = targetReading(figure, target, aim)
  const words = {
    percent: target.percent,
    day: dayInWords(target.dueOn),
    who: target.setBy,
    when: momentInWords(target.setAt),
  }
  const aimed = {
    'at-least': t('Target: {percent}% by {day}, set by {who} on {when}.', words),
    'at-most': t('Target: at most {percent}% by {day}, set by {who} on {when}.', words),
    within: t('Target: a gap of at most {percent} points by {day}, set by {who} on {when}.', words),
  }
  const reached = {
    'at-least': t('Reached: the whole interval is at or above it.'),
    'at-most': t('Reached: the whole interval is at or below it.'),
    within: t('Reached: the whole interval is within it, either way.'),
  }
  const said =
    reading === 'reached'
      ? reached[aim]
      : reading === 'cannot-tell'
        ? t('Whether it is reached cannot be told from these answers.')
        : target.dueOn < today
          ? t('Its day has passed, and it was not reached.')
          : t('Not reached yet.')
  return `${aimed[aim]} ${said}`
}

export const stateSaid = (t: Translate, state: ActionState): string =>
  ({ planned: t('Planned'), begun: t('Begun'), done: t('Done'), dropped: t('Dropped') })[state]

export const dueSaid = (t: Translate, due: ReturnType<typeof dueOf>, dueOn: string): string => {
  if (!due) return t('Due {day}', { day: dayInWords(dueOn) })
  const n = due.days
  if (due.kind === 'overdue')
    return n === 1
      ? t('Overdue by 1 working day ({day})', { day: dayInWords(dueOn) })
      : t('Overdue by {n} working days ({day})', { n, day: dayInWords(dueOn) })
  if (n === 0) return t('Due today')
  return n === 1
    ? t('Due in 1 working day ({day})', { day: dayInWords(dueOn) })
    : t('Due in {n} working days ({day})', { n, day: dayInWords(dueOn) })
}

/** What an action answers, in words. */
export const answersSaid = (t: Translate, pack: Pack, { answers }: Pick<Action, 'answers'>): string => {
  if (answers.kind === 'gap') return answers.of
  if (answers.kind === 'theme')
    return t('Focus group: {theme}', {
      theme: pack.survey?.themes.find(({ id }) => id === answers.of)?.name ?? answers.of,
    })
  const [audience = '', ...measure] = answers.of.split('/')
  return `${capital(people(pack, audience as Voice))}: ${measureName(t, pack, measure.join('/')).toLowerCase()}`
}

/** Why a wave has no figure. */
export const noFigure = (t: Translate, why: Point['why']): string =>
  why === 'too-few' ? t('too few answered to show') : t('not asked')

/** What figures of what was told are, and are not. */
export const toldNote = (t: Translate): string =>
  t(
    'Counted from what was told to services here, each concern for 28 days: not from a survey, and never set against one. How much is told says nothing of how much is done to children.',
  )

/** What figures of practice are, and are not. */
export const practiceNote = (t: Translate): string =>
  t(
    'People who practised on this service and chose to share, before and after. They are other people than those of the survey, so none of it is set against the waves above.',
  )
