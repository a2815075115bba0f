import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkPack } from './check-pack.ts'
import { EXAMPLE, withCopiedExample } from './copied-example.ts'

const faultsOf = async (dir: string) =>
  (await checkPack(dir)).faults.map(({ file, line, what }) => `${file}:${line ?? ''} ${what}`)

test('no such folder, and a file where a folder is meant', async () => {
  const missing = await checkPack(join(EXAMPLE, 'nowhere'))
  assert.equal(missing.isFolder, false)
  assert.match(missing.faults[0]?.what ?? '', /no such folder/)
  const file = await checkPack(join(EXAMPLE, 'words.yaml'))
  assert.equal(file.isFolder, false)
  assert.match(file.faults[0]?.what ?? '', /not a folder/)
})

test('an empty folder: each missing file is named', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'pack-'))
  try {
    const told = await faultsOf(dir)
    assert.equal(told.length, 9, told.join('\n'))
    assert.ok(told.every((one) => /missing/.test(one)))
  } finally {
    await rm(dir, { recursive: true })
  }
})

/** What a file may turn out to be, and what is said of it. */
const CONTENTS: readonly [string, string | Buffer, RegExp][] = [
  ['empty', '', /^words\.yaml:1 The file is empty/],
  ['only a comment', '# nothing\n', /^words\.yaml:1 The file is empty/],
  ['binary', Buffer.from([1, 2, 0, 3]), /^words\.yaml: This is not a text file/],
  ['UTF-16', Buffer.from('\ufeffavoid: []', 'utf16le'), /^words\.yaml: The file is saved as UTF-16/],
  ['Latin-1', Buffer.from('avoid: []\n# caf\xe9', 'latin1'), /^words\.yaml:2 The file is not saved as UTF-8/],
  ['10 MB', 'a'.repeat(10_000_000), /^words\.yaml: The file has 10\.0 MB/],
  ['a list', '- avoid\n', /^words\.yaml:1 This entry is a list/],
  ['two documents', 'avoid: []\n---\nglossary: []\n', /^words\.yaml:\d The file holds more than one/],
  ['nested too deeply', '['.repeat(200_000), /^words\.yaml:1 The file is nested too deeply/],
  ['a prototype', '__proto__: { avoid: [] }\n', /^words\.yaml:1 The key “__proto__” is not known/],
]
for (const [name, content, what] of CONTENTS) {
  test(`a file that is ${name}`, () =>
    withCopiedExample(async (dir) => {
      await writeFile(join(dir, 'words.yaml'), content)
      const told = await faultsOf(dir)
      assert.ok(
        told.some((one) => what.test(one)),
        told.join('\n'),
      )
      assert.ok(
        told.every((one) => one.startsWith('words.yaml')),
        told.join('\n'),
      )
    }))
}

test('aliases that would fill the memory', () =>
  withCopiedExample(async (dir) => {
    const nine = (one: string) => `[${Array(9).fill(one).join(',')}]`
    const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const bomb = levels.map((level, i) => `${level}: &${level} ${nine(i === 0 ? 'x' : `*${levels[i - 1]}`)}`)
    await writeFile(join(dir, 'words.yaml'), bomb.join('\n'))
    assert.match((await faultsOf(dir)).join(), /^words\.yaml: The file repeats itself too often/)
  }))

test('links out of the folder are not followed; links within it are', () =>
  withCopiedExample(async (dir) => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'))
    try {
      await writeFile(join(outside, 'secret.yaml'), 'secret: 1')
      await symlink(join(outside, 'secret.yaml'), join(dir, 'signs/secret.yaml'))
      await symlink(outside, join(dir, 'translations'))
      await symlink('loop.yaml', join(dir, 'signs/loop.yaml'))
      const told = await faultsOf(dir)
      assert.deepEqual(told.sort(), [
        'signs/loop.yaml: This is a link that leads back to itself.',
        'signs/secret.yaml: This is a link to something outside the pack.',
        'translations: This is a link to something outside the pack.',
      ])
    } finally {
      await rm(outside, { recursive: true })
    }
  }))

test('a folder where a file is meant, and a file where a folder is', () =>
  withCopiedExample(async (dir) => {
    await unlink(join(dir, 'words.yaml'))
    await mkdir(join(dir, 'words.yaml'))
    await writeFile(join(dir, 'translations'), '')
    assert.deepEqual(await faultsOf(dir), [
      'translations: A folder is meant here, and this is none.',
      'words.yaml: This is not a file.',
    ])
  }))

test('a file that no pack has is told, with what it may have been', () =>
  withCopiedExample(async (dir) => {
    await writeFile(join(dir, 'contact.yaml'), '')
    await writeFile(join(dir, 'signs/more.yml'), '')
    const { faults } = await checkPack(dir)
    assert.deepEqual(
      faults.map(({ file, right }) => [file, right]),
      [
        ['contact.yaml', 'Did you mean “contacts.yaml”?'],
        ['signs/more.yml', 'The files of a pack end in “.yaml”.'],
      ],
    )
  }))
