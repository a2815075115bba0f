import { DateTime } from 'luxon'
import { isOpen, ZONE } from '../opening-hours.ts'
import type { Pack } from '../pack.ts'
import type { Contact } from '../schema/contacts.ts'

/**
 * Who is open and who is closed together, in every pattern that occurs. Looked at: each moment at which one of
 * them opens or closes, on a whole ordinary week and on every bank holiday of the pack with the day after it.
 */
export const openPatterns = (pack: Pack, ids: readonly string[]): ReadonlyMap<string, boolean>[] => {
  const contacts = ids.flatMap((id) => pack.contacts.get(id) ?? [])
  const times = [...new Set(['00:00', ...contacts.flatMap(turningTimes)])]
  const patterns = new Map<string, ReadonlyMap<string, boolean>>()
  for (const day of days(pack)) {
    for (const time of times) {
      const at = DateTime.fromISO(`${day}T${time === '24:00' ? '23:59' : time}`, { zone: ZONE }).toJSDate()
      const pattern = new Map(contacts.map((contact) => [contact.id, isOpen(contact, at, pack)]))
      patterns.set([...pattern.values()].join(), pattern)
    }
  }
  return [...patterns.values()]
}

const turningTimes = ({ hours }: Contact): string[] =>
  hours === 'always' ? [] : hours.weekly.flatMap(({ from, to }) => [from, to])

const days = (pack: Pack): string[] => {
  const holidays = pack.partnership.bank_holidays.dates
  const holiday = new Set(holidays)
  let monday = DateTime.fromISO(holidays[0] ?? '2026-11-23', { zone: ZONE }).startOf('week')
  const week = (): string[] => Array.from({ length: 8 }, (_, i) => monday.plus({ days: i }).toISODate() ?? '')
  while (week().some((day) => holiday.has(day))) monday = monday.plus({ weeks: 1 })
  const around = holidays.flatMap((day) => [day, DateTime.fromISO(day).plus({ days: 1 }).toISODate() ?? ''])
  return [...week(), ...around]
}
