import { DateTime } from 'luxon'
import type { Translate } from '../../kit/translate.ts'
import { openState, ZONE } from '../opening-hours.ts'
import type { Pack } from '../pack.ts'
import type { Contact } from '../schema/contacts.ts'

/** When somebody who is closed opens again, as parts of a sentence. */
export interface Opens {
  /** `at 08:30 on Tuesday` */
  readonly time: string
  /** `today`, `tomorrow`, `on Tuesday`, from a week on `on Tuesday 1 December` */
  readonly day: string
}

/** When a contact opens next, on UK clocks and in the reader's language; undefined while it is open, or unknown. */
export function opens(
  pack: Pack,
  contact: Contact,
  at: Date,
  { t, language }: { readonly t: Translate; readonly language: string },
): Opens | undefined {
  const { opensAt } = openState(contact, at, pack)
  if (!opensAt) return undefined
  const then = DateTime.fromJSDate(opensAt, { zone: ZONE })
  const days = then.startOf('day').diff(DateTime.fromJSDate(at, { zone: ZONE }).startOf('day'), 'days').days
  const format = formatsOf(language)
  const named = days < 7 ? format.weekday : format.date
  const day =
    days === 0 ? t('today') : days === 1 ? t('tomorrow') : t('on {day}', { day: named.format(opensAt) })
  return { time: t('at {time} {day}', { time: then.toFormat('HH:mm'), day }), day }
}

interface Formats {
  readonly weekday: Intl.DateTimeFormat
  readonly date: Intl.DateTimeFormat
}

/** Made once for each language: making one takes longer than all else of an answer. */
const formats = new Map<string, Formats>()

function formatsOf(language: string): Formats {
  const known = formats.get(language)
  if (known) return known
  const locale = language === 'en' ? 'en-GB' : language
  const made = {
    weekday: new Intl.DateTimeFormat(locale, { timeZone: ZONE, weekday: 'long' }),
    date: new Intl.DateTimeFormat(locale, { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long' }),
  }
  formats.set(language, made)
  return made
}
