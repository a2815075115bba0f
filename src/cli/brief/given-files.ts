import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { faults, ok, type Problem, type Result } from '../../kit/result.ts'

/** A file as it came. */
export interface Given {
  readonly name: string
  readonly bytes: Uint8Array
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder.',
  EACCES: 'It may not be read.',
  EPERM: 'It may not be read.',
}

const readOne = async (path: string): Promise<Given | Problem> => {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    return {
      where: path,
      what: WHY[code] ?? `It cannot be read (${code}).`,
      right: 'Name a file that can be read.',
    }
  }
}

/** Every file, each once however often it was named; all that cannot be read is told at once. */
export const readGiven = async (paths: readonly string[]): Promise<Result<Given[]>> => {
  const once = [...new Map(paths.map((path) => [resolve(path), path])).values()]
  const read = await Promise.all(once.map(readOne))
  const broken = read.filter((one) => 'what' in one)
  return broken.length > 0 ? faults(...broken) : ok(read.filter((one) => 'bytes' in one))
}
