import type { Translate } from '../kit/translate.ts'
import { type Pack, type TeamId, ZONE } from '../pack/index.ts'
import type { Due } from './rules/due.ts'
import type { Became, Capacity } from './rules/state.ts'
import type { SupportState } from './schema.ts'

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options })
const TIME = format({ hour: '2-digit', minute: '2-digit' })
const DAY = format({ weekday: 'short', day: 'numeric', month: 'short' })
const LONG = format({ day: 'numeric', month: 'long', year: 'numeric' })
const YEAR = format({ year: 'numeric' })

/** "Mon 23 Nov, 14:05", with the year where it is another one. */
export const moment = (at: Date, now: Date): string =>
  YEAR.format(at) === YEAR.format(now)
    ? `${DAY.format(at).replace(',', '')}, ${TIME.format(at)}`
    : `${LONG.format(at)}, ${TIME.format(at)}`

export const longDay = (at: Date): string => LONG.format(at)

/** "3 hours", "2 days": how long it is between two moments, roughly. */
const span = (t: Translate, ms: number): string => {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes < 60) return minutes === 1 ? t('1 minute') : t('{n} minutes', { n: minutes })
  const hours = Math.round(minutes / 60)
  if (hours < 48) return hours === 1 ? t('1 hour') : t('{n} hours', { n: hours })
  return t('{n} days', { n: Math.round(hours / 24) })
}

/** What is due, as something to do. */
export const dueWords = (t: Translate, kind: Due['kind']): string =>
  ({ open: t('Open it'), acknowledge: t('Acknowledge it'), decide: t('Decide') })[kind]

/** "12 minutes late", "in 3 hours". */
export const dueSaid = (t: Translate, { at }: Due, now: Date): string => {
  const ms = at.getTime() - now.getTime()
  return ms <= 0 ? t('{span} late', { span: span(t, ms) }) : t('in {span}', { span: span(t, ms) })
}

export const formName = (pack: Pack, t: Translate, form: string): string => {
  const found = [...pack.forms.values()].find(({ id }) => id === form)
  return found ? t(found.title) : form
}

/** A route by its name, as professionals read it. */
export const routeName = (pack: Pack, t: Translate, route: string): string => {
  const name = [...pack.routes.values()].find(({ id }) => id === route)?.name
  return typeof name === 'string' ? t(name) : t(name?.practitioner ?? name?.default ?? route)
}

export const teamName = (pack: Pack, t: Translate, team: TeamId): string =>
  team === 'lead' ? t('Safeguarding lead') : t(pack.receiving.get(team)?.name ?? team)

const HARMS: Readonly<Record<string, string>> = {
  sexual: 'Sexual',
  criminal: 'Criminal',
  trafficking: 'Trafficking',
  radicalisation: 'Radicalisation',
  violence: 'Violence',
  online: 'Online',
  'self-harm': 'Self-harm',
}
/** The harms by which a concern is coded. */
export const CODED_HARMS: readonly string[] = Object.keys(HARMS)

export const harmsSaid = (t: Translate, harms: readonly string[]): string =>
  harms.map((harm) => t(HARMS[harm] ?? harm)).join(', ')

const AGES: Readonly<Record<string, string>> = {
  'under-13': 'Under 13',
  '13-15': '13 to 15',
  '16-17': '16 or 17',
  '18-plus': '18 or over',
}
export const ageSaid = (t: Translate, age: string): string => t(AGES[age] ?? age)

const TELLERS: Readonly<Record<string, string>> = {
  'young-person': 'A young person',
  parent: 'A parent or carer',
  practitioner: 'A professional',
  trade: 'Somebody at work',
  community: 'Somebody in the community',
}
/** What kind of person told; never who. */
export const tellerSaid = (t: Translate, kind: string): string => t(TELLERS[kind] ?? kind)

export const capacitySaid = (t: Translate, capacity: Capacity): string =>
  ({
    receiver: t('Your team answers for it'),
    copy: t('A copy: another team answers for it'),
    lead: t('From your organisation: another team answers for it'),
  })[capacity]

/** Why a team sees a concern. */
const WHY: Readonly<Record<string, string>> = {
  route: 'It is the team that the form leads to.',
  'child-of-concern': 'Somebody under 18 may be harming others, and is a child to look after too.',
  'significant-harm': 'A child may be significantly harmed.',
  form: 'The form says so.',
  'works-with-children': 'An adult who works with children is named.',
  'own-organisation': 'It was told by somebody of the same organisation.',
  rerouted: 'It was passed on.',
  'sent-on': 'The safeguarding lead sent it on.',
}
export const whySaid = (t: Translate, why: string): string => t(WHY[why] ?? 'It was passed on.')

export const supportSaid = (t: Translate, how: SupportState): string =>
  ({ offered: t('Offered'), accepted: t('Accepted'), begun: t('Begun'), refused: t('Refused') })[how]

export const becameSaid = (t: Translate, became: Became): string =>
  ({
    used: t('Used to protect somebody'),
    logged: t('Logged as information'),
    'cannot-say': t('Cannot say'),
  })[became]
