import { type Sent, typedText } from '../../kit/sent.ts'
import type { TeamLog } from './team-queries.ts'

export type LogField = 'team' | 'role' | 'held' | 'people'
export interface LogTyped {
  readonly team: string
  readonly role: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly people: string
}
export interface LogFault {
  readonly field: LogField
  readonly what: string
}

export const MOST_PEOPLE = 500
const LONGEST = 120

/** What a form of the log sent, and every fault of it. */
export const readLog = (
  sent: Sent,
  today: string,
): { readonly typed: LogTyped; readonly faults: LogFault[]; readonly log: TeamLog } => {
  const text = (name: string): string => typedText(sent, name).replace(/\s+/g, ' ').slice(0, 200)
  const typed: LogTyped = {
    team: text('team'),
    role: text('role'),
    day: text('held-day'),
    month: text('held-month'),
    year: text('held-year'),
    people: text('people'),
  }
  const faults: LogFault[] = []
  const fault = (wrong: boolean, field: LogField, what: string): void => {
    if (wrong && !faults.some((one) => one.field === field)) faults.push({ field, what })
  }
  fault(typed.team === '', 'team', 'Enter the team or organisation')
  fault(typed.team.length > LONGEST, 'team', 'The team or organisation has at most 120 characters')
  fault(typed.role === '', 'role', 'Enter the role of whoever led it')
  fault(typed.role.length > LONGEST, 'role', 'The role has at most 120 characters')
  const [day, month, year] = [typed.day, typed.month, typed.year].map((part) =>
    /^\d{1,4}$/.test(part) ? Number(part) : Number.NaN,
  )
  const heldOn = dayOf(year ?? 0, month ?? 0, day ?? 0)
  fault(heldOn === null, 'held', 'Enter the day, such as 23 11 2026')
  fault(heldOn !== null && heldOn > today, 'held', 'The day is in the future')
  fault(heldOn !== null && heldOn < '2020-01-01', 'held', 'The day is too long ago')
  const people = /^\d{1,4}$/.test(typed.people) ? Number(typed.people) : 0
  fault(people < 1 || people > MOST_PEOPLE, 'people', 'Enter how many took part, from 1 to 500')
  return { typed, faults, log: { team: typed.team, role: typed.role, heldOn: heldOn ?? today, people } }
}

/** 2026-11-23; null: there is no such day. */
const dayOf = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const is = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return is && year >= 1000 ? date.toISOString().slice(0, 10) : null
}
