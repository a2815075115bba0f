import type { Reader } from '../../frame/index.ts'
import type { Sent } from '../../kit/sent.ts'
import type { Chapter } from '../shelf.ts'
import { DOORS, type DoorPlace, PATHS } from '../urls.ts'
import { searchPage } from './search.html.ts'
import { type Group, MOST_LETTERS, type Search, searchOf } from './search.ts'

/**
 * Search over everything public. What is searched for comes by POST, so that it stands in no address and no history;
 * nothing of it is kept or logged.
 */
export const search: Chapter = ({ asked }) => {
  let made: Search | undefined
  // Made when somebody first searches, so that nobody waits for it at the start.
  const find = (reader: Reader, typed: string): Group[] => {
    made ??= searchOf(reader)
    return made(typed)
  }
  asked(PATHS.search, (reader, sent) => {
    const typed = sent ? typedIn(sent) : ''
    const groups = typed.trim() ? find(reader, typed) : []
    const door = sent ? doorIn(sent) : undefined
    return { status: 200, page: searchPage(reader, { typed, searched: sent !== null, groups, door }) }
  })
}

/** A field that is sent several times over is a list; the first is what the box held, which takes no more. */
const typedIn = ({ typed }: Sent): string => {
  const [first] = [typed].flat()
  return typeof first === 'string' ? first.slice(0, MOST_LETTERS) : ''
}

const doorIn = ({ door }: Sent): DoorPlace | undefined => DOORS.find((one) => one === door)
