import { isAbsolute, relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { ROOT } from './house/tree.ts'

/** A reporter for `node --test`: how long each file took, in seconds, and its path from the root, a line for each. */
export default async function* slowestFiles(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:summary' || !event.data.file) continue
    const { file, duration_ms } = event.data
    yield `${(duration_ms / 1000).toFixed(1)} ${isAbsolute(file) ? relative(ROOT, file) : file}\n`
  }
}
