import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadPack } from '../load-pack.ts'
import { checkPack } from './check-pack.ts'
import { EXAMPLE, withCopiedExample } from './copied-example.ts'

const files = (await readdir(EXAMPLE, { recursive: true })).filter((file) => file.endsWith('.yaml')).sort()
const originals = new Map<string, string>()
for (const file of files) originals.set(file, await readFile(join(EXAMPLE, file), 'utf8'))

/** One slip of the hand: a stretch of a file cut out, written twice, or overwritten with something else. */
const slip = fc.record({
  file: fc.constantFrom(...files),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  kind: fc.constantFrom('cut', 'twice', 'over', 'lines'),
  text: fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '\n',
      '  ',
      '\t',
      ': ',
      '- ',
      '[',
      '{',
      '&a ',
      '*a',
      'null',
      '~',
      '{}',
      '[]',
      '1',
      '|\n',
      '__proto__: 1\n',
    ),
  ),
})

const applied = (
  text: string,
  { at, length, kind, text: other }: { at: number; length: number; kind: string; text: string },
) => {
  if (kind === 'lines') {
    const lines = text.split('\n')
    const line = Math.floor(at * lines.length)
    return [...lines.slice(0, line), other, ...lines.slice(line + (length % 4))].join('\n')
  }
  const from = Math.floor(at * text.length)
  const stretch = text.slice(from, from + length)
  const instead = kind === 'cut' ? '' : kind === 'twice' ? stretch + stretch : other
  return text.slice(0, from) + instead + text.slice(from + length)
}

test('whatever happens to its files, a pack is loaded or its faults are told, with lines that exist', () =>
  withCopiedExample((dir) =>
    fc.assert(
      fc.asyncProperty(fc.array(slip, { minLength: 1, maxLength: 3 }), async (slips) => {
        const texts = new Map(originals)
        for (const one of slips) texts.set(one.file, applied(texts.get(one.file) ?? '', one))
        for (const [file, text] of texts) await writeFile(join(dir, file), text)

        const loaded = await loadPack(dir)
        const { faults, warnings } = await checkPack(dir)
        if (!loaded.ok) assert.ok(loaded.faults.length > 0 && faults.length > 0)
        for (const { file, line, what } of [...faults, ...warnings]) {
          assert.ok(what.length > 0)
          const lines = texts.get(file)?.split('\n').length
          if (line !== null && lines !== undefined) assert.ok(line >= 1 && line <= lines, `${file}:${line}`)
        }
      }),
      { numRuns: 60 },
    ),
  ))
