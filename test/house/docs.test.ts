import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { test } from 'node:test'
import { commands } from './commands.ts'
import { deadLinks } from './links.ts'
import { files, ROOT, textOf } from './tree.ts'

const written = files().filter((file) => file.endsWith('.md'))
const text = new Map(written.map((file) => [file, textOf(file)]))

test('every link in the documentation leads somewhere', () => {
  const sample = new Map([
    [
      'docs/a.md',
      '# One two\n[x](b.md#first-part) [y](#one-two) ![p](p.png) [w](https://example.org) `[c](no.md)`',
    ],
    [
      'docs/b.md',
      '## First *part*\n[bad](gone.md) [worse](a.md#gone)\n```\n[not a link](gone.md)\n```\n[up](../../out.md)',
    ],
  ])
  assert.deepEqual(
    deadLinks(sample, (path) => path === 'docs/p.png' || path === '../out.md'),
    ['docs/b.md: gone.md', 'docs/b.md: a.md#gone', 'docs/b.md: ../../out.md'],
  )
  const there = (path: string): boolean => existsSync(posix.join(ROOT, path))
  assert.deepEqual(deadLinks(text, there), [])
})

/** Set by the system or by npm, not by whoever runs the service. */
const NOT_OURS = new Set(['HOME', 'PATH', 'USER', 'TMPDIR'])

test('every setting that the code reads is in docs/settings.md', () => {
  const reading =
    /\benv\.([A-Z][A-Z_]+)\b|\benv\[['"]([A-Z_]+)['"]\]|\bgiven\(['"]([A-Z_]+)['"]\)|\b(EARLY_SIGNS_[A-Z_]+)\b/g
  const read = files('src')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...textOf(file).matchAll(reading)].map((match) => match.slice(1).find(Boolean) ?? ''))
  const settings = [...new Set(read)].filter((name) => !NOT_OURS.has(name)).sort()
  assert.ok(settings.includes('PORT') && settings.includes('EARLY_SIGNS_DATA'), settings.join(', '))
  const table = text.get('docs/settings.md') ?? ''
  assert.deepEqual(
    settings.filter((name) => !table.includes(`\`${name}\``)),
    [],
  )
})

test('every command is in the README or the documentation', async () => {
  const all = await commands()
  assert.ok(all.includes('serve') && all.includes('pack check'), all.join(', '))
  const everything = [...text.values()].join('\n')
  assert.deepEqual(
    all.filter((command) => !everything.includes(`early-signs ${command}`)),
    [],
  )
})

test('everything in docs/ can be reached from the README', () => {
  const reached = new Set<string>()
  const follow = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    for (const [, target = ''] of (text.get(file) ?? '').matchAll(/\]\(([^)#\s]+\.md)/g))
      if (!/^[a-z]+:/.test(target)) follow(posix.join(posix.dirname(file), target))
  }
  follow('README.md')
  assert.deepEqual(
    written.filter((file) => file.startsWith('docs/') && !reached.has(file)),
    [],
  )
})

test('every file of a pack is told of to whoever changes one, and to whoever makes one', () => {
  const parts = new Set(
    files('packs/durham').map((file) => file.slice('packs/durham/'.length).replace(/\/.*/, '/*.yaml')),
  )
  for (const told of ['packs/durham/README.md', 'docs/recipes/make-your-own-pack.md'])
    assert.deepEqual(
      [...parts].filter((part) => part !== 'README.md' && !text.get(told)?.includes(`\`${part}\``)),
      [],
      told,
    )
})
