import { isOpen, type Pack, type Receives } from '../pack/index.ts'

/** Rungs that are told at once of feared significant harm: those on duty while the team itself is not there. */
export const alertedNow = (
  pack: Pack,
  { contact, out_of_hours = [] }: Receives,
  now: Date,
): readonly string[] => {
  const hours = pack.contacts.get(contact)
  return !hours || isOpen(hours, now, pack) ? [] : out_of_hours
}
