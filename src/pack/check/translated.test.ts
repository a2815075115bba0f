import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPack } from '../load-pack.ts'
import { checkPack } from './check-pack.ts'
import { seed, withCopiedExample } from './copied-example.ts'
import { updateStrings } from './update-strings.ts'

const PO = 'translations/cy.po'
const po = (dir: string) => readFile(join(dir, PO), 'utf8')

test('a translation is begun, filled in, and read', () =>
  withCopiedExample(async (dir) => {
    const begun = await updateStrings(dir, 'cy', ['Back', 'Ring {number}'])
    assert.ok(begun.ok)
    assert.equal(begun.value.added, begun.value.strings)
    assert.equal(begun.value.missing, begun.value.strings)
    assert.ok(begun.value.strings > 100)
    await seed(dir, 'partnership.yaml', 'languages: [en]', 'languages: [en, cy]')
    await seed(dir, PO, 'msgid "Young Line"\nmsgstr ""', 'msgid "Young Line"\nmsgstr "Llinell"')

    const loaded = await loadPack(dir)
    assert.ok(loaded.ok)
    assert.deepEqual([...(loaded.value.translations.get('cy') ?? [])], [['Young Line', 'Llinell']])
    const { faults, warnings } = await checkPack(dir)
    assert.deepEqual(faults, [])
    const { strings } = begun.value
    const missing = warnings.find(({ file }) => file === PO)
    assert.match(
      missing?.what ?? '',
      new RegExp(`^${strings - 3} of ${strings - 2} strings have no translation`),
    )
  }))

test('an update keeps what a translator wrote, used or not, and adds what is new', () =>
  withCopiedExample(async (dir) => {
    assert.ok((await updateStrings(dir, 'cy')).ok)
    await seed(dir, PO, 'msgid "Young Line"\nmsgstr ""', 'msgid "Young Line"\nmsgstr "Llinell"')
    await seed(dir, 'routes.yaml', 'name: Young Line', 'name: Somebody to talk to')
    await seed(dir, 'contacts.yaml', 'name: Young Line', 'name: Somebody to talk to')
    const updated = await updateStrings(dir, 'cy')
    assert.ok(updated.ok)
    const { added, unused } = updated.value
    assert.deepEqual({ added, unused }, { added: 1, unused: 1 })
    assert.match(await po(dir), /msgstr "Llinell"/)
    const before = await po(dir)
    assert.ok((await updateStrings(dir, 'cy')).ok)
    assert.equal(await po(dir), before)
  }))

test('a fuzzy string is not used, and a translation that lost a place is a fault', () =>
  withCopiedExample(async (dir) => {
    await seed(dir, 'partnership.yaml', 'languages: [en]', 'languages: [en, cy]')
    await mkdir(join(dir, 'translations'))
    const strings = [
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"',
      '#, fuzzy\nmsgid "Young Line"\nmsgstr "Llinell"',
      'msgid "Ring Young Line on {number} and talk."\nmsgstr "Siaradwch."',
    ]
    await writeFile(join(dir, PO), strings.join('\n\n'))
    const { faults } = await checkPack(dir)
    assert.deepEqual(
      faults.map(({ file, what }) => [file, what.replace(/“.*”/, '“…”')]),
      [[PO, 'The translation of “…” has lost {number}.']],
    )
    const loaded = await loadPack(dir)
    assert.ok(loaded.ok)
    assert.equal(loaded.value.translations.get('cy')?.has('Young Line'), false)
  }))

test('a word of who plays may give way to the name, and not get lost', () =>
  withCopiedExample(async (dir) => {
    await seed(dir, 'partnership.yaml', 'languages: [en]', 'languages: [en, cy]')
    await mkdir(join(dir, 'translations'))
    const strings = [
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"',
      'msgid "{friend} lost {friend_their} bag."\nmsgstr "Bag {friend}."',
      'msgid "And {friend_their} phone."\nmsgstr "Ffôn."',
    ]
    await writeFile(join(dir, PO), strings.join('\n\n'))
    const { faults } = await checkPack(dir)
    assert.deepEqual(
      faults.map(({ what }) => what.replace(/“.*”/, '“…”')),
      ['The translation of “…” has lost {friend_their}.'],
    )
  }))

test('a file that is not gettext is a fault with its line, and is never overwritten', () =>
  withCopiedExample(async (dir) => {
    await mkdir(join(dir, 'translations'))
    await writeFile(join(dir, PO), 'msgid "a"\nmsgstr "b"\n\nnonsense here\n')
    const { faults } = await checkPack(dir)
    assert.equal(`${faults[0]?.file}:${faults[0]?.line}`, `${PO}:4`)
    assert.equal((await updateStrings(dir, 'cy')).ok, false)
    assert.match(await po(dir), /nonsense/)
  }))

test('a language that is none cannot lead out of the folder', () =>
  withCopiedExample(async (dir) => {
    for (const language of ['../cy', 'en', 'welsh', '']) {
      assert.equal((await updateStrings(dir, language)).ok, false, language)
    }
  }))

test('a translation of a language that the pack does not name is a warning', () =>
  withCopiedExample(async (dir) => {
    assert.ok((await updateStrings(dir, 'pl')).ok)
    const { faults, warnings } = await checkPack(dir)
    assert.deepEqual(faults, [])
    assert.ok(warnings.some(({ what }) => /does not name the language “pl”/.test(what)))
  }))
