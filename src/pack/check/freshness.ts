import { DateTime } from 'luxon'
import type { Problem } from '../../kit/result.ts'
import { ZONE } from '../opening-hours.ts'
import type { Part, Parts } from '../parts.ts'

/** What has not been looked at for too long, or soon will not hold: warnings, for the content may still be right. */
export const checkFreshness = (parts: Parts, now: Date): Problem[] => {
  const today = DateTime.fromJSDate(now, { zone: ZONE }).startOf('day')
  return [
    ...staleContacts(parts, today),
    ...endingHolidays(parts, today),
    ...unopenedResources(parts),
    ...harmsWithoutSigns(parts),
    ...uncheckedSources(parts),
  ]
}

const day = (text: string): DateTime => DateTime.fromISO(text, { zone: ZONE })

const staleContacts = ({ contacts }: Parts, today: DateTime): Problem[] =>
  (contacts?.value.contacts ?? []).flatMap(({ id, checked_on }, i) => {
    const where = contacts?.where(['contacts', i, 'checked_on']) ?? ''
    if (day(checked_on) > today) {
      return [
        {
          where,
          what: `The contact “${id}” was checked on a day to come.`,
          right: 'Write the day of the check.',
        },
      ]
    }
    if (day(checked_on) > today.minus({ months: 12 })) return []
    return [
      {
        where,
        what: `Nobody has checked the contact “${id}” for 12 months (last on ${checked_on}).`,
        right: 'Compare it with what its owner publishes, and write the day.',
      },
    ]
  })

const endingHolidays = ({ partnership }: Parts, today: DateTime): Problem[] => {
  if (!partnership) return []
  const last = partnership.value.bank_holidays.dates.toSorted().at(-1) ?? ''
  if (day(last) >= today.plus({ months: 3 })) return []
  return [
    {
      where: partnership.where(['bank_holidays', 'dates']),
      what: `The last bank holiday is ${last}: opening hours will be wrong after it.`,
      right: 'Add the coming ones (England: https://www.gov.uk/bank-holidays).',
    },
  ]
}

const unopenedResources = ({ resources }: Parts): Problem[] =>
  (resources?.value.resources ?? []).flatMap(({ id, checked_on }, i) =>
    checked_on === null
      ? [
          {
            where: resources?.where(['resources', i, 'checked_on']) ?? '',
            what: `Nobody has opened the resource “${id}” yet.`,
            right: 'Open it, and write the day.',
          },
        ]
      : [],
  )

/** A harm's page lists the signs that are told of with it: without any it helps nobody to notice. */
const harmsWithoutSigns = ({ harms, domains, allDomains }: Parts): Problem[] => {
  const told = new Set(domains.flatMap(({ value }) => value.signs.flatMap((sign) => sign.harms)))
  return (harms?.value.harms ?? []).flatMap(({ id }, i) =>
    told.has(id) || !allDomains
      ? []
      : [
          {
            where: harms?.where(['harms', i]) ?? '',
            what: `No sign is told of with the harm “${id}”: its page would show none.`,
            right: 'Name it under “harms” of the signs that go with it.',
          },
        ],
  )
}

const uncheckedSources = ({
  domains,
  instruments,
  forms,
  exercises,
  scenarios,
  allDomains: _,
  ...single
}: Parts): Problem[] =>
  [...Object.values(single), ...domains, ...instruments, ...forms, ...exercises, ...scenarios].flatMap(
    (part: Part<unknown>) => {
      const unchecked = countUnchecked(part.value)
      if (unchecked === 0) return []
      return [
        {
          where: part.file,
          what: `${unchecked === 1 ? 'One source is' : `${unchecked} sources are`} unchecked.`,
          right: 'Compare each with what it says, write “checked_on”, and remove “unchecked”.',
        },
      ]
    },
  )

const countUnchecked = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'unchecked' in value && value.unchecked === true ? 1 : 0
  return Object.values(value).reduce<number>((sum, inner) => sum + countUnchecked(inner), own)
}
