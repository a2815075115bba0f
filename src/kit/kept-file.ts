import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * A text that is slow to make, kept in a folder under a name that changes with what it is made of. Written under another
 * name first, so that nobody reads half of it. A folder that cannot be written costs the time again, nothing else.
 */
export async function keptFile(folder: string, name: string, make: () => Promise<string>): Promise<string> {
  const file = path.join(folder, name)
  return readFile(file, 'utf8').catch(async () => {
    const made = await make()
    await mkdir(folder, { recursive: true })
      .then(() => writeFile(`${file}.${process.pid}`, made))
      .then(() => rename(`${file}.${process.pid}`, file))
      .catch(() => undefined)
    return made
  })
}
