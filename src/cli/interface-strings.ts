import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = join(import.meta.dirname, '..')
const CALL = /\bt(?:\.html)?\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g

/**
 * The English sentences of the interface: what pages give to `t('…')`. The code is shipped as it is read, so it is
 * its own list; a test renders every page with all of them translated and finds none left out.
 */
export function interfaceStrings(): string[] {
  const found = new Set<string>()
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    for (const [, single, double] of readFileSync(join(SOURCES, name), 'utf8').matchAll(CALL)) {
      const written = single ?? double ?? ''
      if (written) found.add(written.replace(/\\(.)/g, '$1'))
    }
  }
  return [...found].sort()
}
