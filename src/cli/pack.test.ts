import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { EXAMPLE, seed, withCopiedExample } from '../pack/check/copied-example.ts'

const MAIN = join(import.meta.dirname, 'main.ts')
const earlySigns = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' })
  assert.doesNotMatch(stdout + stderr, /\n {4}at /, 'a stack trace')
  return { status, stdout, stderr }
}

test('a sound pack: exit 0, and the last line counts', () => {
  const { status, stdout } = earlySigns('pack', 'check', EXAMPLE)
  assert.equal(status, 0)
  assert.match(stdout, /\d+ files, no faults, \d+ warnings?\.\n$/)
})

test('a pack with faults: exit 1, grouped by file after the warnings; --json tells the same', () =>
  withCopiedExample(async (dir) => {
    const line = await seed(dir, 'routes.yaml', 'contact: young-line', 'contact: old-line')
    const text = earlySigns('pack', 'check', dir)
    assert.equal(text.status, 1)
    assert.match(
      text.stdout,
      new RegExp(
        `\\n\\nroutes\\.yaml\\n {2}${line}: fault: There is no contact “old-line”\\. [^\\n]*\\n\\n.*1 fault`,
      ),
    )
    assert.match(text.stdout, /1 fault, \d+ warnings?\.\n$/)
    const json = earlySigns('pack', 'check', dir, '--json')
    assert.equal(json.status, 1)
    const { faults, warnings } = JSON.parse(json.stdout)
    assert.deepEqual(Object.keys(faults[0]), ['file', 'line', 'what', 'right'])
    assert.deepEqual([faults.length, faults[0].file, faults[0].line], [1, 'routes.yaml', line])
    assert.ok(Array.isArray(warnings))
  }))

test('no such folder, a file, no folder at all: exit 2, in a sentence', () => {
  for (const words of [['/nowhere/at/all'], [join(EXAMPLE, 'words.yaml')], []]) {
    const { status, stdout, stderr } = earlySigns('pack', 'check', ...words)
    assert.equal(status, 2, words.join())
    assert.match(stdout + stderr, /no such folder|not a folder|missing required argument/)
  }
})

test('strings for a translation, the pages of the product among them', () =>
  withCopiedExample(async (dir) => {
    const { status, stdout } = earlySigns('pack', 'strings', dir, '--language', 'cy')
    assert.equal(status, 0)
    assert.match(stdout, /^translations\/cy\.po: (\d+) strings, \1 new, \1 without a translation\.\n$/)
    const po = await readFile(join(dir, 'translations/cy.po'), 'utf8')
    assert.match(po, /msgid "Young Line"/)
    assert.match(po, /msgid "Back"/)
    assert.equal(earlySigns('pack', 'strings', dir, '--language', '../cy').status, 2)
    assert.equal(earlySigns('pack', 'strings', join(dir, 'nowhere'), '--language', 'cy').status, 2)
  }))
