import { readerOf, sendAnswer } from '../../frame/index.ts'
import type { Server } from '../../http/index.ts'
import type { Sent } from '../../kit/sent.ts'
import type { PracticeParts } from '../practice-parts.ts'
import { stillPages } from '../still-pages.ts'
import { WRITING } from '../urls.ts'
import { blameFinder } from './find-blame.ts'
import { MOST_NOTE, type Written, writingCover, writingPage } from './writing.html.ts'

/** Mending words that blame: what is written is looked at, sent back and gone. */
export function serveWriting(server: Server, parts: PracticeParts): void {
  const { pack, clock } = parts
  const tasks = pack.practice?.scenarios?.rules.writing
  if (!tasks) return
  const find = blameFinder(pack)
  for (const language of pack.partnership.languages) {
    const path = readerOf(pack, language, clock()).prefix + WRITING
    stillPages(server, parts, language)(path, (reader) => writingCover(reader, tasks))
    server.post(path, (request, reply) => {
      const reader = readerOf(pack, language, clock())
      const written = writtenIn((request.body ?? {}) as Sent)
      const page = written ? writingPage(reader, written) : writingCover(reader, tasks)
      return sendAnswer(request, reply, reader, parts, { page, status: written?.fault ? 422 : 200 })
    })
  }

  function writtenIn({ task: id, begin, note }: Sent): Written | null {
    const task = tasks?.find((one) => one.id === id)
    if (!task) return null
    if (begin === 'draft') return { task, note: task.draft, found: null, fault: null }
    if (typeof note !== 'string') return { task, note: '', found: null, fault: null }
    if (note.trim() === '') return { task, note: '', found: null, fault: 'empty' }
    if (note.length > MOST_NOTE) return { task, note, found: null, fault: 'too-long' }
    return { task, note, found: find(note), fault: null }
  }
}
