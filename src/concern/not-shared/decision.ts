import type { FieldFault } from '../../frame/index.ts'
import { type Sent, typedText } from '../../kit/sent.ts'
import { isUuid } from '../../kit/uuid.ts'

/**
 * Why something is not shared, as the law asks: what is relevant to a child's welfare is shared, unless that would
 * harm the child more (Children's Wellbeing and Schools Act 2026, section 4; whether it is in force is unchecked).
 */
export const GROUNDS = ['more-harm', 'not-relevant', 'not-theirs', 'other'] as const
export type Ground = (typeof GROUNDS)[number]

/** What the child or the family said about sharing. It is recorded; it decides nothing. */
export const CONSENTS = ['given', 'refused', 'not-asked', 'not-safe', 'nobody'] as const
export type Consent = (typeof CONSENTS)[number]

/** What is written in own words: sealed where it is stored. */
export interface DecisionWords {
  readonly about: string
  readonly with: string
  readonly reason: string
  readonly said: string
  readonly advised: string
}

export interface Decision extends DecisionWords {
  readonly id: string
  readonly organisationId: string
  /** yyyy-mm-dd */
  readonly decidedOn: string
  readonly ground: Ground
  readonly consent: Consent
  /** About somebody who works there: not shown to that organisation's safeguarding lead. */
  readonly hidden: boolean
}

/** The longest text of each, in characters. */
export const LONGEST = { about: 2000, with: 300, reason: 3000, said: 1000, advised: 300 } as const
const TEXTS = Object.keys(LONGEST) as (keyof typeof LONGEST)[]

/** What was typed, as it was typed. */
export type Tried = Readonly<
  Record<
    keyof DecisionWords | 'id' | 'organisation' | 'decided-on' | 'ground' | 'consent' | 'colleague',
    string
  >
>

export const triedIn = (form: Sent, id: string): Tried => {
  const text = (name: string): string => typedText(form, name)
  const texts = Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as unknown as DecisionWords
  const nonce = text('id')
  return {
    ...texts,
    id: isUuid(nonce) ? nonce : id,
    organisation: text('organisation'),
    'decided-on': isoDay(text('decided-on')),
    ground: text('ground'),
    consent: text('consent'),
    colleague: text('colleague'),
  }
}

export type ReadDecision = { readonly decision: Decision } | { readonly faults: readonly FieldFault[] }

/** Reads what was typed: a decision, or what is wrong with it, in the order of the page. */
export const readDecision = (
  t: (english: string, values?: Record<string, string | number>) => string,
  tried: Tried,
  { organisationId, today }: { readonly organisationId: string | null; readonly today: string },
): ReadDecision => {
  const ground = GROUNDS.find((one) => one === tried.ground)
  const consent = CONSENTS.find((one) => one === tried.consent)
  const missing: Partial<Record<keyof Tried, string>> = {
    ...(organisationId ? {} : { organisation: t('Choose for which organisation you decided') }),
    ...(tried.about ? {} : { about: t('Write what is not shared, and about whom') }),
    ...(tried.with ? {} : { with: t('Write with whom it is not shared') }),
    ...(isDay(tried['decided-on'], today)
      ? {}
      : { 'decided-on': t('Write the day on which it was decided: today or earlier') }),
    ...(ground ? {} : { ground: t('Choose the reason that comes nearest') }),
    ...(tried.reason ? {} : { reason: t('Write your reason in your own words') }),
    ...(consent ? {} : { consent: t('Choose what the child or the family said') }),
  }
  const faults = [...ORDER].flatMap((field): FieldFault[] => {
    const says = missing[field]
    if (says) return [{ field, says }]
    const most = Object.hasOwn(LONGEST, field) ? LONGEST[field as keyof typeof LONGEST] : undefined
    return most !== undefined && tried[field].length > most
      ? [{ field, says: t('Write {n} characters or fewer', { n: most }) }]
      : []
  })
  if (faults.length > 0 || !ground || !consent || !organisationId) return { faults }
  const { id, about, with: whom, reason, said, advised } = tried
  return {
    decision: {
      ...{ id, organisationId, about, with: whom, reason, said, advised, ground, consent },
      decidedOn: tried['decided-on'],
      hidden: tried.colleague === 'yes',
    },
  }
}

const ORDER = [
  'organisation',
  'about',
  'with',
  'decided-on',
  'ground',
  'reason',
  'consent',
  'said',
  'advised',
] as const

/** A browser without a box for dates sends what was typed: 20/11/2026 is a day too. */
const isoDay = (typed: string): string => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
}

const isDay = (text: string, today: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text > today || text < '1990-01-01') return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
