import { execFile } from 'node:child_process'
import { posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One import: who, what was written, and the file meant where it is one of ours. */
export interface Import {
  /** Path of the importing file from the root, with forward slashes. */
  readonly from: string
  /** What stands in the quotes. */
  readonly specifier: string
  /** The file it leads to, from the root; null for a package. */
  readonly to: string | null
}

const COMPILER = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
const IMPORTED = /^ +Imported via ["'](.+?)["'] from file '(.+?)'/

/**
 * Every import under `src/` of the project in `root`, as the TypeScript compiler resolves it: types only,
 * re-exports, `import('…')` in code and in types included. Type errors do not matter here; a compiler that
 * says nothing does, and throws.
 *
 * Why the compiler: docs/decisions/0006-imports-read-by-the-compiler.md
 */
export const importsOf = async (root: string): Promise<Import[]> => {
  const report = await explained(root)
  const imports = new Map<string, Import>()
  for (const line of report.split('\n')) {
    const [, specifier, importer] = IMPORTED.exec(line) ?? []
    if (specifier === undefined || importer === undefined || !importer.startsWith('src/')) continue
    const to = specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier) : null
    imports.set(`${importer} ${specifier}`, { from: importer, specifier, to })
  }
  if (imports.size === 0)
    throw new Error(`The compiler told of no import under ${root}:\n${report.slice(0, 2000)}`)
  return [...imports.values()]
}

const explained = (root: string): Promise<string> =>
  new Promise((done) => {
    const options = ['--noEmit', '--explainFiles', '--pretty', 'false', '-p', resolve(root)]
    const limit = { cwd: root, maxBuffer: 256 * 2 ** 20 }
    execFile(process.execPath, [COMPILER, ...options], limit, (_failure, output) => done(output))
  })
