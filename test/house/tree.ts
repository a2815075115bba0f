import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository, as a path. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What is made rather than written: the same folders as .gitignore, which this test holds to. */
export const MADE: ReadonlySet<string> = new Set(['node_modules', 'data', 'test-pictures', '.git'])

const WRITTEN_AS_TEXT = new Set(
  '.ts .js .cjs .mjs .json .yaml .yml .md .sql .scss .css .html .svg .txt .po .njk'.split(' '),
)

/** Every file that people wrote, from the root with forward slashes, in order. It needs no git: a tarball will do. */
export const files = (under = ''): string[] =>
  readdirSync(`${ROOT}/${under}`, { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name))
    .flatMap((entry) => {
      const path = under ? `${under}/${entry.name}` : entry.name
      return entry.isDirectory() ? files(path) : [path]
    })
    .sort()

export const isText = (file: string): boolean => WRITTEN_AS_TEXT.has(extname(file)) || extname(file) === ''

export const textOf = (file: string): string => readFileSync(`${ROOT}/${file}`, 'utf8')

/** `file:line` of every line in the files that the pattern matches. */
export const linesMatching = (among: readonly string[], pattern: RegExp): string[] =>
  among.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )
