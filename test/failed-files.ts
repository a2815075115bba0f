import { isAbsolute, relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { ROOT } from './house/tree.ts'

/** A reporter for `node --test`: the path, from the root, of each file in which a test failed, a line for each failure. */
export default async function* failedFiles(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:fail') continue
    const file = event.data.file ?? event.data.name
    yield `${isAbsolute(file) ? relative(ROOT, file) : file}\n`
  }
}
